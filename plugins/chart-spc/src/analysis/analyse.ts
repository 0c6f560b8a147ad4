import type { ChartInput } from '@fairshift/plugin-sdk';
import { analyseSeries, fromChartInput } from '@fairshift/spc';
import { eventsOf } from './events.js';
import type { SpcAnalysis } from './model.js';
import { ruleReport } from './rule-report.js';
import { walkOf } from './walk.js';

/** Labels that say “everyone”, which a caption need not repeat. */
const EVERYONE = /^(?:all|overall|everyone|total|)$/i;

function targetOf(input: ChartInput, value: number | null): SpcAnalysis['target'] {
  if (value === null) return null;
  const label = input.context.targets.findLast((target) => target.value === value)?.label ?? 'Target';
  return { value, label };
}

/**
 * The control chart of the input's first series. Baseline, phases, exclusions, targets and rule set come
 * from the measure's context, never from options. Throws what the engine throws, with a `code`.
 */
export function analyse(input: ChartInput): SpcAnalysis {
  const { measure, series, context } = input;
  const result = analyseSeries(fromChartInput(input, 0));
  const label = series[0]?.group.label ?? '';
  const charted = {
    title: measure.title,
    unit: measure.form === 'proportion' ? '%' : measure.unit,
    counted: measure.unit,
    place: EVERYONE.test(label) ? '' : label,
    form: measure.form as SpcAnalysis['form'],
    period: measure.period,
    result,
  };
  return {
    ...charted,
    events: eventsOf(context.annotations, result.points),
    target: targetOf(input, result.target),
    walk: walkOf(charted),
    ruleSet: ruleReport(charted),
    trial: result.trial,
    notes: result.notes,
  };
}
