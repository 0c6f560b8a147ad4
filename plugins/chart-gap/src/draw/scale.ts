export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const MOST_STEPS = 5;
const tidy = (value: number): number => Number(value.toPrecision(12));

/** A value axis of at most 5 steps of 1, 2 or 5 times a power of 10 that holds every number. */
export function scaleOf(values: readonly number[], within: readonly [number, number]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0)
    return { min: within[0], max: within[1], step: (within[1] - within[0]) / MOST_STEPS };
  const power = 10 ** Math.floor(Math.log10(Math.max(high - low, 0.1) / MOST_STEPS));
  for (const multiple of [1, 2, 5, 10, 20]) {
    const step = tidy(multiple * power);
    const min = tidy(Math.floor(low / step) * step);
    const max = tidy(Math.max(Math.ceil(high / step), Math.floor(low / step) + 1) * step);
    if ((max - min) / step <= MOST_STEPS + 1e-9)
      return { min: Math.max(within[0], min), max: Math.min(within[1], max), step };
  }
  return { min: within[0], max: within[1], step: (within[1] - within[0]) / MOST_STEPS };
}
