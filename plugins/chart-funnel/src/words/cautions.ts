import type { ChartInput } from '@fairshift/plugin-sdk';
import type { FunnelAnalysis } from '../analysis/model.js';

/** What a reader must know before trusting the picture. */
export function cautionsOf(
  { series }: Pick<ChartInput, 'series'>,
  { periods, stretched }: Pick<FunnelAnalysis, 'periods' | 'stretched'>,
): readonly string[] {
  const isRounded = series.some(({ points }) => points.some(({ flags }) => flags?.includes('rounded')));
  return [
    'A group beyond the limits is a reason to ask why. It does not say why.',
    'A group within the limits may still be treated unfairly.',
    ...(periods > 1 ? ['Somebody who is counted in more than one period counts more than once here.'] : []),
    ...(isRounded ? ['Counts are rounded, so shares and limits are not exact.'] : []),
    ...(stretched ? ['The scale of sizes gives small groups more room than large ones.'] : []),
  ];
}
