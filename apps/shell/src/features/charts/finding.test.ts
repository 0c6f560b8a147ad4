import type { ChartResult } from '@fairshift/chart-host';
import { describe, expect, it } from '@jest/globals';
import { ledeOf } from './finding.js';

const what = { topic: 'What', sentences: ['Screened, as a percentage, each month.', 'P-chart.'] };
const resultWith = (...more: { topic: string; sentences: string[] }[]): ChartResult => {
  const paragraphs = [what, ...more];
  const sentences = paragraphs.flatMap((each) => each.sentences);
  const table = { caption: '', columns: [], rows: [] };
  return { analysis: {}, option: {}, description: { headline: 'It rose.', sentences, paragraphs, table } };
};

describe('ledeOf', () => {
  it('says where the figures stand now, in at most 2 sentences, and not which chart it is', () => {
    const now = { topic: 'Now', sentences: ['In June 2021 it was 85% (85 of 100).'] };
    expect(ledeOf(resultWith({ topic: 'Events', sentences: ['One.'] }, now))).toBe(now.sentences[0]);
    const both = { topic: 'Then and now', sentences: ['A: 1 of 2.', 'B: 2 of 2.', 'Not this.'] };
    expect(ledeOf(resultWith(both))).toBe('A: 1 of 2. B: 2 of 2.');
    const happened = { topic: 'What happened', sentences: ['There are 13.', 'It was 0.3.', 'It improved.'] };
    expect(ledeOf(resultWith(happened))).toBe('It was 0.3. It improved.');
    expect(ledeOf(resultWith(happened, now))).toBe(now.sentences[0]);
    expect(ledeOf(resultWith())).toBeUndefined();
  });
});
