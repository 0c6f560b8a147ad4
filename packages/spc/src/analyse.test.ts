import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { analyseSeries, type SpcInput, type SpcPoint, UnknownRuleSetError } from './index.js';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as SpcPoint[];

const base = {
  phases: [],
  exclusions: [],
  multiplier: 1,
  ruleSet: { id: 'making-data-count', version: '2023-11' },
} as const;

const demoA: SpcInput = {
  ...base,
  chart: 'c',
  points: read('demo-a'),
  polarity: 'lower-is-better',
  period: 'fortnight',
  phases: [{ start: '2020-09-21', name: 'After the changes' }],
};
const demoB: SpcInput = {
  ...base,
  chart: 'p',
  points: read('demo-b'),
  polarity: 'higher-is-better',
  multiplier: 100,
  period: 'month',
  baseline: { start: '2020-01-01', end: '2020-07-01' },
  phases: [{ start: '2021-01-01', name: 'New phase' }],
};
const counts = (values: (number | null)[]): SpcPoint[] =>
  values.map((value, i) => ({
    start: `2024-01-${String(i + 1).padStart(2, '0')}`,
    end: `2024-01-${String(i + 2).padStart(2, '0')}`,
    value,
  }));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('East India ward: C chart', () => {
  const result = analyseSeries(demoA);

  it('has limits 2 + 3√2 = 6.24 and 0.3 + 3√0.3 = 1.94, and no lower limit', () => {
    expect(result.phases[0]).toMatchObject({ centre: 2, lower: null, trial: true, pointsUsed: 3 });
    expect(result.phases[0]?.upper).toBeCloseTo(6.243, 3);
    expect(result.phases[1]?.centre).toBeCloseTo(0.3, 12);
    expect(result.phases[1]?.upper).toBeCloseTo(1.943, 3);
    expect(result.phases[1]).toMatchObject({ lower: null, trial: true, pointsUsed: 10 });
  });

  it('keeps the shift of 10 below the first average that justified the new phase', () => {
    expect(result.signals).toEqual([
      {
        rule: 'shift',
        ruleName: '7 points in a row on one side',
        direction: 'down',
        meaning: 'improvement',
        points: range(3, 12),
        against: 0,
        justifies: 1,
        kept: true,
      },
    ]);
    expect(result.points.map((point) => point.meaning)).toEqual([
      null,
      null,
      null,
      ...Array<string>(10).fill('improvement'),
    ]);
    expect(result.points.some((point) => point.sigmaSignal)).toBe(false);
  });

  it('says that its limits are trial limits and that counts are low', () => {
    expect(result.notes.map((note) => note.code)).toEqual(['trial-limits', 'trial-limits', 'low-counts']);
    expect(result.notes[0]?.message).toContain('3 points');
  });

  it('names rule set and version', () => {
    expect(result.ruleSet).toEqual({
      id: 'making-data-count',
      version: '2023-11',
      name: 'Making Data Count, November 2023',
    });
  });
});

describe('Tower Hamlets: P chart', () => {
  const result = analyseSeries(demoB);

  it('has 114/170 = 67.06%, extended to December 2020, then 327/385 = 84.94%', () => {
    expect(result.phases[0]?.centre).toBeCloseTo((114 / 170) * 100, 10);
    expect(result.phases[1]?.centre).toBeCloseTo((327 / 385) * 100, 10);
    expect(result.points.map((point) => point.extended)).toEqual(range(0, 23).map((i) => i >= 6 && i <= 11));
  });

  it('has limits of 41.3 to 92.8 at 30 people, and 100 at most', () => {
    expect(result.points[7]?.lower).toBeCloseTo(41.3, 1);
    expect(result.points[7]?.upper).toBeCloseTo(92.8, 1);
    expect(result.points[12]).toMatchObject({ upper: 100, upperClipped: true });
    expect(result.points[12]?.lower).toBeCloseTo(66.0, 1);
  });

  it('finds 7 points rising, June to December 2020, as what led to the new phase, and nothing else', () => {
    expect(result.signals).toEqual([
      expect.objectContaining({
        rule: 'trend',
        direction: 'up',
        points: range(5, 11),
        against: 0,
        justifies: 1,
        kept: false,
      }),
    ]);
    expect(result.points.map((point) => point.meaning !== null)).toEqual(
      range(0, 23).map((i) => i >= 5 && i <= 11),
    );
  });

  it('calls both phases trial: 6 of 12 for a frozen baseline, 12 of 13 for a phase', () => {
    expect(result.phases.map((phase) => [phase.trial, phase.pointsUsed])).toEqual([
      [true, 6],
      [true, 12],
    ]);
  });
});

describe('a baseline', () => {
  it('belongs to the phase in which it starts, even when a phase starts inside it', () => {
    const result = analyseSeries({
      ...demoB,
      phases: [{ start: '2020-05-01', name: 'Early' }, ...demoB.phases],
    });
    expect(result.phases.map((phase) => [phase.baselineFrom, phase.baselineTo, phase.extended])).toEqual([
      [0, 3, false],
      [4, 11, false],
      [12, 23, false],
    ]);
  });
});

describe('firm limits', () => {
  const flat = (count: number) => counts(range(1, count).map((i) => 10 + (i % 2)));
  const trial = (input: Partial<SpcInput>) =>
    analyseSeries({ ...base, chart: 'c', points: flat(20), polarity: 'neither', ...input }).trial;

  it('need 13 points', () => {
    expect(trial({ points: flat(12) })).toBe(true);
    expect(trial({ points: flat(13) })).toBe(false);
  });

  it('need 12 points in a frozen baseline', () => {
    expect(trial({ baseline: { start: '2024-01-01', end: '2024-01-12' } })).toBe(true);
    expect(trial({ baseline: { start: '2024-01-01', end: '2024-01-13' } })).toBe(false);
  });

  it('do not count excluded points', () => {
    expect(trial({ points: flat(13), exclusions: [{ start: '2024-01-05', end: '2024-01-06' }] })).toBe(true);
  });
});

describe('what is not a number', () => {
  const chart = (points: SpcPoint[], more: Partial<SpcInput> = {}) =>
    analyseSeries({ ...base, chart: 'p', points, polarity: 'higher-is-better', multiplier: 100, ...more });
  const month = (i: number, numbers: Partial<SpcPoint>): SpcPoint => ({
    start: `2024-0${i}-01`,
    end: `2024-0${i + 1}-01`,
    ...numbers,
  });

  it('is a gap for a missing period, held back for a suppressed one, and never a 0', () => {
    const result = chart(
      [
        month(1, { numerator: 5, denominator: 10 }),
        month(3, { numerator: 0, denominator: 0 }),
        month(4, { numerator: 3, denominator: 9, flags: ['suppressed'] }),
        month(5, { numerator: 12, denominator: 10 }),
        month(6, { numerator: 0, denominator: 10 }),
      ],
      { period: 'month' },
    );
    expect(result.points.map((point) => [point.state, point.value])).toEqual([
      ['drawn', 50],
      ['missing', null],
      ['no-denominator', null],
      ['held-back', null],
      ['not-usable', null],
      ['drawn', 0],
    ]);
    expect(result.points[3]).toMatchObject({ numerator: null, denominator: null });
    expect(result.phases[0]?.centre).toBe(25);
    expect(result.notes.map((note) => note.code)).toEqual([
      'missing',
      'held-back',
      'no-denominator',
      'not-usable',
      'trial-limits',
    ]);
  });

  it('breaks a shift', () => {
    const high = [20, 1, 1, 1, 1, 1, 1, null, 1, 1, 20, 20];
    const input = { ...base, chart: 'c', polarity: 'neither' } as const;
    expect(
      analyseSeries({ ...input, points: counts(high) }).signals.filter(({ rule }) => rule === 'shift'),
    ).toEqual([]);
    const whole = high.map((value) => value ?? 1);
    expect(
      analyseSeries({ ...input, points: counts(whole) }).signals.find(({ rule }) => rule === 'shift')?.points,
    ).toEqual(range(1, 9));
  });

  it('gives an empty chart, not an error, for no points', () => {
    expect(chart([])).toMatchObject({ points: [], phases: [], signals: [], variation: null, trial: false });
  });

  it('sorts, and adds up rows of one period, and says so', () => {
    const result = chart([
      month(2, { numerator: 1, denominator: 4 }),
      month(1, { numerator: 1, denominator: 2 }),
      month(1, { numerator: 2, denominator: 2 }),
    ]);
    expect(result.points.map((point) => point.value)).toEqual([75, 25]);
    expect(result.notes.map((note) => note.code)).toEqual(
      expect.arrayContaining(['out-of-order', 'same-period']),
    );
  });
});

describe('exclusions', () => {
  it('leave the centre line, stay on the chart and are tested against the limits', () => {
    const points = counts([4, 5, 40, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4]);
    const result = analyseSeries({
      ...base,
      chart: 'c',
      points,
      polarity: 'lower-is-better',
      exclusions: [{ start: '2024-01-03', end: '2024-01-04' }],
    });
    // 7 fours and 6 fives over 13 points.
    expect(result.phases[0]?.centre).toBeCloseTo(58 / 13, 12);
    expect(result.points[2]).toMatchObject({
      included: false,
      value: 40,
      sigmaSignal: true,
      meaning: 'concern',
    });
  });
});

describe('target', () => {
  const assurance = (target: number, polarity: SpcInput['polarity']) =>
    analyseSeries({ ...base, chart: 'c', points: counts([8, 9, 10, 9, 8, 10]), polarity, target }).assurance;

  // Mean 9, limits 0 to 18.
  it('is compared strictly with the last limits', () => {
    expect(assurance(19, 'lower-is-better')).toBe('passing');
    expect(assurance(18, 'lower-is-better')).toBe('hit-or-miss');
    expect(assurance(19, 'higher-is-better')).toBe('failing');
    expect(assurance(19, 'neither')).toBeNull();
  });
});

it('refuses a rule set it does not know', () => {
  const attempt = () => analyseSeries({ ...demoA, ruleSet: { id: 'making-data-count', version: '1999' } });
  expect(attempt).toThrow(UnknownRuleSetError);
});

describe('points that vary more than chance alone', () => {
  const alternating = (count: number, [low, high]: readonly [number, number]): SpcPoint[] =>
    range(1, count).map((day) => ({
      start: `2024-01-${String(day).padStart(2, '0')}`,
      end: `2024-01-${String(day + 1).padStart(2, '0')}`,
      numerator: day % 2 === 0 ? low : high,
      denominator: 100,
    }));
  const notesOf = (chart: 'p' | 'u' | 'p-prime', points: readonly SpcPoint[]) =>
    analyseSeries({ ...base, chart, points, polarity: 'neither' }).notes.map(({ message }) => message);

  it.each([
    // √(0.5 × 0.5 / 100) = 0.05, so each step of 0.2 is 4 sigma, and 4 / 1.128 = 3.5.
    ['p', [40, 60], '3.5'],
    // √(0.1 / 100) = 0.0316, so each step of 0.12 is 3.79 sigma, and 3.79 / 1.128 = 3.4.
    ['u', [4, 16], '3.4'],
  ] as const)('are told of on a %s chart', (chart, steps, times) => {
    expect(notesOf(chart, alternating(18, steps))).toEqual([
      `Points vary ${times} times as much as chance alone explains. Some may lie outside the limits without a change.`,
    ]);
    expect(notesOf(chart, alternating(7, steps)).join(' ')).not.toContain('Points vary');
  });

  it('are told of with fewer points where it is at least twice as much', () => {
    // Steps of 2 sigma: 1.77 times.
    expect(notesOf('p', alternating(18, [45, 55]))[0]).toContain('Points vary 1.8 times');
    expect(notesOf('p', alternating(16, [45, 55]))).toEqual([]);
    expect(notesOf('p', alternating(8, [40, 60])).join(' ')).toContain('Points vary 3.5 times');
  });

  it('are not where limits follow them, nor where they vary as chance has it', () => {
    expect(notesOf('p-prime', alternating(18, [40, 60]))).toEqual([]);
    expect(notesOf('p', alternating(18, [47, 53]))).toEqual([]);
  });
});
