import type { ChartInput } from '@fairshift/plugin-sdk';
import { periodWord, type SpcResult } from '@fairshift/spc';
import type { SpcAnalysis } from './model.js';

/** Labels that say “everyone”, which a caption need not repeat. */
const EVERYONE = /^(?:all|overall|everyone|total|)$/i;

type Named = Pick<SpcAnalysis, 'title' | 'unit' | 'counted' | 'form'>;

/** What the points are of. MR and S charts show how much values differ, which is no percentage and no count. */
function named({ measure }: ChartInput, { chart }: SpcResult): Named {
  const { title, form, unit, period } = measure;
  if (chart.id !== 'mr' && chart.id !== 's')
    return { title, form, unit: form === 'proportion' ? '%' : unit, counted: unit };
  const noun = periodWord(period);
  const what = chart.id === 'mr' ? `Step from one ${noun} to the next` : `Spread within each ${noun}`;
  const of = form === 'proportion' ? 'percentage points' : unit;
  return { title: `${what}: ${title}`, form: 'individual', unit: of, counted: of };
}

/** What words, table and walk all tell of. */
export function chartedOf(
  input: ChartInput,
  result: SpcResult,
): Named & Pick<SpcAnalysis, 'place' | 'period' | 'result'> {
  const label = input.series[0]?.group.label ?? '';
  const place = EVERYONE.test(label) ? '' : label;
  return { ...named(input, result), place, period: input.measure.period, result };
}
