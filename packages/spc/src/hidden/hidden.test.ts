import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fitChart, settingsOf } from '../chart.js';
import {
  analyseSeries,
  type ChartTypeId,
  findRuleSet,
  ruleSets,
  type SpcInput,
  type SpcPoint,
} from '../index.js';
import { readPoints, toObservations } from '../observations.js';
import { phaseSpans } from '../phases.js';
import { chartTypes } from '../chart-types/catalogue.js';
import { findSignals } from '../rules/signals.js';
import { byBounds } from './by-bounds.js';
import { everyCombination, type PhaseSlice } from './every-combination.js';
import { choicesOf } from './intervals.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const dated = (rows: readonly Partial<SpcPoint>[]): SpcPoint[] =>
  rows.map((row, i) => ({ start: day(i), end: day(i + 1), ...row }));
const hiddenCount = (least: number, most: number): Partial<SpcPoint> => ({
  numerator: null,
  flags: ['suppressed'],
  bounds: { numerator: [least, most] },
});
const MDC = { id: 'making-data-count', version: '2023-11' } as const;

function input(points: SpcPoint[], more: Partial<SpcInput> = {}): SpcInput {
  return {
    chart: 'c',
    points,
    phases: [],
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: 1,
    ruleSet: MDC,
    ...more,
  };
}

/** 12 counts of 3 and 5, whose mean is 4 and whose limits are 4 ± 6, then six of 5 and the held-back one. */
const afterBaseline = (held: Partial<SpcPoint>) =>
  input(
    dated([
      ...Array.from({ length: 12 }, (_, i) => ({ numerator: i % 2 === 0 ? 3 : 5 })),
      ...Array.from({ length: 6 }, () => ({ numerator: 5 })),
      held,
    ]),
    { baseline: { start: day(0), end: day(12) } },
  );
const verdict = (result: ReturnType<typeof analyseSeries>, rule: string) =>
  result.hidden?.rules.find((each) => each.rule === rule);

describe('a held-back count after six points above the average of 4', () => {
  // The last of the baseline is a 5 too, so that the run of 5s begins there: position 11.
  it('of 1 to 7 leaves open whether 8 in a row lie above', () => {
    const lengths = { shift: 8 };
    const result = analyseSeries({ ...afterBaseline(hiddenCount(1, 7)), ruleSet: { ...MDC, lengths } });
    expect(result.hidden).toMatchObject({ hidden: 1, of: 19, method: 'every-combination', combinations: 7 });
    expect(verdict(result, 'shift')).toMatchObject({
      verdict: 'depends',
      points: [11, 12, 13, 14, 15, 16, 17, 18],
    });
    expect(result.signals).toEqual([]);
    expect(result.notes.find(({ code }) => code === 'depends-on-hidden')?.message).toBe(
      'Whether 1 rule would fire depends on numbers that are held back: “8 points in a row on one side”.',
    );
    // Never beyond 10.
    expect(verdict(result, 'outside')?.verdict).toBe('no-signal');
  });

  it('of 5 to 7 is a signal whatever the number is, and the point is drawn as an interval', () => {
    const lengths = { shift: 8 };
    const result = analyseSeries({ ...afterBaseline(hiddenCount(5, 7)), ruleSet: { ...MDC, lengths } });
    expect(verdict(result, 'shift')).toMatchObject({ verdict: 'signal', points: [] });
    expect(result.signals.map(({ rule, points }) => [rule, points.length])).toEqual([['shift', 8]]);
    expect(result.points[18]).toMatchObject({ state: 'interval', value: null, interval: [5, 7] });
  });

  it('of 1 to 3 is none', () => {
    const lengths = { shift: 8 };
    const result = analyseSeries({ ...afterBaseline(hiddenCount(1, 3)), ruleSet: { ...MDC, lengths } });
    expect(verdict(result, 'shift')?.verdict).toBe('no-signal');
  });
});

describe('held-back numbers', () => {
  it('are at most a third, else no rule is asked', () => {
    const rows = [
      hiddenCount(1, 7),
      hiddenCount(1, 7),
      { numerator: 30 },
      { numerator: 1 },
      { numerator: 2 },
    ];
    const result = analyseSeries(input(dated(rows)));
    expect(result.hidden).toMatchObject({ hidden: 2, of: 5, method: 'too-much-hidden', rules: [] });
    expect(result).toMatchObject({ variation: null, signals: [] });
    const third = analyseSeries(input(dated([...rows, { numerator: 3 }])));
    expect(third.hidden?.method).toBe('every-combination');
  });

  it('are tried one by one up to 20,000 ways and proved by bounds beyond', () => {
    // 7⁵ = 16,807 and 7⁶ = 117,649.
    const known = Array.from({ length: 13 }, (_, i) => ({ numerator: 20 + (i % 3) }));
    const with5 = [...known, ...Array.from({ length: 5 }, () => hiddenCount(1, 7))];
    expect(analyseSeries(input(dated(with5))).hidden).toMatchObject({
      method: 'every-combination',
      combinations: 16_807,
    });
    const with6 = analyseSeries(input(dated([...with5, hiddenCount(1, 7)])));
    expect(with6.hidden?.method).toBe('bounds');
    // Of the 13 known points all lie above the centre, which is at most (273 − 6 + 42) / 19 = 16.2.
    expect(verdict(with6, 'shift')?.verdict).toBe('signal');
  });

  it('of which nothing is known are left out, also where the row still carries the number', () => {
    const rows = [{ numerator: 4, flags: ['suppressed'] as const }, { numerator: 3 }, { numerator: 5 }];
    const result = analyseSeries(input(dated(rows)));
    expect(result.hidden).toBeNull();
    expect(result.points[0]).toMatchObject({ state: 'held-back', value: null, interval: null });
    expect(result.phases[0]?.centre).toBe(4);
  });

  // A fuzz found the first: no number could be put in its place.
  it.each([
    ['a part of 2 or more of 1', { denominator: 1, bounds: { numerator: [2, null] } }],
    ['a part of 4 to 6 of 1 to 3', { bounds: { numerator: [4, 6], denominator: [1, 3] } }],
    ['a least of 6 over a most of 4', { denominator: 10, bounds: { numerator: [6, 4] } }],
    ['a count between 2 whole numbers', { denominator: 10, bounds: { numerator: [0.2, 0.8] } }],
    [
      'a part of which only the whole is known to end',
      { denominator: 1000, bounds: { numerator: [1, null] } },
    ],
  ] as const)('that contradict each other say nothing: %s', (_, held) => {
    const known = { numerator: 1, denominator: 2 };
    const points = dated([known, known, known, { flags: ['suppressed'], ...held }]);
    const result = analyseSeries(input(points, { chart: 'p' }));
    expect(result.points[3]).toMatchObject({ state: 'held-back', value: null, interval: null });
    expect(result.hidden).toBeNull();
  });

  it('of a count are whole and not below 0', () => {
    const held = (least: number, most: number) =>
      readPoints(input(dated([hiddenCount(least, most)]))).points[0]?.hidden?.value;
    expect(held(-50, 3)).toEqual([0, 3]);
    expect(held(0.5, 3.5)).toEqual([1, 3]);
    expect(held(-3, -1)).toBeUndefined();
  });

  it('of a proportion never make a part larger than its whole', () => {
    const held: Partial<SpcPoint> = {
      numerator: null,
      denominator: null,
      flags: ['suppressed'],
      bounds: { numerator: [0, 3], denominator: [0, 2] },
    };
    const { points } = readPoints(input(dated([held]), { chart: 'p' }));
    // Of 1: 0 or 1. Of 2: 0, 1 or 2. Of nobody there is no percentage.
    expect(
      choicesOf(points[0]!.hidden!).map(({ numerator, denominator }) => [numerator, denominator]),
    ).toEqual([
      [0, 1],
      [1, 1],
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(points[0]?.hidden?.value).toEqual([0, 1]);
  });

  it('of a part that is no whole number take whole denominators only', () => {
    const held = { numerator: 2.5, flags: ['suppressed'] as const, bounds: { denominator: [1, 4] as const } };
    const { points } = readPoints(input(dated([held]), { chart: 'p' }));
    expect(choicesOf(points[0]!.hidden!).map(({ denominator }) => denominator)).toEqual([3, 4]);
  });
});

const known = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 20, max: 30 }));
const row = fc.oneof(
  { weight: 6, arbitrary: known.map(([numerator, denominator]) => ({ numerator, denominator })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 }))
      .map(([least, more]): Partial<SpcPoint> => ({
        numerator: null,
        denominator: 25,
        flags: ['suppressed'],
        bounds: { numerator: [least, least + more] },
      })),
  },
);
const series = fc.array(row, { minLength: 8, maxLength: 26 }).map(dated);

function sliceOf(chart: ChartTypeId, points: SpcPoint[], set: (typeof ruleSets)[number]): PhaseSlice {
  const asked = input(points, { chart, ruleSet: set });
  const { points: read } = readPoints(asked);
  const settings = settingsOf(set);
  const fitted = fitChart(
    chartTypes[chart],
    toObservations(read, () => false),
    phaseSpans(read, asked),
    settings,
  );
  const hidden = new Map(read.flatMap(({ hidden: numbers }, i) => (numbers ? [[i, numbers] as const] : [])));
  return { chart: fitted, span: fitted.spans[0]!, hidden, settings, ruleSet: findRuleSet(set) };
}

describe('bounds', () => {
  it.each(['p', 'u', 'c'] as const)('of a %s chart never say what a combination denies', (chart) => {
    fc.assert(
      fc.property(series, fc.constantFrom(...ruleSets), (points, set) => {
        const slice = sliceOf(chart, points, set);
        if (slice.hidden.size === 0 || slice.hidden.size > 4) return;
        const proved = byBounds(slice);
        const { marked } = everyCombination(slice);
        for (const { rule, direction, always, some, every } of proved) {
          const exact = marked.find((each) => each.rule === rule && each.direction === direction);
          if (always) expect({ rule, always: exact?.always }).toEqual({ rule, always: true });
          for (const point of every)
            expect({ rule, point, is: exact?.every.has(point) }).toMatchObject({ is: true });
          for (const point of exact?.some ?? [])
            expect({ rule, point, is: some.has(point) }).toMatchObject({ is: true });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of a trend with ties take the first of equal numbers, as the rule does', () => {
    const [rising, held] = [[0, 0, 0, 1, 2, 3, 4, 5], { numerator: null, flags: ['suppressed'] as const }];
    const known = rising.map((numerator) => ({ numerator, denominator: 20 }));
    const points = dated([
      { ...held, denominator: 20, bounds: { numerator: [0, 0] } },
      ...known,
      { ...held, denominator: 20, bounds: { numerator: [0, 1] } },
    ]);
    const slice = sliceOf('p', points, findRuleSet({ id: 'life-qi', version: 'help-centre' }));
    const up = byBounds(slice).find(({ rule, direction }) => rule === 'trend' && direction === 'up');
    // 0, 1, 2, 3, 4, 5: of the four that are 0, the first.
    expect([...(up?.every ?? [])].toSorted((a, b) => a - b)).toEqual([0, 4, 5, 6, 7, 8]);
  });

  it('of a trend leave out a first point that may equal the one before', () => {
    const rising = [0, 1, 2, 3, 4, 5].map((numerator) => ({ numerator, denominator: 20 }));
    const points = dated([{ ...hiddenCount(0, 1), denominator: 20 }, ...rising]);
    const slice = sliceOf('p', points, findRuleSet({ id: 'life-qi', version: 'help-centre' }));
    const up = byBounds(slice).find(({ rule, direction }) => rule === 'trend' && direction === 'up');
    // The held-back 0 stands for the 0 after it; the held-back 1 does not.
    expect([...(up?.every ?? [])].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
  });

  it('of an XmR chart never say what numbers between them deny', () => {
    fc.assert(
      fc.property(
        series,
        fc.constantFrom(...ruleSets),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (points, set, drawn) => {
          const rows = points.map((point) => ({ ...point, denominator: null }));
          const slice = sliceOf('i', rows, set);
          if (slice.hidden.size === 0) return;
          const proved = byBounds(slice);
          const values = slice.chart.observations.value.map((value, i) => {
            const between = slice.hidden.get(i)?.value;
            return between ? between[0] + (drawn.next().value ?? 0) * (between[1] - between[0]) : value;
          });
          const one = fitChart(
            chartTypes.i,
            { ...slice.chart.observations, value: values },
            [slice.span],
            slice.settings,
          );
          for (const { rule, direction, points: at } of findSignals(one, slice.ruleSet)) {
            // The runs analysis has a direction only where one run is too long: bounds judge it without.
            const own = proved.find(
              (each) => each.rule === rule.id && [direction, 'neither'].includes(each.direction),
            );
            for (const point of at)
              expect({ rule: rule.id, is: own?.some.has(point) }).toMatchObject({ is: true });
          }
          for (const { rule, direction, always } of proved)
            if (always)
              expect(
                findSignals(one, slice.ruleSet).some(
                  (each) => each.rule.id === rule && each.direction === direction,
                ),
              ).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
