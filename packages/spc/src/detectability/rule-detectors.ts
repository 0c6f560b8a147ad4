import { NO_LIMITS, type PointLimits, side } from '../limits.js';
import type { Direction } from '../model.js';
import { findPatterns } from '../rules/patterns.js';
import type { Rule, ZoneRule } from '../rules/rule-set.js';
import { beyond, outside, sideOfCentre } from '../rules/stretch.js';
import { runsLimits } from '../runs-analysis.js';

/** As a Detector, for one rule, which looks at the points before `to` only. */
export interface RuleDetector {
  start(limits: PointLimits): void;
  first(values: readonly number[], from: number, to: number): number;
}

type Sign = 1 | -1;
const signOf = (direction: Direction): Sign => (direction === 'up' ? 1 : -1);

const neverDetector: RuleDetector = { start: () => undefined, first: () => -1 };

/** −1, 0 or 1 as the value lies against the line that is asked for; 0 where there is none. */
const against = (value: number, line: number | null): number => (line === null ? 0 : side(value, line));

/** A point beyond the limits. Where one of them is missing there is no such point (`outside` of the rules). */
function outsideDetector(sign: Sign): RuleDetector {
  let line: number | null = null;
  return {
    start({ upper, lower }) {
      line = upper === null || lower === null ? null : sign > 0 ? upper : lower;
    },
    first(values, from, to) {
      for (let i = from; i < to; i += 1) if (against(values[i] ?? 0, line) === sign) return i;
      return -1;
    },
  };
}

/** Points in a row on one side: one on the line breaks the run, or is passed over. */
function shiftDetector(sign: Sign, length: number, skips: boolean): RuleDetector {
  let centre: number | null = null;
  let run = 0;
  return {
    start(limits) {
      ({ centre } = limits);
      run = 0;
    },
    first(values, from, to) {
      for (let i = from; i < to; i += 1) {
        const at = against(values[i] ?? 0, centre);
        if (at === sign) run += 1;
        else if (at !== 0 || !skips) run = 0;
        if (run >= length) return i;
      }
      return -1;
    },
  };
}

/** Points in a row, each beyond the one before. */
function trendDetector(sign: Sign, length: number, skips: boolean): RuleDetector {
  let steps = 0;
  return {
    start() {
      steps = 0;
    },
    first(values, from, to) {
      for (let i = Math.max(from, 1); i < to; i += 1) {
        const step = side(values[i] ?? 0, values[i - 1] ?? 0);
        if (step === sign) steps += 1;
        else if (step !== 0 || !skips) steps = 0;
        if (steps >= length - 1 && step === sign) return i;
      }
      return -1;
    },
  };
}

/** So many of a window beyond the lines at 1 or 2 sigma, on one side. */
function zoneDetector(sign: Sign, rule: ZoneRule): RuleDetector {
  const { needed, window } = rule;
  let limits = NO_LIMITS;
  let [oneSide, near] = [0, 0];
  /** Whether each of the last points was near, by position modulo the window. */
  const recent = new Uint8Array(window);
  const nearness = (value: number): 0 | 1 => {
    if (beyond(value, limits, rule.sigma) !== sign) return 0;
    return !rule.countsBeyondLimits && outside(value, limits) !== 0 ? 0 : 1;
  };
  const isComplete = (i: number, now: 0 | 1): boolean => {
    if (near < needed || i < window - 1) return false;
    return (rule.ends === 'anywhere' || now === 1) && (rule.sameSide === 'members' || oneSide >= window);
  };
  return {
    start(of) {
      limits = of;
      [oneSide, near] = [0, 0];
      recent.fill(0);
    },
    first(values, from, to) {
      for (let i = from; i < to; i += 1) {
        const value = values[i] ?? 0;
        const now = nearness(value);
        near += now - (recent[i % window] ?? 0);
        recent[i % window] = now;
        oneSide = sideOfCentre(value, limits) === sign ? oneSide + 1 : 0;
        if (isComplete(i, now)) return i;
      }
      return -1;
    },
  };
}

const knownRunsLimits: ReturnType<typeof runsLimits>[] = [];

/** Worked out once for each number of points: a quantile takes as many steps as there are points. */
function runsLimitsOf(useful: number): ReturnType<typeof runsLimits> {
  return (knownRunsLimits[useful] ??= runsLimits(useful));
}

/**
 * Anhøj's runs analysis of the points so far. It has no direction of its own: it counts as a signal in ours where more than
 * half of the useful points lie on our side of the line.
 */
function runsDetector(sign: Sign): RuleDetector {
  let centre: number | null = null;
  let [useful, ours, last, run, longest, crossings] = [0, 0, 0, 0, 0, 0];
  const isSignal = () => {
    const { longestRunMax, nCrossingsMin } = runsLimitsOf(useful);
    return 2 * ours > useful && (longest > longestRunMax || crossings < nCrossingsMin);
  };
  return {
    start(limits) {
      ({ centre } = limits);
      [useful, ours, last, run, longest, crossings] = [0, 0, 0, 0, 0, 0];
    },
    first(values, from, to) {
      for (let i = from; i < to; i += 1) {
        const at = against(values[i] ?? 0, centre);
        if (at !== 0) {
          if (last !== 0 && at !== last) crossings += 1;
          run = at === last ? run + 1 : 1;
          last = at;
          useful += 1;
          ours += Number(at === sign);
          longest = Math.max(longest, run);
        }
        if (useful > 0 && isSignal()) return i;
      }
      return -1;
    },
  };
}

/** Any other rule, by the rule engine itself: a pattern once complete stays one, so the first point can be searched for. */
function searchingDetector(rule: Rule, direction: Direction): RuleDetector {
  let limits = NO_LIMITS;
  const isComplete = (values: readonly number[], count: number): boolean => {
    const known = values.slice(0, count);
    const stretch = { positions: known.map((_, i) => i), values: known, limits: known.map(() => limits) };
    return findPatterns(stretch, rule).some((pattern) => pattern.direction === direction);
  };
  return {
    start(of) {
      limits = of;
    },
    first(values, from, to) {
      if (!isComplete(values, to)) return -1;
      let [without, complete] = [from, to];
      while (complete - without > 1) {
        const middle = Math.floor((without + complete) / 2);
        if (isComplete(values, middle)) complete = middle;
        else without = middle;
      }
      return complete - 1;
    },
  };
}

/** Fast where the rule is one of those that most rule sets are made of; else exact all the same, and slower. */
export function ruleDetector(rule: Rule, direction: Direction): RuleDetector {
  const sign = signOf(direction);
  switch (rule.kind) {
    case 'outside':
      return outsideDetector(sign);
    case 'shift':
      return shiftDetector(sign, rule.length, rule.ties === 'skip');
    case 'trend':
      return trendDetector(sign, rule.length, rule.ties === 'skip');
    case 'zone':
      return zoneDetector(sign, rule);
    case 'runs':
      return runsDetector(sign);
    case 'alternating':
    case 'within':
    case 'away':
      // These have no direction, so none of their signals is one of an aim.
      return neverDetector;
    default:
      return searchingDetector(rule, direction);
  }
}
