import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { analyseSeries, type Meaning, type SpcInput, type SpcPoint, type SpcResult } from './index.js';

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
