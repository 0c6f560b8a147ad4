import { describe, expect, it } from '@jest/globals';
import { rankCandidates } from './import-view.js';

const held = (fileName: string | null) => ({ id: fileName ?? 'none', title: 'A dataset', fileName });
const likely = (fileName: string, ...files: (string | null)[]) =>
  rankCandidates(fileName, files.map(held))
    .filter((candidate) => candidate.likely)
    .map(({ datasetId }) => datasetId);

describe('rankCandidates', () => {
  it('puts the dataset that files of a like name went into first', () => {
    const ranked = rankCandidates('complaints-2024-03.csv', [
      held('referrals-2024-02.csv'),
      held('complaints-2024-02.csv'),
    ]);
    expect(ranked.map(({ datasetId }) => datasetId)).toEqual([
      'complaints-2024-02.csv',
      'referrals-2024-02.csv',
    ]);
  });

  it('takes months and numbers for what differs from file to file', () => {
    expect(likely('coverage-mar-2018.csv', 'coverage-dec-2017.csv')).toHaveLength(1);
    expect(likely('Coverage September 2018.csv', 'coverage_2017_12.csv')).toHaveLength(1);
  });

  it('finds no likeness in part of a word, in numbers alone, or in the source alone', () => {
    expect(likely('marsh-ward.csv', 'june-ward.csv')).toEqual([]);
    expect(likely('2024-01.csv', '2023-12.csv')).toEqual([]);
    expect(likely('racist-incidents.csv', 'cervical-screening.csv', null)).toEqual([]);
  });
});
