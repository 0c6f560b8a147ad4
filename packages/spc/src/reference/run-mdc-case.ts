import { FIRM_LIMITS } from '../analyse.js';
import { chartTypes } from '../chart-types/catalogue.js';
import { fitChart, settingsOf } from '../chart.js';
import { SpcInputError } from '../errors.js';
import type { Direction, Polarity } from '../model.js';
import { type PhaseSpan, side } from '../limits.js';
import { makingDataCount202311, makingDataCountR02 } from '../rules/making-data-count.js';
import { outside } from '../rules/stretch.js';
import type { RuleSet } from '../rules/rule-set.js';
import { type FittedChart, findSignals, type PhasePattern } from '../rules/signals.js';
import { assuranceAgainst, meaningOf } from '../verdicts.js';
import { type CaseOptions, type ReferenceCase, rowsByX } from './case-file.js';

type Columns = Record<string, unknown[]>;

export interface MdcCase {
  readonly series: Columns;
  readonly summary: Record<string, unknown>;
  readonly mdcNov2023: Columns;
}

const POLARITY: Readonly<Record<string, Polarity>> = {
  increase: 'higher-is-better',
  decrease: 'lower-is-better',
  neutral: 'neither',
};
const SPECIAL: Readonly<Record<string, readonly [up: string, down: string]>> = {
  outside: ['Above UCL', 'Below LCL'],
  trend: ['7 Point Trend (Increasing)', '7 Point Trend (Decreasing)'],
  'near-limit': ['2 in 3 Above CL', '2 in 3 Below CL'],
  shift: ['7 Points Above CL', '7 Points Below CL'],
};
const ASSURANCE = {
  passing: 'consistent_pass',
  failing: 'consistent_fail',
  'hit-or-miss': 'inconsistent',
} as const;
const ASSURANCE_ICON = { passing: 'pass', failing: 'fail', 'hit-or-miss': 'inconsistent' } as const;

/** A fixed baseline begins anew in each phase. */
function spansOf(count: number, { phaseStarts = [], freezeAfter }: CaseOptions): PhaseSpan[] {
  if (freezeAfter !== undefined && freezeAfter < FIRM_LIMITS.frozenBaseline)
    throw new SpcInputError(
      'short-baseline',
      `A baseline needs ${FIRM_LIMITS.frozenBaseline} points or more.`,
    );
  const starts = [1, ...phaseStarts];
  return starts.map((start, i) => {
    const from = start - 1;
    const to = (starts[i + 1] ?? count + 1) - 2;
    const baselineTo = freezeAfter === undefined ? to : Math.min(to, from + freezeAfter - 1);
    return { name: `Phase ${i + 1}`, from, to, baselineFrom: from, baselineTo };
  });
}

/** The pattern that each point is drawn as, by the rule set's order of precedence; a turning point ends in the later trend. */
function patternByPoint(chart: FittedChart, ruleSet: RuleSet): Map<number, PhasePattern> {
  const rank = (pattern: PhasePattern) => ruleSet.rules.indexOf(pattern.rule);
  const found = findSignals(chart, ruleSet).filter(({ kept }) => !kept);
  const first = new Map<number, PhasePattern>();
  for (const pattern of found.toSorted((a, b) => rank(a) - rank(b))) {
    for (const point of pattern.points) {
      const held = first.get(point);
      if (held === undefined || held.rule === pattern.rule) first.set(point, pattern);
    }
  }
  return first;
}

const position = (points: Iterable<number>): number[] =>
  [...points].map((i) => i + 1).toSorted((a, b) => a - b);

function novemberOf(chart: FittedChart): Columns {
  const patterns = findSignals(chart, makingDataCount202311).filter(({ kept }) => !kept);
  const near = patterns.filter(({ rule }) => rule.id === 'near-limit').flatMap(({ points }) => points);
  return {
    twoInThree: position(new Set(near)),
    specialCause: position(new Set(patterns.flatMap(({ points }) => points))),
  };
}

function pointType(direction: Direction | undefined, polarity: Polarity): string {
  if (direction === undefined) return 'common_cause';
  const meaning = meaningOf(direction, polarity);
  if (meaning !== 'change') return `special_cause_${meaning}`;
  return `special_cause_neutral_${direction === 'up' ? 'high' : 'low'}`;
}

function iconOf(direction: Direction | undefined, polarity: Polarity): string {
  if (direction === undefined) return 'common_cause';
  const meaning = meaningOf(direction, polarity);
  return `${meaning === 'change' ? 'neutral' : meaning}_${direction === 'up' ? 'high' : 'low'}`;
}

/** Our own columns and icons for one case of Making Data Count, in the form of its `expected`. */
export function runMdcCase({ input, options }: ReferenceCase): MdcCase {
  const rows = rowsByX(input, 'mean');
  const observations = { ...rows, included: rows.x.map(() => true) };
  const chart = fitChart(chartTypes.i, observations, spansOf(rows.x.length, options), {
    screenMovingRanges: options.screenMovingRanges ?? true,
    withoutRange: 'no-limits',
    ...settingsOf(makingDataCountR02),
  });
  const polarity = POLARITY[options.improvementDirection ?? 'neutral'] ?? 'neither';
  const { limits, spans } = chart;
  const patterns = patternByPoint(chart, makingDataCountR02);
  const directions = rows.x.map((_, i) => patterns.get(i)?.direction);
  const phases = spans.flatMap(({ from, to }, phase) => Array<number>(to - from + 1).fill(phase));
  const short = spans.map(({ from, to }) => to - from + 1 < FIRM_LIMITS.phase);
  // The package says nothing of a point without value or limits.
  const isOutside = rows.value.map((value, i) =>
    value === null || limits[i]?.upper === null ? null : outside(value, limits[i]) !== 0,
  );
  const last = rows.value.findLastIndex((value) => value !== null);
  const assurance = assuranceAgainst(limits[last], options.target ?? null, polarity);
  return {
    series: {
      x: [...rows.x],
      y: [...rows.value],
      mean: limits.map(({ centre }) => centre),
      lpl: limits.map(({ lower }) => lower),
      upl: limits.map(({ upper }) => upper),
      phase: phases.map((phase) => phase + 1),
      outsideLimits: isOutside,
      closeToLimits: rows.value.map((value, i) => {
        const { lower2 = null, upper2 = null } = limits[i] ?? {};
        if (value === null || lower2 === null || upper2 === null) return null;
        if (isOutside[i]) return false;
        return side(value, upper2) > 0 || side(value, lower2) < 0;
      }),
      relativeToMean: rows.value.map((value, i) => {
        const centre = limits[i]?.centre ?? null;
        return value === null || centre === null ? null : side(value, centre);
      }),
      specialCauseType: rows.x.map((_, i) => {
        const pattern = patterns.get(i);
        return pattern ? SPECIAL[pattern.rule.id]?.[pattern.direction === 'up' ? 0 : 1] : 'Common Cause';
      }),
      specialCause: directions.map((direction) => direction !== undefined),
      pointType: directions.map((direction) => pointType(direction, polarity)),
      shortGroup: phases.map((phase) => short[phase] === true),
    },
    summary: {
      variationType: pointType(directions[last], polarity),
      variationIcon: iconOf(directions[last], polarity),
      assuranceType: assurance && ASSURANCE[assurance],
      assuranceIcon: assurance && ASSURANCE_ICON[assurance],
      shortGroupWarning: short.some(Boolean),
    },
    mdcNov2023: novemberOf(chart),
  };
}
