import { describe, expect, it } from '@jest/globals';
import { selectionOf, type DraftSearch } from './draft.js';

const search: DraftSearch = {
  measure: 'm',
  type: undefined,
  split: 'age-band',
  groups: undefined,
  reference: undefined,
  project: undefined,
};
const groups = [{ id: '25-49' }, { id: '50-64' }, { id: '65+' }];
const gap = { pluginId: 'fairshift.chart-gap', chartId: 'gap' };

describe('selectionOf', () => {
  it('gives a gap chart two different groups, the second to compare with', () => {
    expect(selectionOf(gap, search, groups)).toEqual({
      stratifier: 'age-band',
      groups: ['25-49', '50-64'],
      reference: '50-64',
    });
    expect(selectionOf(gap, { ...search, groups: '65+', reference: '65+' }, groups).groups).toEqual([
      '65+',
      '25-49',
    ]);
  });

  it('gives other charts every group, and no split at all when none is asked for', () => {
    expect(selectionOf({ ...gap, chartId: 'pareto' }, search, groups)).toEqual({ stratifier: 'age-band' });
    expect(selectionOf(gap, { ...search, split: undefined }, groups)).toEqual({});
  });
});
