import type { BoundEntry } from '@fairshift/plugin-host';
import { DENOMINATOR_SHIFT, MISSING, NOT_APPLICABLE, ROUNDED, SUPPRESSED } from './observation-columns.js';
import type { ObservationColumns } from './observation-columns.js';

/**
 * What each observation can be: low, and how far above it the highest possible value and the published value lie.
 * `spread` is Infinity where nothing bounds the number; both are 0 for a plain number.
 */
export interface Intervals {
  readonly low: Float64Array;
  readonly spread: Float64Array;
  readonly published: Float64Array;
  /** Where `spread` or `published` is not 0, in order: sums of everything else need only `low`. */
  readonly uncertain: Int32Array;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const UNKNOWN: Interval = { low: 0, high: Infinity };
const NOTHING: Interval = { low: 0, high: 0 };

/**
 * DATA.md "Flags and intervals" for one number: known x is [x, x]; suppressed as its rule says; rounded x ± half of the
 * rounding's width, where 0 keeps low 0; missing [0, ∞); not applicable [0, 0].
 * @param flag the four bits of this number; @param ceiling the denominator's high, or Infinity.
 */
export function intervalOf(
  value: number,
  flag: number,
  rule: { low?: number | undefined; high?: number | null | undefined; rounding?: number | undefined },
  ceiling: number,
): Interval {
  if (flag & SUPPRESSED) return { low: rule.low ?? 0, high: Math.min(rule.high ?? Infinity, ceiling) };
  if (flag & MISSING) return UNKNOWN;
  if (flag & NOT_APPLICABLE || Number.isNaN(value)) return NOTHING;
  const half = flag & ROUNDED ? (rule.rounding ?? 0) / 2 : 0;
  if (half === 0) return { low: value, high: value };
  return { low: value < 0 ? value - half : Math.max(0, value - half), high: value + half };
}

const UNCERTAIN = SUPPRESSED | MISSING | NOT_APPLICABLE | ROUNDED;

/**
 * Intervals of both numbers of each observation.
 * @param capped whether the numerator is part of the denominator, as in a proportion.
 */
export function intervalsOf(
  observations: ObservationColumns,
  bounds: readonly (BoundEntry | undefined)[],
  capped: boolean,
): { readonly numerator: Intervals; readonly denominator: Intervals } {
  const numerator = emptyIntervals(observations.numerators);
  const denominator = emptyIntervals(observations.denominators);
  const uncertainParts: number[] = [];
  const uncertainWholes: number[] = [];
  for (let index = 0; index < observations.count; index++) {
    const flags = observations.flags[index]!;
    const above = (flags >> DENOMINATOR_SHIFT) & UNCERTAIN;
    const below = flags & UNCERTAIN;
    const rule = above || below ? bounds[observations.bounds[index]!] : undefined;
    const value = observations.denominators[index]!;
    const whole =
      above || Number.isNaN(value) ? intervalOf(value, above, denominatorRule(rule), Infinity) : undefined;
    if (whole && put(denominator, index, whole, value)) uncertainWholes.push(index);
    const part = observations.numerators[index]!;
    if (!below && !Number.isNaN(part)) continue;
    const ceiling = capped ? (whole?.high ?? value) : Infinity;
    if (put(numerator, index, intervalOf(part, below, numeratorRule(rule), ceiling), part))
      uncertainParts.push(index);
  }
  return {
    numerator: { ...numerator, uncertain: Int32Array.from(uncertainParts) },
    denominator: { ...denominator, uncertain: Int32Array.from(uncertainWholes) },
  };
}

const numeratorRule = (rule: BoundEntry | undefined) => ({
  low: rule?.numerator?.[0],
  high: rule?.numerator?.[1],
  rounding: rule?.numeratorRounding,
});

const denominatorRule = (rule: BoundEntry | undefined) => ({
  low: rule?.denominator?.[0],
  high: rule?.denominator?.[1],
  rounding: rule?.denominatorRounding,
});

type Writable = Omit<Intervals, 'uncertain'>;

function emptyIntervals(values: Float64Array): Writable {
  return {
    low: values.slice(),
    spread: new Float64Array(values.length),
    published: new Float64Array(values.length),
  };
}

/** @returns whether the interval holds more than one number. */
function put(into: Writable, index: number, { low, high }: Interval, value: number): boolean {
  into.low[index] = low;
  if (high === low) return false;
  into.spread[index] = high - low;
  into.published[index] = Number.isNaN(value) ? 0 : value - low;
  return true;
}
