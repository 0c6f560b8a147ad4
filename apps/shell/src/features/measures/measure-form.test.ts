import { describe, expect, it } from '@jest/globals';
import type { Dataset } from '@fairshift/contracts';
import { checkMeasure, definitionBody, peopleFromOf, startValues, withColumn } from './measure-form.js';

const column = (id: string, label: string, unit: string, kind: 'proportion' | 'count' | 'event') => ({
  id,
  label,
  kind,
  unit,
  polarity: kind === 'proportion' ? ('higher-is-better' as const) : ('lower-is-better' as const),
  multiplier: 1,
  observations: 1,
});

const dataset = {
  periods: [],
  places: { total: 0, items: [] },
  columns: [
    column('seen', 'Seen in time', '%', 'proportion'),
    column('incidents', 'Incidents', 'incidents', 'count'),
    column('infections', 'Infections', 'days', 'event'),
  ],
} as unknown as Dataset;

describe('withColumn', () => {
  it('takes name, unit and direction from the column that is chosen', () => {
    expect(withColumn(startValues(dataset, 'seen'), dataset, 'incidents')).toMatchObject({
      columnId: 'incidents',
      title: 'Incidents',
      unit: 'incidents',
      polarity: 'lower-is-better',
    });
  });

  it('leaves the direction of days between events to the person, as it is not that of the events', () => {
    expect(startValues(dataset, 'infections').polarity).toBe('');
    expect(withColumn(startValues(dataset, 'incidents'), dataset, 'infections').polarity).toBe('');
    const faults = checkMeasure(startValues(dataset, 'infections'), dataset);
    expect(faults['polarity']).toBe('Say which way is better');
  });

  it('keeps what a person typed', () => {
    const typed = { ...startValues(dataset, 'seen'), title: 'Our own name' };
    expect(withColumn(typed, dataset, 'incidents').title).toBe('Our own name');
  });
});

describe('checkMeasure', () => {
  it('names what is missing in the order of the form', () => {
    const faults = checkMeasure(startValues(dataset, 'seen'), dataset);
    expect(Object.keys(faults)).toEqual(['numerator', 'denominator', 'population', 'owner']);
  });

  it('asks for no denominator of a count', () => {
    const faults = checkMeasure(startValues(dataset, 'incidents'), dataset);
    expect(Object.keys(faults)).toEqual(['numerator', 'population', 'owner']);
  });
});

describe('a rate by the number of people', () => {
  const counts = { ...startValues(dataset, 'incidents'), people: '7|people', peopleSearch: 'Bed' };

  it('asks for the place, in two steps', () => {
    const asked = (values: typeof counts) =>
      Object.keys(checkMeasure(values, dataset)).filter((name) => name.startsWith('people'));
    expect(asked({ ...counts, peopleSearch: ' ' })).toEqual(['peopleSearch']);
    expect(asked(counts)).toEqual(['peoplePlace']);
    expect(asked({ ...counts, peoplePlace: 'E06000055' })).toEqual([]);
  });

  it('is a rate for every 1,000 people, of the place that was chosen', () => {
    const values = { ...counts, peoplePlace: 'E06000055', polarity: 'lower-is-better' as const };
    expect(definitionBody(values, { ...dataset, stratifiers: [] })).toMatchObject({
      form: 'rate',
      multiplier: 1000,
    });
    expect(peopleFromOf(values)).toEqual({
      peopleFrom: { datasetId: '7', columnId: 'people', placeCode: 'E06000055' },
    });
    expect(peopleFromOf({ ...values, people: '' })).toEqual({});
  });

  it('is not kept when another column is chosen that is no count', () => {
    expect(withColumn(counts, dataset, 'seen').people).toBe('');
  });
});
