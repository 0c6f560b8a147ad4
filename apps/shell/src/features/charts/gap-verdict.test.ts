import { describe, expect, it } from '@jest/globals';
import { gapOf, verdictCardOf } from './gap-verdict.js';

const analysis = {
  focus: { id: '25-49', label: 'Aged 25 to 49' },
  reference: { id: '50-64', label: 'Aged 50 to 64' },
  // PRODUCT 6 C: 1053/1950 and 440/710, then 1346/1980 and 512/721.
  points: [
    { name: 'April to June 2021', focus: { percent: 54 }, reference: { percent: 61.97 }, gap: 7.97 },
    { name: 'January to March 2023', focus: { percent: 67.98 }, reference: { percent: 71.01 }, gap: 3.03 },
  ],
  compared: [0, 1],
  signal: null,
  verdict: {
    word: 'narrowed',
    headline: 'The gap narrowed from 8 to 3 percentage points.',
    why: 'Narrowed because the focus group rose faster; both groups improved.',
    howSure: 'Not fully.',
    ratios: [],
    levellingDown: null,
  },
};

describe('gapOf', () => {
  it('reads only an analysis of a gap', () => {
    expect(gapOf(analysis)?.verdict.word).toBe('narrowed');
    expect(gapOf({ bars: [] })).toBeUndefined();
    expect(gapOf(null)).toBeUndefined();
  });
});

describe('verdictCardOf', () => {
  it('says both groups and the gap, then and now', () => {
    const found = gapOf(analysis);
    const card = found && verdictCardOf(found);
    // 62 to 71 is up 9, 54 to 68 up 14, and the gap of 8 comes down by 5 to 3.
    expect(card?.rows?.map(({ before, now, change }) => [before, now, change])).toEqual([
      ['62%', '71%', 'up 9'],
      ['54%', '68%', 'up 14'],
      ['8', '3', 'down 5'],
    ]);
    expect(card?.when).toBe('Then is April to June 2021. Now is January to March 2023.');
    expect(card?.concern).toBe(false);
  });

  it('has no card where nothing can be compared', () => {
    const found = gapOf({ ...analysis, compared: null });
    expect(found && verdictCardOf(found)).toBeUndefined();
  });
});
