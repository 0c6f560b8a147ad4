import { describe, expect, it } from '@jest/globals';
import type { Dataset } from '@fairshift/contracts';
import { checkMeasure, startValues, withColumn } from './measure-form.js';

const column = (id: string, label: string, unit: string, kind: 'proportion' | 'count') => ({
  id,
  label,
  kind,
  unit,
  polarity: kind === 'count' ? ('lower-is-better' as const) : ('higher-is-better' as const),
  multiplier: 1,
  observations: 1,
});

const dataset = {
  periods: [],
  places: { total: 0, items: [] },
  columns: [
    column('seen', 'Seen in time', '%', 'proportion'),
    column('incidents', 'Incidents', 'incidents', 'count'),
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
