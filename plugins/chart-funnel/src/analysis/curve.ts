import type { FunnelLimits } from '@fairshift/equity';
import type { CurvePoint } from './model.js';

const CORNERS = 36;
/** Sizes further apart than this would crowd the small groups into a corner. */
const STRETCH_FROM = 10;

export const isStretched = (sizes: readonly number[]): boolean =>
  Math.max(...sizes) > STRETCH_FROM * Math.min(...sizes);

/** Where the lines start and end: a little beyond the smallest and the largest group. */
export function reachOf(sizes: readonly number[]): readonly [from: number, to: number] {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (isStretched(sizes)) return [least / 1.2, most * 1.2];
  const room = Math.max(0.06 * (most - least), 0.1 * least);
  return [Math.max(least - room, least / 2), most + room];
}

/** Limits along the sizes, closer together where they bend. */
export function curveOf(
  sizes: readonly number[],
  limitsAt: (size: number) => FunnelLimits,
  multiplier: number,
): readonly CurvePoint[] {
  const [from, to] = reachOf(sizes);
  const times = ({ lower, upper }: FunnelLimits['limits95']) => ({
    lower: lower * multiplier,
    upper: upper * multiplier,
  });
  return Array.from({ length: CORNERS }, (_, at) => {
    const size = from * (to / from) ** (at / (CORNERS - 1));
    const { limits95, limits998 } = limitsAt(size);
    return { size, limits95: times(limits95), limits998: times(limits998) };
  });
}
