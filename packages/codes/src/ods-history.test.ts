import { describe, expect, it } from '@jest/globals';
import {
  indexMemberships,
  isOpenOn,
  type Membership,
  membershipOf,
  parentOn,
  type Succession,
  successorsOn,
} from './ods-history.js';
import { organisationStatus, prescribingSetting } from './ods-lists.js';
import { OPEN_END } from './open-end.js';

/** E81020 of epcmem, October 2019: it closed after 31 January 2018. Ends are the day after the last day. */
const CLOSED: readonly Membership[] = [
  { organisation: 'E81020', parent: '06F', start: '2013-04-01', end: '2018-02-01' },
  { organisation: 'E81020', parent: '4AA24', start: '1999-04-01', end: '2001-04-01' },
  { organisation: 'E81020', parent: '5GD', start: '2001-04-01', end: '2006-10-01' },
  { organisation: 'E81020', parent: '5P2', start: '2006-10-01', end: '2013-04-01' },
];
const OPEN: Membership = { organisation: 'E81002', parent: '06F', start: '2013-04-01', end: OPEN_END };
const index = indexMemberships([...CLOSED, OPEN]);

describe('parentOn', () => {
  it.each([
    ['1999-03-31', { state: 'not-yet', first: '4AA24', from: '1999-04-01' }],
    ['1999-04-01', { state: 'member', parent: '4AA24' }],
    ['2006-09-30', { state: 'member', parent: '5GD' }],
    ['2006-10-01', { state: 'member', parent: '5P2' }],
    ['2018-01-31', { state: 'member', parent: '06F' }],
    ['2018-02-01', { state: 'ended', last: '06F', since: '2018-02-01' }],
  ])('of a practice that closed, on %s', (day, expected) => {
    expect(parentOn(index, 'E81020', day)).toEqual(expected);
  });

  it('lasts where no end is known', () => {
    expect(parentOn(index, 'E81002', '2026-01-01')).toEqual({ state: 'member', parent: '06F' });
  });

  it('does not choose between two, and names a gap', () => {
    const of = (parent: string, start: string, end: string) => ({ organisation: 'X', parent, start, end });
    const two = indexMemberships([of('B', '2020-01-01', OPEN_END), of('A', '2020-01-01', OPEN_END)]);
    expect(parentOn(two, 'X', '2020-06-01')).toEqual({ state: 'several', parents: ['A', 'B'] });
    const gap = indexMemberships([of('A', '2018-01-01', '2019-01-01'), of('B', '2020-01-01', OPEN_END)]);
    expect(parentOn(gap, 'X', '2019-06-01')).toEqual({ state: 'gap', last: 'A', next: 'B' });
  });

  it('knows no organisation that is in no list', () => {
    expect(parentOn(index, 'Y99999', '2020-01-01')).toEqual({ state: 'unknown' });
  });

  it('reads a membership from a stored row', () => {
    expect(membershipOf('E81002', '06F', { from: 20130401, to: null })).toEqual(OPEN);
    expect(membershipOf('E81020', '06F', { from: 20130401, to: 20180131 })).toEqual(CLOSED[0]);
    expect(membershipOf('E81020', '5P2', { from: 20061001, to: 20130331 }).end).toBe('2013-04-01');
    expect([isOpenOn(OPEN, '2013-03-31'), isOpenOn(OPEN, '2013-04-01')]).toEqual([false, true]);
  });
});

describe('successorsOn', () => {
  /** The mergers of April 2021 that the samples tell of; the step after them is made up. */
  const STEPS: readonly Succession[] = [
    { predecessor: 'A3A8R', successor: 'NEXT', on: '2030-04-01' },
    { predecessor: '06F', successor: 'M1J4Y', on: '2021-04-01' },
    { predecessor: '06P', successor: 'M1J4Y', on: '2021-04-01' },
    { predecessor: '08V', successor: 'A3A8R', on: '2021-04-01' },
  ];

  it('finds two CCGs that merged under one code, from the day on', () => {
    expect(successorsOn(STEPS, '06F', '2021-03-31').codes).toEqual(['06F']);
    expect(successorsOn(STEPS, '06F', '2021-04-01').codes).toEqual(['M1J4Y']);
    expect(successorsOn(STEPS, '06P', '2021-04-01').codes).toEqual(['M1J4Y']);
  });

  it('follows several steps, and tells them', () => {
    const { codes, steps } = successorsOn(STEPS, '08V', '2031-01-01');
    expect(codes).toEqual(['NEXT']);
    expect(steps.map(({ predecessor, on }) => [predecessor, on])).toEqual([
      ['08V', '2021-04-01'],
      ['A3A8R', '2030-04-01'],
    ]);
  });

  it('gives all where the work was shared out, and ends where codes go round', () => {
    const on = '2020-01-01';
    const step = (predecessor: string, successor: string) => ({ predecessor, successor, on });
    expect(successorsOn([step('A', 'C'), step('A', 'B')], 'A', on).codes).toEqual(['B', 'C']);
    expect(successorsOn([step('A', 'B'), step('B', 'A')], 'A', on).codes).toEqual(['A']);
  });

  it('leaves a code alone that nothing took over', () => {
    expect(successorsOn(STEPS, 'E81002', '2025-01-01')).toEqual({ codes: ['E81002'], steps: [] });
  });
});

describe('lists of the ODS', () => {
  it('knows statuses and settings, and keeps a new setting by its number', () => {
    expect(['A', 'C', 'D', 'P', 'Q'].map((code) => organisationStatus(code)?.label)).toEqual([
      'Active',
      'Closed',
      'Dormant',
      'Proposed',
      undefined,
    ]);
    expect(['4', '04', '9', '77', '', 'x'].map((code) => prescribingSetting(code)?.label)).toEqual([
      'GP practice',
      'GP practice',
      'Community health service',
      'Prescribing setting 77',
      undefined,
      undefined,
    ]);
  });
});
