import { describe, expect, it } from '@jest/globals';
import { isStale, nextRun } from './next-run.js';

const after = (schedule: Parameters<typeof nextRun>[0], now: string) =>
  nextRun(schedule, new Date(now)).toISOString();
const daily = (at: string) => ({ every: 'day' as const, at });

/** In 2026 clocks in the United Kingdom go forward on 29 March at 01:00 UTC, and back on 25 October at 01:00 UTC. */
describe('the next run of a schedule', () => {
  it('is by the clocks of London, in winter and in summer', () => {
    expect(after(daily('02:30'), '2026-01-10T12:00:00Z')).toBe('2026-01-11T02:30:00.000Z');
    expect(after(daily('02:30'), '2026-06-10T12:00:00Z')).toBe('2026-06-11T01:30:00.000Z');
  });

  it('comes at 02:30 on both days on which the clocks change', () => {
    // After the jump 02:30 is summer time; after the hour that came twice it is winter time.
    expect(after(daily('02:30'), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(after(daily('02:30'), '2026-10-24T12:00:00Z')).toBe('2026-10-25T02:30:00.000Z');
  });

  it('comes half an hour after the jump where its time of day is left out', () => {
    // 01:30 is not there: 01:00 becomes 02:00, and half an hour later it is 02:30 summer time.
    expect(after(daily('01:30'), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(after(daily('01:30'), '2026-03-29T01:30:00Z')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('comes once where its time of day comes twice', () => {
    expect(after(daily('01:30'), '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(after(daily('01:30'), '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
  });

  it('never comes at the moment that is now', () => {
    expect(after(daily('06:00'), '2026-01-10T06:00:00Z')).toBe('2026-01-11T06:00:00.000Z');
  });

  it('keeps to the day of the week, Monday first', () => {
    // 28 November 2026 is a Saturday.
    expect(after({ every: 'week', on: 1, at: '07:00' }, '2026-11-28T12:00:00Z')).toBe(
      '2026-11-30T07:00:00.000Z',
    );
    expect(after({ every: 'week', on: 7, at: '07:00' }, '2026-11-28T12:00:00Z')).toBe(
      '2026-11-29T07:00:00.000Z',
    );
  });

  it('takes the last day of a month that has no such day', () => {
    const at31 = { every: 'month' as const, on: 31, at: '05:00' };
    expect(after(at31, '2026-02-01T00:00:00Z')).toBe('2026-02-28T05:00:00.000Z');
    expect(after(at31, '2026-02-28T05:00:00Z')).toBe('2026-03-31T04:00:00.000Z');
    expect(after(at31, '2028-02-01T00:00:00Z')).toBe('2028-02-29T05:00:00.000Z');
  });
});

describe('data of a connection', () => {
  const now = new Date('2026-11-28T12:00:00Z');
  it('are stale after two turns that were missed', () => {
    expect(isStale(daily('02:00'), '2026-11-27T02:00:00Z', now)).toBe(false);
    expect(isStale(daily('02:00'), '2026-11-26T02:00:00Z', now)).toBe(true);
    expect(isStale({ every: 'month', on: 1, at: '02:00' }, '2026-10-01T02:00:00Z', now)).toBe(false);
  });
  it('are never stale without a schedule', () => {
    expect(isStale(null, '2020-01-01T00:00:00Z', now)).toBe(false);
  });
});
