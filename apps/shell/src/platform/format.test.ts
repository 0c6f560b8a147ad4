import { describe, expect, it } from '@jest/globals';
import {
  counted,
  midSentence,
  periodWords,
  rangeWords,
  shareWords,
  sizeWords,
  spanWords,
  withPeriods,
} from './format.js';

describe('periodWords', () => {
  it('names months, quarters and years in full', () => {
    expect(periodWords({ start: '2017-12-01', end: '2018-01-01', kind: 'month' })).toBe('December 2017');
    expect(periodWords({ start: '2021-04-01', end: '2021-07-01', kind: 'quarter' })).toBe(
      'April to June 2021',
    );
    expect(periodWords({ start: '2021-01-01', end: '2022-01-01', kind: 'year' })).toBe('2021');
  });

  it('says both years of a financial year', () => {
    expect(periodWords({ start: '2019-04-01', end: '2020-04-01', kind: 'financial-year' })).toBe(
      'April 2019 to March 2020',
    );
  });

  it('names a fortnight by its first day', () => {
    expect(periodWords({ start: '2020-08-10', end: '2020-08-24', kind: 'fortnight' })).toBe(
      'fortnight from 10 August 2020',
    );
  });
});

describe('withPeriods', () => {
  it('names the periods of a sentence, with their last day or month included', () => {
    expect(withPeriods('2024-01-01 to 2024-02-01 would lose 15 of 20 figures.')).toBe(
      'January 2024 would lose 15 of 20 figures.',
    );
    expect(withPeriods('2020-08-10 to 2020-08-24 would lose 1 of 4 figures.')).toBe(
      '10 August 2020 to 23 August 2020 would lose 1 of 4 figures.',
    );
  });
});

describe('rangeWords', () => {
  it('takes the end as exclusive', () => {
    expect(rangeWords('2020-08-10', '2020-09-21')).toBe('10 August 2020 to 20 September 2020');
    expect(rangeWords('2020-08-10', '2020-08-11')).toBe('10 August 2020');
  });
});

describe('numbers', () => {
  it('never rounds something to nothing', () => {
    expect(shareWords(0)).toBe('0%');
    expect(shareWords(0.004)).toBe('under 1%');
    expect(shareWords(0.6)).toBe('60%');
    expect(shareWords(0.996)).toBe('over 99%');
  });

  it('counts and sizes', () => {
    expect(counted(1, 'row')).toBe('1 row');
    expect(counted(1204, 'row')).toBe('1,204 rows');
    expect(counted(2, 'stratifier needs', 'stratifiers need')).toBe('2 stratifiers need');
    expect(sizeWords(58_211)).toBe('58 kB');
    expect(sizeWords(1_240_000)).toBe('1.2 MB');
  });
});

describe('words inside a sentence', () => {
  it('keep initials', () => {
    expect(midSentence('NHS region')).toBe('NHS region');
    expect(midSentence('Age band')).toBe('age band');
  });

  it('say one period once', () => {
    const month = { start: '2017-12-01', end: '2018-01-01', kind: 'month' } as const;
    expect(spanWords(month, month)).toBe('December 2017');
  });

  it('run from the first to the last month or day', () => {
    const quarter = { start: '2021-04-01', end: '2021-07-01', kind: 'quarter' } as const;
    const last = { start: '2023-01-01', end: '2023-04-01', kind: 'quarter' } as const;
    expect(spanWords(quarter, last)).toBe('April 2021 to March 2023');
    const fortnight = { start: '2020-08-10', end: '2020-08-24', kind: 'fortnight' } as const;
    const next = { start: '2020-08-24', end: '2020-09-07', kind: 'fortnight' } as const;
    expect(spanWords(fortnight, next)).toBe('10 August 2020 to 6 September 2020');
    const months = { start: '2017-12-01', end: '2018-01-01', kind: 'month' } as const;
    const after = { start: '2018-01-01', end: '2018-02-01', kind: 'month' } as const;
    expect(spanWords(months, after)).toBe('December 2017 to January 2018');
  });
});
