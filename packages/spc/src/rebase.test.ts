import { describe, expect, it } from '@jest/globals';
import { analyseSeries, findRuleSet, SpcInputError, type SpcInput, type SpcPoint } from './index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const dated = (values: readonly (number | null)[]): SpcPoint[] =>
  values.map((value, i) => ({ start: day(i), end: day(i + 1), value }));
const repeated = (times: number, ...values: readonly number[]): number[] =>
  Array.from({ length: times }, () => values).flat();

const analyse = (values: readonly (number | null)[], more: Partial<SpcInput> = {}) =>
  analyseSeries({
    chart: 'i',
    points: dated(values),
    phases: [],
    exclusions: [],
    polarity: 'neither',
    multiplier: 1,
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    ...more,
  });

/** The mean is 5 before the new phase. In it, the last 8 rise from 5.2 to 6.6 around its own mean of 5.65. */
const RISING = [5.2, 5.3, 5.4, 5.5, 6, 6.3, 6.5, 6.6];
const withPhase = analyse([...repeated(6, 4, 6), ...repeated(6, 8, 3), ...RISING], {
  phases: [{ start: day(12), name: 'New leaflet' }],
});

describe('a signal against the limits before', () => {
  it('is no reason for another phase', () => {
    const kept = withPhase.signals.filter((signal) => signal.kept);
    expect(kept).toMatchObject([{ rule: 'shift', against: 0, points: [24, 25, 26, 27, 28, 29, 30, 31] }]);
    expect(withPhase.rebase).toBeNull();
  });

  // 8 ± 5.32 before; in the phase the last 8 lie above its mean of 7.1, and one of them beyond 13.32.
  it('comes after those of its own phase, whatever their rules', () => {
    const later = [7.5, 8.5, 14, 7.5, 8.5, 7.5, 8.5, 7.5];
    const result = analyse([...repeated(6, 7, 9), ...repeated(6, 3, 9), ...later], {
      phases: [{ start: day(12), name: 'New leaflet' }],
    });
    const own = result.points[26]!.signals.map((at) => result.signals[at]!);
    expect(own.map(({ rule, kept }) => [rule, kept])).toEqual([
      ['shift', false],
      ['outside', true],
    ]);
  });
});

describe('a run that is longer than chance allows', () => {
  // Of 24 points the longest run that chance allows is round(log2 24) + 3 = 8 (Anhøj 2014); here 12 lie above the median.
  it('suggests a new phase on a run chart too', () => {
    const values = [...repeated(6, 3, 5), ...repeated(6, 7, 9)];
    const result = analyse(values, { chart: 'run', ruleSet: { id: 'anhoej', version: '2014' } });
    expect(result.rebase).toMatchObject({ from: 12, start: day(12), points: 12, direction: 'up' });
  });
});

describe('a baseline', () => {
  const codes = (baseline: { start: string; end: string }, more: Partial<SpcInput> = {}) =>
    analyse(repeated(12, 3, 5), { baseline, ...more })
      .notes.map(({ code }) => code)
      .filter((code) => code.startsWith('baseline'));

  it('outside the points is told', () => {
    expect(codes({ start: day(40), end: day(50) })).toEqual(['baseline-unused']);
    expect(codes({ start: day(0), end: day(12) })).toEqual([]);
  });

  it('that a phase cuts short is told', () => {
    const from = (i: number) => ({ phases: [{ start: day(i), name: 'New leaflet' }] });
    expect(codes({ start: day(0), end: day(12) }, from(6))).toEqual(['baseline-cut']);
    expect(codes({ start: day(0), end: day(12) }, from(12))).toEqual([]);
  });
});

describe('2 of 3 points near a limit', () => {
  // Of 12 values 0 and 2 the mean is 1 and 2.66 mean steps are 5.32, so that 5.5 lies between 2 sigma and the limit.
  const values = (between: number | null) => [...repeated(6, 0, 2), 5.5, between, 5.5];
  const near = (between: number | null, ruleSet: SpcInput['ruleSet']) => {
    const baseline = { start: day(0), end: day(12) };
    return analyse(values(between), { baseline, ruleSet }).signals.map(({ rule }) => rule);
  };

  it.each([
    ['making-data-count', '2023-11', 'near-limit'],
    ['western-electric', '1956', 'zone-2'],
  ])('pass over no gap with %s', (id, version, rule) => {
    expect(near(1.5, { id, version })).toEqual([rule]);
    expect(near(null, { id, version })).toEqual([]);
  });
});

describe('a length of one’s own', () => {
  it.each([4, 13, 7.5])('is refused where it is %d', (shift) => {
    const asked = () => findRuleSet({ id: 'making-data-count', version: '2023-11', lengths: { shift } });
    expect(asked).toThrow(SpcInputError);
    expect(asked).toThrow('A shift needs 5 to 12 points.');
  });
});
