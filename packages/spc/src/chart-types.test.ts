import { describe, expect, it } from '@jest/globals';
import { analyseSeries, type ChartTypeId, type SpcInput, type SpcPoint } from './index.js';

const day = (at: number) => new Date(Date.UTC(2024, 0, at + 1)).toISOString().slice(0, 10);
const points = (of: readonly Partial<SpcPoint>[]): SpcPoint[] =>
  of.map((each, at) => ({ start: day(at), end: day(at + 1), ...each }));
const analyse = (chart: ChartTypeId, of: readonly Partial<SpcPoint>[], more: Partial<SpcInput> = {}) =>
  analyseSeries({
    chart,
    points: points(of),
    phases: [],
    exclusions: [],
    multiplier: 1,
    polarity: 'neither',
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    ...more,
  });

describe('an I′ chart', () => {
  it('keeps a width where screening would leave only steps of 0', () => {
    const same = Array.from({ length: 13 }, () => ({ numerator: 200, denominator: 20 }));
    const { points: drawn } = analyse('i-prime', [...same, { numerator: 300, denominator: 20 }]);
    // One step of 5 among 13: √π/2 × 5 / √(1/20) / 13 = 1.524, over √20 = 0.341; the centre is 2,900 / 280.
    expect(drawn[0]?.centre).toBeCloseTo(10.357, 3);
    expect(drawn[0]?.upper).toBeCloseTo(10.357 + 3 * 0.3409, 3);
    expect(drawn.filter(({ sigmaSignal }) => sigmaSignal)).toHaveLength(1);
  });

  it('draws means below 0', () => {
    const { points: drawn, notes } = analyse('i-prime', [
      { numerator: -12, denominator: 20 },
      { numerator: 14, denominator: 20 },
    ]);
    expect(drawn.map(({ state, value }) => [state, value])).toEqual([
      ['drawn', -0.6],
      ['drawn', 0.7],
    ]);
    expect(notes.map(({ code }) => code)).toEqual(['trial-limits']);
  });
});

describe('a rate', () => {
  it('may have more events than were at risk, but none below 0', () => {
    const states = analyse('u', [
      { numerator: 30, denominator: 20 },
      { numerator: -1, denominator: 20 },
      { numerator: 0, denominator: 0 },
    ]).points.map(({ state }) => state);
    expect(states).toEqual(['drawn', 'not-usable', 'no-denominator']);
  });
});

describe('a T chart', () => {
  it('finds 2 of 3 points near the upper limit where there is no lower line at 2 sigma', () => {
    const usual = [1, 60, 2, 55, 1, 58, 3, 62, 1, 57, 2, 61].map((value) => ({ value }));
    const late = [{ value: 600 }, { value: 620 }, { value: 610 }];
    const baseline = { start: day(0), end: day(usual.length) };
    const { signals, points: drawn } = analyse('t', [...usual, ...late], { baseline });
    expect(drawn[0]?.lower2).toBeNull();
    expect(signals.map(({ rule, direction }) => [rule, direction])).toContainEqual(['near-limit', 'up']);
  });

  it('refuses a time of 0, with a reason', () => {
    expect(() => analyse('t', [{ value: 3 }, { value: 0 }])).toThrow(/must be more than 0/);
  });
});

it.each(['xbar', 's'] as const)('an %s chart of one figure a period is refused, with a reason', (chart) => {
  expect(() => analyse(chart, [{ value: 3 }])).toThrow(/needs several values for each period/);
});

it('says which steps screening left out of the limits of single values', () => {
  // Steps of 1, but one of 20 up and one of 20 down: their mean is 51 / 13 = 3.9, and 3.267 times that is 12.8.
  const values = [10, 11, 10, 11, 10, 11, 31, 11, 10, 11, 10, 11, 10, 11].map((value) => ({ value }));
  const { notes, points: drawn } = analyse('i', values);
  expect(notes.map(({ message }) => message)).toEqual([
    '2 steps from a point to the next are far larger than the rest, so they do not count towards the width of the limits.',
  ]);
  // The other 11 are steps of 1: 12 ± 2.66, as Making Data Count has it.
  expect(drawn[0]?.centre).toBeCloseTo(168 / 14, 12);
  expect(drawn[0]?.upper).toBeCloseTo(12 + 2.66, 9);
  expect(analyse('i', values.slice(0, 6)).notes.map(({ code }) => code)).toEqual(['trial-limits']);
});

it('takes steps of 0 for 0, whatever dust decimals leave of them', () => {
  // 0.1 + 0.2 is not 0.3: steps of nothing, but for two of 20 that screening would leave out.
  const values = [
    0.3,
    0.1 + 0.2,
    0.3,
    0.1 + 0.2,
    0.3,
    0.1 + 0.2,
    20.3,
    0.3,
    0.1 + 0.2,
    0.3,
    0.1 + 0.2,
    0.3,
    0.3,
  ];
  const { points: drawn, notes } = analyse(
    'i',
    values.map((value) => ({ value })),
  );
  // Screening would leave no width, so all 12 steps count: 2.66 × 40 / 12.
  expect((drawn[0]?.upper ?? 0) - (drawn[0]?.centre ?? 0)).toBeCloseTo((2.66 * 40) / 12, 9);
  expect(notes.map(({ code }) => code)).not.toContain('screened');
});
