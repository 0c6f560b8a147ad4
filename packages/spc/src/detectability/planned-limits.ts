import { settingsOf } from '../chart.js';
import { chartTypes } from '../chart-types/catalogue.js';
import { around, type ChartType, type Fit, type Observations } from '../chart-types/chart-type.js';
import { fitPhase, limitsAt, NO_LIMITS, type PointLimits } from '../limits.js';
import { generator } from './generator.js';
import type { PlannedChart, Trials } from './plan.js';
import { processAt } from './process.js';

/** A T chart of fewer times has no limits to speak of; more than that change them by little. */
const TIMES = { least: 6, most: 300 } as const;

/** Points of the baseline. A T chart has as many as there are events in it. */
function baselinePoints({ chart }: PlannedChart, periods: number, level: number): number {
  if (chart !== 't') return periods;
  return Math.min(TIMES.most, Math.max(TIMES.least, Math.round(periods * level)));
}

function observationsOf(values: readonly number[], denominator: number): Observations {
  return {
    value: values,
    numerator: values.map((value) => value * denominator),
    denominator: values.map(() => denominator),
    included: values.map(() => true),
  };
}

/** Centre line and limits as the engine's own chart types have them. */
function fitted(type: ChartType, values: readonly number[], plan: PlannedChart): PointLimits {
  const observations = observationsOf(values, plan.denominator);
  const to = values.length - 1;
  const fit = fitPhase(
    type,
    observations,
    { name: '', from: 0, to, baselineFrom: 0, baselineTo: to },
    settingsOf(plan.ruleSet),
  );
  return limitsAt(type, fit, 0);
}

function knownFit(type: ChartType, plan: PlannedChart, level: number): Fit {
  if (plan.chart === 'i') return around(level, () => plan.sigma);
  if (plan.chart === 'i-prime') return around(level, () => plan.sigma / Math.sqrt(plan.denominator));
  const range = { from: 0, to: 0 };
  const observations = observationsOf([level], plan.denominator);
  return type.fit(observations, { ...range, phase: range, centreLine: level });
}

/**
 * The limits that the new points of each run are held against, from a baseline at `level`: of each run its own, because no
 * team knows the true level.
 */
export function limitsOfRuns(
  plan: PlannedChart,
  level: number,
  { runs, seed }: Trials,
): (run: number) => PointLimits {
  const type = chartTypes[plan.chart];
  const { baseline } = plan;
  if (baseline === 'known') {
    const limits = limitsAt(type, knownFit(type, plan, level), 0);
    return () => limits;
  }
  const process = processAt(level, plan);
  const count = baselinePoints(plan, baseline, level);
  const limits = Array.from({ length: runs }, (_, run) => {
    const random = generator(seed, 2 * run);
    const values: number[] = [];
    for (let i = 0; i < count; i += 1) values.push(process(random));
    return fitted(type, values, plan);
  });
  return (run) => limits[run] ?? NO_LIMITS;
}
