import { describe, expect, it } from '@jest/globals';
import { importJob } from '@fairshift/contracts';
import { NEW, answersBody, asksPeriod, candidatesOf, checkAnswers, startAnswers } from './answers-form.js';

const datasetId = '018f3c2e-7b1a-7c11-9a53-0a1b2c3d4e5f';

const job = importJob.parse({
  id: '018f3c2e-7b1a-7c11-9a53-0a1b2c3d4e50',
  version: 3,
  state: 'recognised',
  file: { name: 'coverage-dec-2017.csv', size: 58_211, sha256: 'a'.repeat(64) },
  uploadedBy: 'Ana List',
  uploadedAt: '2026-11-24T10:00:00Z',
  recognised: [
    {
      pluginId: 'fairshift.source-gp-dashboard',
      sourceId: 'cervical-gp-practice',
      title: 'Cervical screening by GP practice',
      score: 3,
      because: 'All 32 headings match.',
      needs: ['period'],
    },
  ],
  needs: ['period'],
  answers: {},
  candidates: [],
  problemCount: 0,
});

describe('startAnswers', () => {
  it('starts from the best match, a name for it and the month in the name of the file', () => {
    const start = startAnswers(job);
    expect(start.source).toBe('fairshift.source-gp-dashboard cervical-gp-practice');
    expect(start.title).toBe('Cervical screening by GP practice');
    expect(start.target).toBe(NEW);
    expect(start.period).toMatchObject({ kind: 'month', year: '2017', month: '12' });
    expect(asksPeriod(job, start.source)).toBe(true);
  });

  const source = { pluginId: 'fairshift.source-gp-dashboard', sourceId: 'cervical-gp-practice' };
  const fed = { datasetId, title: 'Screening', because: 'The last file in it was coverage.csv.' };

  it('offers the dataset that files of a like name went into', () => {
    const refresh = { ...job, source, candidates: [{ ...fed, likely: true }] };
    expect(startAnswers(refresh).target).toBe(datasetId);
  });

  it('aims no file at a dataset that only has the same source', () => {
    const other = { ...job, source, candidates: [{ ...fed, likely: false }] };
    expect(startAnswers(other).target).toBe(NEW);
    expect(candidatesOf(other, startAnswers(other).source)).toHaveLength(1);
  });

  it('has no dataset to offer for a source that the server was not asked about', () => {
    const other = { ...job, source, candidates: [{ ...fed, likely: true }] };
    expect(candidatesOf(other, 'fairshift.source-fairshift-csv fairshift-csv')).toEqual([]);
  });

  it('names a dataset of our own layout after its file', () => {
    const own = { ...job.recognised[0]!, pluginId: 'fairshift.source-fairshift-csv', title: 'Fairshift CSV' };
    const file = { ...job.file, name: 'ward-incidents_2024.csv' };
    expect(startAnswers({ ...job, file, recognised: [own] }).title).toBe('Ward incidents 2024');
  });
});

describe('answersBody', () => {
  it('says the period with its end exclusive', () => {
    expect(answersBody(job, startAnswers(job))).toEqual({
      version: 3,
      source: { pluginId: 'fairshift.source-gp-dashboard', sourceId: 'cervical-gp-practice' },
      answers: { period: '2017-12-01/2018-01-01', periodKind: 'month' },
      target: { kind: 'new', title: 'Cervical screening by GP practice' },
    });
  });
});

describe('checkAnswers', () => {
  it('finds nothing wrong with the start', () => {
    expect(checkAnswers(job, startAnswers(job))).toEqual({});
  });

  it('names the control of each fault', () => {
    const start = startAnswers(job);
    const empty = { ...start, title: ' ', period: { ...start.period, year: '' } };
    expect(Object.keys(checkAnswers(job, empty))).toEqual(['year', 'title']);
  });
});
