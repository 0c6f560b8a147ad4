export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const MOST_STEPS = 6;
const tidy = (value: number): number => Number(value.toPrecision(12));

/** A value axis of at most 6 steps of 1, 2 or 5 times a power of 10 that holds every number. */
export function scaleOf(values: readonly number[], within: readonly [least: number, most: number]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const [least, most] = within;
  if (values.length === 0)
    return { min: 0, max: Number.isFinite(most) ? most : 1, step: most === 100 ? 20 : 1 };
  const power = 10 ** Math.floor(Math.log10((high - low || Math.abs(high) || 1) / MOST_STEPS));
  const steps = [1, 2, 5, 10, 20, 50].map((multiple) => tidy(multiple * power));
  for (const step of steps) {
    const min = tidy(Math.floor(low / step + 1e-9) * step);
    const max = tidy(Math.max(Math.ceil(high / step - 1e-9) * step, min + step));
    if ((max - min) / step <= MOST_STEPS + 1e-9)
      return { min: Math.max(least, min), max: Math.min(most, max), step };
  }
  return { min: low, max: high, step: high - low };
}

/** Round sizes for the labels of the axis: steps of one width, or 1, 2 and 5 times the powers of 10 where it is stretched. */
export function sizeTicks(from: number, to: number, stretched: boolean, most: number): readonly number[] {
  if (!stretched) {
    const { min, step } = scaleOf([from, to], [0, Infinity]);
    const wide = Math.ceil((to - min) / step / most) * step;
    const ticks: number[] = [];
    for (let tick = Math.ceil(from / wide) * wide; tick <= to; tick += wide) ticks.push(tidy(tick));
    return ticks;
  }
  const few = logTicks(from, to, [1, 2, 5]);
  const all = few.length < FEW_TICKS ? logTicks(from, to, [1, 2, 3, 5, 7]) : few;
  const every = Math.ceil(all.length / most);
  return all.filter((_, at) => at % every === 0);
}

const FEW_TICKS = 4;

function logTicks(from: number, to: number, multiples: readonly number[]): readonly number[] {
  const all: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10)
    for (const multiple of multiples)
      if (power * multiple >= from && power * multiple <= to) all.push(tidy(power * multiple));
  return all;
}
