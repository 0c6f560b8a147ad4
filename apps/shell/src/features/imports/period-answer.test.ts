import { describe, expect, it } from '@jest/globals';
import { NO_PERIOD, guessFromName, periodOf } from './period-answer.js';

describe('periodOf', () => {
  it('ends on the day after the last day', () => {
    expect(periodOf({ ...NO_PERIOD, year: '2017', month: '12' })).toEqual({
      start: '2017-12-01',
      end: '2018-01-01',
      kind: 'month',
    });
    expect(periodOf({ ...NO_PERIOD, kind: 'irregular', first: '2020-08-10', last: '2020-08-23' })).toEqual({
      start: '2020-08-10',
      end: '2020-08-24',
      kind: 'irregular',
    });
  });

  it('starts a financial year in April and a quarter in its month', () => {
    expect(periodOf({ ...NO_PERIOD, kind: 'financial-year', year: '2019' })).toMatchObject({
      start: '2019-04-01',
      end: '2020-04-01',
    });
    expect(periodOf({ ...NO_PERIOD, kind: 'quarter', year: '2021', month: '10' })).toMatchObject({
      start: '2021-10-01',
      end: '2022-01-01',
    });
  });

  it('is nothing while the answer is not complete', () => {
    expect(periodOf(NO_PERIOD)).toBeUndefined();
    expect(periodOf({ ...NO_PERIOD, year: '17' })).toBeUndefined();
    expect(
      periodOf({ ...NO_PERIOD, kind: 'irregular', first: '2020-08-10', last: '2020-08-09' }),
    ).toBeUndefined();
  });
});

describe('guessFromName', () => {
  it('reads a month and year out of a file name', () => {
    expect(guessFromName('cervical-coverage-gp-practice-dec-2017-copy.csv')).toMatchObject({
      year: '2017',
      month: '12',
    });
    expect(guessFromName('Screening September 2021.csv')).toMatchObject({ year: '2021', month: '9' });
    expect(guessFromName('list_2018-03.csv')).toMatchObject({ year: '2018', month: '3' });
  });

  it('reads a financial year out of a file name', () => {
    const april = (year: string) => ({ kind: 'financial-year', year });
    expect(guessFromName('PREVALENCE_2223.csv')).toMatchObject(april('2022'));
    expect(guessFromName('complaints 2020-21.csv')).toMatchObject(april('2020'));
    // A year, or the year from April 2020: nothing is guessed.
    expect(guessFromName('PREVALENCE_2021.csv')).toBeUndefined();
    expect(guessFromName('list 120345.csv')).toBeUndefined();
  });

  it('guesses nothing from a word that only begins like a month', () => {
    expect(guessFromName('margin-2017.csv')).toBeUndefined();
    expect(guessFromName('practices.csv')).toBeUndefined();
  });
});
