import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type PointLimits, side } from '../limits.js';
import type { Direction } from '../model.js';
import { ruleSets } from '../rules/catalogue.js';
import { findPatterns } from '../rules/patterns.js';
import type { Rule, RuleSet } from '../rules/rule-set.js';
import { analyseRuns } from '../runs-analysis.js';
import { detectorOf } from './detector.js';

const limitsOf = (centre: number, sigma: number, hasLower = true): PointLimits => ({
  centre,
  lower: hasLower ? centre - 3 * sigma : null,
  upper: centre + 3 * sigma,
  lower2: centre - 2 * sigma,
  upper2: centre + 2 * sigma,
  lower1: centre - sigma,
  upper1: centre + sigma,
  lowerClipped: false,
  upperClipped: false,
});

/** What the rule engine says of the points so far, read as a whole. */
function isComplete(
  rule: Rule,
  { values, limits, direction }: { values: number[]; limits: PointLimits; direction: Direction },
): boolean {
  if (rule.kind === 'runs') {
    const sides = values.map((value) => side(value, limits.centre ?? 0)).filter((at) => at !== 0);
    const ours = sides.filter((at) => at === (direction === 'up' ? 1 : -1)).length;
    return analyseRuns(values, limits.centre).runsSignal && 2 * ours > sides.length;
  }
  const stretch = { positions: values.map((_, i) => i), values, limits: values.map(() => limits) };
  return findPatterns(stretch, rule).some((pattern) => pattern.direction === direction);
}

/** The first point with which any rule is complete, found by reading the series again at every point. */
function firstByEngine(
  { rules }: RuleSet,
  series: { values: number[]; limits: PointLimits; direction: Direction },
): number {
  return series.values.findIndex((_, i) =>
    rules.some((rule) => isComplete(rule, { ...series, values: series.values.slice(0, i + 1) })),
  );
}

/** As waiting does it: in looks that double. */
function firstByDetector(
  ruleSet: RuleSet,
  { values, limits, direction }: { values: number[]; limits: PointLimits; direction: Direction },
  look: number,
): number {
  const detector = detectorOf(ruleSet, direction);
  // One series before it: nothing of that may be left over.
  detector.start(limits);
  detector.first(values.toReversed(), 0);
  detector.start(limits);
  const seen: number[] = [];
  for (let from = 0; from < values.length; from = seen.length) {
    seen.push(...values.slice(from, Math.max(look, 2 * from)));
    const at = detector.first(seen, from);
    if (at >= 0) return at;
  }
  return -1;
}

/** Coarse values, so that ties, points on the line and points on the limits are common; a slow drift, so that runs are. */
const series = fc
  .record({
    steps: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 60 }),
    drift: fc.integer({ min: -2, max: 2 }),
    climbs: fc.boolean(),
    sigma: fc.constantFrom(0, 0.5, 1, 2, 4),
    hasLower: fc.boolean(),
    direction: fc.constantFrom<Direction>('up', 'down'),
  })
  .map(({ steps, drift, climbs, sigma, hasLower, direction }) => {
    let level = drift;
    const values = steps.map((step) => {
      if (climbs) level += Math.sign(step);
      return climbs ? level : step + drift;
    });
    return { values, limits: limitsOf(0, sigma, hasLower), direction };
  });

describe('the detector finds the point that the rule engine finds', () => {
  it.each(ruleSets.map((set) => [`${set.id} ${set.version}`, set] as const))('%s', (_, ruleSet) => {
    fc.assert(
      fc.property(series, fc.constantFrom(1, 3, 16), (one, look) => {
        expect(firstByDetector(ruleSet, one, look)).toBe(firstByEngine(ruleSet, one));
      }),
      { numRuns: 1500 },
    );
  });

  it.each(
    ruleSets.flatMap((set) =>
      set.rules.map((rule) => [`${set.id} ${set.version}, ${rule.id}`, set, rule] as const),
    ),
  )('%s alone', (_, set, rule) => {
    const only = { ...set, rules: [rule] };
    fc.assert(
      fc.property(series, (one) => {
        expect(firstByDetector(only, one, 16)).toBe(firstByEngine(only, one));
      }),
      { numRuns: 500 },
    );
  });
});

describe('ties of a run of 3 below the line', () => {
  const limits = limitsOf(2, 5);
  const first = (ties: 'break' | 'skip', values: number[]) => {
    const rule = { kind: 'shift', id: 'shift', name: '3 on one side', length: 3, ties } as Rule;
    const ruleSet: RuleSet = { ...ruleSets[0]!, rules: [rule] };
    return firstByDetector(ruleSet, { values, limits, direction: 'down' }, 16);
  };

  it('break it, so that it starts again after them', () =>
    expect(first('break', [1, 1, 2, 1, 1, 1])).toBe(5));
  it('are passed over, so that the third point below ends it', () =>
    expect(first('skip', [1, 1, 2, 1, 1, 1])).toBe(3));
  it('do not end it themselves', () => expect(first('skip', [1, 1, 2, 3, 1, 1])).toBe(-1));
});
