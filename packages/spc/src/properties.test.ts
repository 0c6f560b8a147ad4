import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  analyseSeries,
  type ChartTypeId,
  type Meaning,
  ruleSets,
  type SpcInput,
  type SpcPoint,
  type SpcResult,
} from './index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const dated = (rows: readonly Partial<SpcPoint>[]): SpcPoint[] =>
  rows.map((row, i) => ({ start: day(i), end: day(i + 1), ...row }));

const proportions = fc
  .array(
    fc
      .integer({ min: 1, max: 60 })
      .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator))),
    { minLength: 2, maxLength: 60 },
  )
  .map((rows) => dated(rows.map(([numerator, denominator]) => ({ numerator, denominator }))));

function input(points: SpcPoint[], more: Partial<SpcInput> = {}): SpcInput {
  const ruleSet = { id: 'making-data-count', version: '2023-11' };
  return {
    chart: 'p',
    points,
    phases: [],
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: 1,
    ruleSet,
    ...more,
  };
}

const signals = (result: SpcResult) => result.signals.map(({ rule, points }) => ({ rule, points }));

describe('for any series', () => {
  it('the multiplier changes numbers and no signal', () => {
    fc.assert(
      fc.property(proportions, fc.constantFrom(100, 1000, 100_000), (points, multiplier) => {
        const one = analyseSeries(input(points));
        const many = analyseSeries(input(points, { multiplier }));
        expect(signals(many)).toEqual(signals(one));
        many.points.forEach((point, i) =>
          expect(point.upper).toBeCloseTo((one.points[i]?.upper ?? 0) * multiplier, 6),
        );
      }),
    );
  });

  it('reversing polarity swaps improvement and concern', () => {
    const swap: Record<Meaning, Meaning> = {
      improvement: 'concern',
      concern: 'improvement',
      change: 'change',
    };
    fc.assert(
      fc.property(proportions, (points) => {
        const higher = analyseSeries(input(points));
        const lower = analyseSeries(input(points, { polarity: 'lower-is-better' }));
        expect(lower.points.map((point) => point.meaning)).toEqual(
          higher.points.map((point) => point.meaning && swap[point.meaning]),
        );
      }),
    );
  });

  it('a phase added at the end changes no earlier phase', () => {
    fc.assert(
      fc.property(proportions, fc.nat(), (points, seed) => {
        const at = 1 + (seed % (points.length - 1));
        const alone = analyseSeries(input(points.slice(0, at)));
        const phased = analyseSeries(input(points, { phases: [{ start: day(at), name: 'New' }] }));
        const numbers = ({ centre, lower, upper, meaning, sigmaSignal }: SpcResult['points'][number]) => ({
          centre,
          lower,
          upper,
          meaning,
          sigmaSignal,
        });
        expect(phased.points.slice(0, at).map(numbers)).toEqual(alone.points.map(numbers));
        expect(phased.phases[0]?.runs).toEqual(alone.phases[0]?.runs);
      }),
    );
  });

  it('limits stay within what is possible and never cross the centre line', () => {
    fc.assert(
      fc.property(proportions, (points) => {
        for (const { lower, centre, upper } of analyseSeries(input(points, { multiplier: 100 })).points) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(100);
          expect(lower).toBeLessThanOrEqual((centre ?? 0) + 1e-9);
          expect(upper).toBeGreaterThanOrEqual((centre ?? 0) - 1e-9);
        }
      }),
    );
  });

  it('single values may be scaled and shifted without a signal changing', () => {
    const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 50 });
    fc.assert(
      fc.property(
        values,
        fc.constantFrom(2, 4, 0.5),
        fc.integer({ min: -64, max: 64 }),
        (list, times, plus) => {
          const plain = analyseSeries(input(dated(list.map((value) => ({ value }))), { chart: 'i' }));
          const moved = analyseSeries(
            input(dated(list.map((value) => ({ value: value * times + plus }))), { chart: 'i' }),
          );
          expect(signals(moved)).toEqual(signals(plain));
          expect(moved.phases[0]?.centre).toBeCloseTo((plain.phases[0]?.centre ?? 0) * times + plus, 9);
        },
      ),
    );
  });
});

const CHARTS: readonly ChartTypeId[] = [
  'p',
  'p-prime',
  'u',
  'u-prime',
  'c',
  'i',
  'i-prime',
  'mr',
  'xbar',
  's',
  'g',
  't',
  'run',
];
/** Rows that every chart can draw. */
const rows = fc
  .array(
    fc.record({
      numerator: fc.integer({ min: 0, max: 20 }),
      denominator: fc.integer({ min: 20, max: 60 }),
      values: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((list) => dated(list));
/** T, G and XmR charts read single values. */
const rowsFor = (chart: ChartTypeId, points: readonly SpcPoint[]): SpcPoint[] =>
  ['i', 'mr', 'g', 't'].includes(chart)
    ? points.map(({ start, end, values = [] }) => ({ start, end, value: values[0] ?? 1 }))
    : [...points];

describe.each(CHARTS)('a %s chart', (chart) => {
  const rules = fc.constantFrom(...ruleSets).map(({ id, version }) => ({ id, version }));

  it('swaps improvement and concern with the polarity, with any rule set', () => {
    fc.assert(
      fc.property(rows, rules, (points, ruleSet) => {
        const of = (polarity: SpcInput['polarity']) =>
          analyseSeries(input(rowsFor(chart, points), { chart, ruleSet, polarity })).signals.map(
            ({ meaning }) => meaning,
          );
        const swapped = of('lower-is-better').map((meaning) =>
          meaning === 'change' ? meaning : meaning === 'concern' ? 'improvement' : 'concern',
        );
        expect(swapped).toEqual(of('higher-is-better'));
        expect(of('neither').every((meaning) => meaning === 'change')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every phase as it was when one is added at the end', () => {
    fc.assert(
      fc.property(rows, rules, fc.nat(), (points, ruleSet, seed) => {
        const all = rowsFor(chart, points);
        const at = 1 + (seed % (all.length - 1));
        const alone = analyseSeries(input(all.slice(0, at), { chart, ruleSet }));
        const phases = [{ start: day(at), name: 'New' }];
        const phased = analyseSeries(input(all, { chart, ruleSet, phases }));
        // Which signal led to the new phase is news of the new phase.
        const kept = ({
          signals: _signals,
          meaning: _meaning,
          phase: _phase,
          ...point
        }: SpcResult['points'][number]) => point;
        expect(phased.points.slice(0, at).map(kept)).toEqual(alone.points.map(kept));
        const { name: _a, ...before } = alone.phases[0]!;
        const { name: _b, ...after } = phased.phases[0]!;
        expect(after).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe.each(['i', 'i-prime', 'xbar', 'run'] as const)(
  'a %s chart of values that are scaled and shifted',
  (chart) => {
    it('has the same signals', () => {
      fc.assert(
        fc.property(rows, fc.constantFrom(2, 4, 0.5), fc.constantFrom(-64, 0, 32), (points, times, plus) => {
          const moved = points.map(({ start, end, denominator = 1, numerator = 0, values = [] }) => ({
            start,
            end,
            ...(chart === 'i-prime'
              ? { denominator, numerator: (numerator ?? 0) * times + plus * (denominator ?? 1) }
              : {
                  value: (values[0] ?? 0) * times + plus,
                  values: values.map((value) => value * times + plus),
                }),
          }));
          const plain = points.map(({ start, end, denominator, numerator, values = [] }) => ({
            start,
            end,
            ...(chart === 'i-prime' ? { denominator, numerator } : { value: values[0] ?? 0, values }),
          }));
          const ruleSet = { id: 'nelson', version: '1984' };
          const [before, after] = [plain, moved].map((each) =>
            analyseSeries(input(each as SpcPoint[], { chart, ruleSet })),
          ) as [SpcResult, SpcResult];
          expect(signals(after)).toEqual(signals(before));
          expect(after.phases[0]?.runs).toEqual(before.phases[0]?.runs);
        }),
        { numRuns: 100 },
      );
    });
  },
);
