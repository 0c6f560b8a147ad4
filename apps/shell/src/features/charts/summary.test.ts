import { describe, expect, it } from '@jest/globals';
import type { ChartInputJson } from '@fairshift/contracts';
import { emptyInput, input } from '../../test/records.js';
import { measuresOf, summaryInput } from './summary.js';

const named = (title: string, from: object = input, more: object = {}): ChartInputJson =>
  ({ ...from, ...more, measure: { ...input.measure, title } }) as ChartInputJson;

describe('one input of several measures', () => {
  it('has the first with figures, and the others beside it in their order', () => {
    const made = summaryInput([named('Empty', emptyInput), named('One'), named('Two')]);
    expect(made?.measure.title).toBe('One');
    expect(made?.others?.map(({ measure }) => measure.title)).toEqual(['Two', 'Empty']);
  });

  it('names every source once, and every caution', () => {
    const made = summaryInput([
      named('One', input, { cautions: ['Years differ.'] }),
      named('Two', input, { cautions: ['Years differ.', 'Another.'] }),
    ]);
    expect(made?.sources).toEqual(input.sources);
    expect(made?.cautions).toEqual(['Years differ.', 'Another.']);
  });

  it('is none where no measure has a figure', () => {
    expect(summaryInput([named('Empty', emptyInput)])).toBeUndefined();
    expect(summaryInput([])).toBeUndefined();
  });
});

it('names each measure of a project’s charts once', () => {
  expect(measuresOf([{ measureId: 'a' }, { measureId: 'b' }, { measureId: 'a' }])).toEqual(['a', 'b']);
});
