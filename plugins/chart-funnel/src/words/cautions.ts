import type { ChartInput } from '@fairshift/plugin-sdk';
import { listOf } from '@fairshift/equity';
import type { FunnelAnalysis } from '../analysis/model.js';

/** Rounded counts, and the groups that rounding could move across a limit. */
function roundedSentences(series: ChartInput['series'], units: FunnelAnalysis['units']): readonly string[] {
  if (!series.some(({ points }) => points.some(({ flags }) => flags?.includes('rounded')))) return [];
  const near = units.filter(({ unsure }) => unsure).map(({ label }) => label);
  const exact = 'Counts are rounded, so shares and limits are not exact.';
  if (near.length === 0) return [exact];
  return [exact, `So near a limit that rounding could change its side: ${listOf(near)}.`];
}

/** What a reader must know before trusting the picture. */
export function cautionsOf(
  { series }: Pick<ChartInput, 'series'>,
  { periods, stretched, units }: Pick<FunnelAnalysis, 'periods' | 'stretched' | 'units'>,
): readonly string[] {
  return [
    'A group beyond the limits is a reason to ask why. It does not say why.',
    'A group within the limits may still be treated unfairly.',
    ...(periods > 1 ? ['Somebody who is counted in more than one period counts more than once here.'] : []),
    ...roundedSentences(series, units),
    ...(stretched ? ['The scale of sizes gives small groups more room than large ones.'] : []),
  ];
}
