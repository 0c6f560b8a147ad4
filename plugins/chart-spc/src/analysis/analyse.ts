import type { ChartInput } from '@fairshift/plugin-sdk';
import { analyseSeries, type ChartTypeId, fromChartInput, type SpcResult } from '@fairshift/spc';
import { chartedOf } from './charted.js';
import { eventsOf } from './events.js';
import { keyOf } from './key.js';
import type { ChartTarget, LeftOut, SpcAnalysis } from './model.js';
import { ruleReport } from './rule-report.js';
import { withoutTooFew } from './too-few.js';
import { walkOf } from './walk.js';

/** The target that the engine used, where it holds: one that starts later is not drawn through the years before. */
function targetOf(input: ChartInput, result: SpcResult): ChartTarget | null {
  const value = result.target;
  if (value === null) return null;
  const { points } = result;
  const last = points.at(-1)?.start ?? '';
  const holds = ({ start = '', end }: { readonly start?: string; readonly end?: string }, at: string) =>
    start <= at && (end === undefined || at < end);
  const target = input.context.targets.findLast((each) => each.value === value && holds(each, last));
  const from = target === undefined ? 0 : points.findIndex((point) => holds(target, point.start));
  return { value, label: target?.label ?? 'Target', from: Math.max(from, 0), to: points.length - 1 };
}

/** Drawn points that are left out, each with the reason that a person gave. */
function leftOutOf({ context }: ChartInput, { points }: SpcResult): LeftOut[] {
  return points.flatMap((point, index) => {
    if (point.included || (point.value === null && point.interval === null)) return [];
    const found = context.exclusions.find(({ start, end }) => start <= point.start && point.start < end);
    return [{ index, reason: (found?.reason ?? '').trim().replace(/\.$/, '') }];
  });
}

/**
 * The control chart of the input's first series, or the chart that is asked for. Baseline, phases, exclusions, targets
 * and rule set come from the measure's context, never from options. Throws what the engine throws, with a `code`.
 */
export function analyse(input: ChartInput, options = { limits: true }, chart?: ChartTypeId): SpcAnalysis {
  const found = analyseSeries(fromChartInput(input, 0, chart === undefined ? {} : { chart }));
  const result = withoutTooFew(found);
  const charted = chartedOf(input, result);
  const target = targetOf(input, result);
  return {
    ...charted,
    events: eventsOf(input.context.annotations, result.points),
    target,
    leftOut: leftOutOf(input, result),
    walk: walkOf({ ...charted, target }),
    ruleSet: ruleReport(charted),
    trial: result.trial,
    notes: result.notes,
    key: keyOf({ ...charted, target }, options),
  };
}
