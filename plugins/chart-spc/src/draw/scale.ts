export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const STEPS = [1, 2, 5, 10];
const MOST_TICKS = 6;

const tidy = (value: number) => Number(value.toPrecision(12));

/**
 * A value axis of at most 6 ticks that holds every number. Percentages stay within 0 and 100;
 * counts start at 0 when they come near it.
 */
export function scaleFor(
  values: readonly number[],
  { percent, fromZero }: { percent: boolean; fromZero: boolean },
): Scale {
  const low = Math.min(...values, ...(fromZero ? [0] : []));
  const high = Math.max(...values, ...(fromZero ? [0] : []));
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return { min: 0, max: percent ? 100 : 1, step: percent ? 20 : 1 };
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Equal values of a T chart differ in the last digit that a computer keeps.
  const spread = high - low > size * 1e-9 ? high - low : size || 1;
  const power = 10 ** Math.floor(Math.log10(spread / MOST_TICKS));
  for (const multiple of [...STEPS, 20, 50]) {
    const step = tidy(multiple * power);
    const first = tidy(Math.floor(low / step + 1e-9) * step);
    // With every value at 100 there is no room above, so the axis makes room below.
    const min = percent ? Math.min(first, tidy(100 - step)) : first;
    const top = tidy(Math.max(Math.ceil(high / step - 1e-9) * step, min + step));
    const max = percent ? Math.min(100, top) : top;
    if ((top - min) / step <= MOST_TICKS - 1 + 1e-9) return { min, max, step };
  }
  return { min: low, max: high, step: spread };
}
