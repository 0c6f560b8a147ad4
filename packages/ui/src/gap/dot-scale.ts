/** One scale for all small charts of a page: bounds and ticks in the figures' own unit. */
export interface DotScale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** The smallest of 1, 2, 2.5, 5, 10 × 10^k that cuts the span into at most `parts`. */
function niceStep(span: number, parts: number): number {
  const raw = span / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = STEPS.find((step) => step * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Multiples of a decimal step, without the dust of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/**
 * A scale that holds every figure and interval end, on round ticks, with at most 4 parts.
 * @param values figures and interval ends in display units (45 for 45%)
 * @param limits what the measure cannot pass: [0, 100] for a percentage
 * @throws RangeError when there is no finite value
 */
export function dotScale(values: readonly number[], limits?: readonly [number, number]): DotScale {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) throw new RangeError('A scale needs at least 1 finite value');
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const step = niceStep(high > low ? high - low : Math.max(Math.abs(high), 1), 4);
  const bottom = Math.max(limits?.[0] ?? -Infinity, tidy(Math.floor(low / step) * step));
  let top = Math.min(limits?.[1] ?? Infinity, tidy(Math.ceil(high / step) * step));
  if (top === bottom) top = tidy(bottom + step);
  const count = Math.round((top - bottom) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => tidy(bottom + i * step));
  return { min: bottom, max: top, ticks };
}

/** Where a value stands on the scale, in per cent of its width, kept inside it. */
export function dotPosition(value: number, { min, max }: DotScale): number {
  return Math.min(100, Math.max(0, ((value - min) / (max - min)) * 100));
}
