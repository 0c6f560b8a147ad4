import type { ChartResult } from '@fairshift/chart-host';
import { describe, expect, it } from '@jest/globals';
import { ledeOf } from './finding.js';

const resultWith = (sentences: readonly string[]): ChartResult => ({
  analysis: {},
  option: {},
  description: { headline: 'It rose.', sentences, table: { caption: '', columns: [], rows: [] } },
});

describe('ledeOf', () => {
  it('says where the figures stand now, and not which chart it is', () => {
    const what = ['Screened, as a percentage, each month.', 'P-chart, Aurelio rules.'];
    const now = 'In June 2021 it was 85% (85 of 100).';
    expect(ledeOf(resultWith([...what, 'The average was 67%.', now]))).toBe(now);
    expect(ledeOf(resultWith([...what, 'The average was 67%.']))).toBe('The average was 67%.');
    expect(ledeOf(resultWith(what))).toBeUndefined();
  });
});
