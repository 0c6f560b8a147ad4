import { describe, expect, it } from '@jest/globals';
import { array, assert, double, integer, nat, property, tuple } from 'fast-check';
import { funnel, limitsMaker, sideOf } from './funnel.js';
import type { Funnel, FunnelChoices, FunnelUnit } from './model.js';

const units = (...counts: readonly (readonly [number | null, number | null])[]): readonly FunnelUnit[] =>
  counts.map(([numerator, denominator], at) => ({ id: `u${at + 1}`, numerator, denominator }));

function drawn(of: readonly FunnelUnit[], choices: FunnelChoices): Funnel {
  const found = funnel(of, choices);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

const sides = (found: Funnel) => found.rows.map(({ side }) => side);

describe('spread beyond chance', () => {
  // z = 2 (√O − √E): −2, 0 and 2. 3 φ = 8; weights 4 E = 100; τ² = (8 − 2) / (300 − 100) = 0.03.
  const three = units([16, 25], [25, 25], [36, 25]);
  const found = drawn(three, { kind: 'ratio', widen: true, fewest: 3, trim: 0 });

  it('is the additive model, by hand', () => {
    expect(found.rows.map(({ z }) => Number(z.toFixed(12)))).toEqual([-2, 0, 2]);
    expect(found.phi).toBeCloseTo(8 / 3, 12);
    expect(found.tau2).toBeCloseTo(0.03, 12);
    // (1 ± 1.959964 √(0.01 + 0.03))² = (1 ± 0.3919928)²
    expect(found.rows[0]?.model?.limits95.lower).toBeCloseTo(0.3696728, 6);
    expect(found.rows[0]?.model?.limits95.upper).toBeCloseTo(1.9376439, 6);
  });

  it('is not used where nobody asks, where units are few, or where there is none', () => {
    const ask = { kind: 'ratio', widen: true } as const;
    expect(drawn(three, ask).notWidened).toBe('few-units');
    expect(drawn(three, { ...ask, widen: false, fewest: 3 }).notWidened).toBe('not-asked');
    const alike = units(...Array.from({ length: 12 }, () => [25, 25] as const));
    const same = drawn(alike, ask);
    expect(same).toMatchObject({ notWidened: 'no-extra-spread', phi: 0, tau2: 0 });
    expect(new Set(sides(same))).toEqual(new Set(['within']));
  });

  it('tames the extreme tenths by the quantiles between them', () => {
    // 11 units: the 10% and 90% points are the 2nd and 10th in order.
    const eleven = units(...[1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 400].map((o) => [o, 25] as const));
    const { rows } = drawn(eleven, { kind: 'ratio', widen: true });
    expect(rows.map(({ tamed }) => tamed)).toEqual([true, ...Array.from({ length: 9 }, () => false), true]);
    expect(rows[0]?.tamedZ).toBeCloseTo(-6, 12);
    expect(rows[10]?.tamedZ).toBeCloseTo(10, 12);
  });

  // 0 of 1 expected event has a chance of 0.37; the square-root scale alone would put it below its 95% limit.
  it('never makes the limits narrower than those of chance', () => {
    const hundred = Array.from({ length: 11 }, (_, at) => [at % 2 === 0 ? 111 : 90, 100] as const);
    const found = drawn(units([0, 1], ...hundred), { kind: 'ratio', widen: true });
    expect(found.notWidened).toBeNull();
    const [tiny] = found.rows;
    expect(tiny?.model?.limits95.lower).toBeGreaterThan(0);
    expect(tiny?.limits.limits95.lower).toBe(0);
    expect(tiny?.side).toBe('within');
  });

  it('cannot be told on the log scale where counts are 0, and widens nothing', () => {
    const zeros = units([0, 4], [0, 5], [6, 5], [5, 5], [9, 5]);
    const choices = { kind: 'ratio', widen: true, fewest: 0, scale: 'log', extremes: 'drop' } as const;
    expect(drawn(zeros, choices).notWidened).toBe('zero-counts');
  });
});

/** Chance of a whole count, by the product of its factors: no code is shared with the engine. */
function binomialChance(count: number, size: number, share: number): number {
  let chance = (1 - share) ** (size - count) * share ** count;
  for (let at = 1; at <= count; at += 1) chance *= (size - count + at) / at;
  return chance;
}
function poissonChance(count: number, mean: number): number {
  let chance = Math.exp(-mean);
  for (let at = 1; at <= count; at += 1) chance *= mean / at;
  return chance;
}
const summed = (from: number, to: number, chance: (count: number) => number): number => {
  let sum = 0;
  for (let count = from; count <= to; count += 1) sum += chance(count);
  return sum;
};

function sideByTest(few: number, many: number): string {
  if (many < 0.001) return 'above-99.8';
  if (few < 0.001) return 'below-99.8';
  if (many < 0.025) return 'above-95';
  return few < 0.025 ? 'below-95' : 'within';
}

describe('limits of chance alone', () => {
  it('put each count on the side that the exact test says: 10 people, 1 in 10', () => {
    // P(4 or more) = 0.0128, P(5 or more) = 0.0016, P(6 or more) = 0.00015, P(none) = 0.349.
    const limits = limitsMaker({ centre: 0.1, notWidened: 'not-asked', tau2: 0 } as Funnel, {
      kind: 'proportion',
      widen: false,
    })(10);
    const at = (count: number) => sideOf(count / 10, limits);
    expect([0, 1, 3, 4, 5, 6].map(at)).toEqual([
      'within',
      'within',
      'within',
      'above-95',
      'above-95',
      'above-99.8',
    ]);
  });

  it('agree with sums of binomial chances', () => {
    const share = double({ min: 0.02, max: 0.98, noNaN: true });
    assert(
      property(integer({ min: 1, max: 60 }), share, nat(), (size, centre, any) => {
        const count = any % (size + 1);
        const known = { centre, notWidened: 'not-asked', tau2: 0 } as Funnel;
        const side = sideOf(count / size, limitsMaker(known, { kind: 'proportion', widen: false })(size));
        const few = summed(0, count, (each) => binomialChance(each, size, centre));
        const many = summed(count, size, (each) => binomialChance(each, size, centre));
        expect(side).toBe(sideByTest(few, many));
      }),
    );
  });

  it('agree with sums of Poisson chances, and do not call 0 of 0.4 expected events too few', () => {
    const mean = double({ min: 0.05, max: 40, noNaN: true });
    assert(
      property(mean, nat({ max: 90 }), (expected, count) => {
        const found = drawn([{ id: 'u', numerator: count, denominator: expected }, ...units([1, 1])], {
          kind: 'ratio',
          widen: false,
        });
        const few = summed(0, count, (each) => poissonChance(each, expected));
        const many = 1 - (few - poissonChance(count, expected));
        // Sums of chances lose their last digits in the far tail, where nobody asks.
        expect(found.rows[0]?.side).toBe(sideByTest(few, many));
      }),
    );
    expect(sides(drawn(units([0, 0.4], [4, 3.6]), { kind: 'ratio', widen: false }))).toEqual([
      'within',
      'within',
    ]);
  });
});

const somewhere = array(
  tuple(integer({ min: 5, max: 3000 }), double({ min: 0, max: 1, noNaN: true })).map(
    ([size, share]) => [Math.round(size * share), size] as const,
  ),
  { minLength: 12, maxLength: 30 },
);
/** A funnel of anything has limits unless there is nothing, or everything, to count. */
const mixed = somewhere.map((counts) => units([1, 10], ...counts));

describe('any funnel', () => {
  const widen = { kind: 'proportion', widen: true } as const;

  it('is the same whatever the order of the units', () => {
    assert(
      property(mixed, (of) => {
        const [found, turned] = [drawn(of, widen), drawn(of.toReversed(), widen)];
        expect(turned.tau2).toBeCloseTo(found.tau2, 10);
        expect(sides(turned).toReversed()).toEqual(sides(found));
      }),
      { numRuns: 15 },
    );
  });

  it('has limits that extra spread only widens, within what is possible', () => {
    assert(
      property(mixed, (of) => {
        for (const { plain, limits } of drawn(of, widen).rows) {
          expect(limits.limits95.lower).toBeLessThanOrEqual(plain.limits95.lower);
          expect(limits.limits998.upper).toBeGreaterThanOrEqual(plain.limits998.upper);
          expect(limits.limits998.lower).toBeGreaterThanOrEqual(0);
          expect(limits.limits998.upper).toBeLessThanOrEqual(1);
          expect(limits.limits998.lower).toBeLessThanOrEqual(limits.limits95.lower);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('of those without the event is its mirror', () => {
    assert(
      property(mixed, (of) => {
        const others = of.map((each) => ({ ...each, numerator: each.denominator! - each.numerator! }));
        const turned = sides(drawn(others, widen)).map((side) =>
          side.replace(/above|below/, (word) => (word === 'above' ? 'below' : 'above')),
        );
        expect(turned).toEqual(sides(drawn(of, widen)));
      }),
      { numRuns: 15 },
    );
  });

  it('of a rate does not change with the unit in which sizes are counted', () => {
    assert(
      property(mixed, (of) => {
        const rate = { kind: 'rate', widen: true } as const;
        const inThousands = of.map((each) => ({ ...each, denominator: each.denominator! / 1000 }));
        const [found, scaled] = [drawn(of, rate), drawn(inThousands, rate)];
        expect(scaled.phi).toBeCloseTo(found.phi, 8);
        expect(scaled.centre / found.centre).toBeCloseTo(1000, 6);
        expect(sides(scaled)).toEqual(sides(found));
      }),
      { numRuns: 15 },
    );
  });
});

describe('awkward units', () => {
  const plain = { kind: 'proportion', widen: false } as const;

  it('are left out, each with its reason, and do not move the centre', () => {
    const found = drawn(units([5, 10], [null, 10], [5, null], [0, 0], [-1, 10], [11, 10], [15, 30]), plain);
    expect(found.centre).toBe(0.5);
    expect(found.leftOut.map(({ because }) => because)).toEqual([
      'no-numerator',
      'no-denominator',
      'denominator-not-positive',
      'negative',
      'numerator-above-denominator',
    ]);
  });

  it('make no funnel where there is nothing to compare', () => {
    expect(funnel([], plain)).toEqual({ refused: 'no-units', leftOut: [] });
    expect(funnel(units([0, 10], [0, 20]), plain)).toMatchObject({ refused: 'no-events' });
    expect(funnel(units([10, 10], [20, 20]), plain)).toMatchObject({ refused: 'all-events' });
    expect(funnel(units([10, 10], [20, 20]), { kind: 'rate', widen: false })).toMatchObject({ centre: 1 });
  });
});
