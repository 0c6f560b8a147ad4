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

/** Works out the intervals of both numbers of each observation; its memory is used again for the next chunk. */
export class IntervalReader {
  readonly #numerator = new IntervalMemory();
  readonly #denominator = new IntervalMemory();

  /** @param capped whether the numerator is part of the denominator, as in a proportion */
  constructor(
    private readonly bounds: readonly (BoundEntry | undefined)[],
    private readonly capped: boolean,
  ) {}

  /** Good until the next call. */
  read(observations: ObservationColumns): { readonly numerator: Intervals; readonly denominator: Intervals } {
    const { count, flags, numerators, denominators, bounds } = observations;
    this.#numerator.begin(numerators);
    this.#denominator.begin(denominators);
    for (let index = 0; index < count; index++) {
      const above = (flags[index]! >> DENOMINATOR_SHIFT) & UNCERTAIN;
      const below = flags[index]! & UNCERTAIN;
      const rule = above || below ? this.bounds[bounds[index]!] : undefined;
      const value = denominators[index]!;
      const isPlain = !above && !Number.isNaN(value);
      const whole = isPlain ? undefined : intervalOf(value, above, denominatorRule(rule), Infinity);
      if (whole) this.#denominator.put(index, whole, value);
      const part = numerators[index]!;
      if (!below && !Number.isNaN(part)) continue;
      const ceiling = this.capped ? (whole?.high ?? value) : Infinity;
      this.#numerator.put(index, intervalOf(part, below, numeratorRule(rule), ceiling), part);
    }
    return { numerator: this.#numerator.end(), denominator: this.#denominator.end() };
  }
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

/** Intervals of one number of a chunk. `spread` and `published` hold something only where `uncertain` says so. */
class IntervalMemory {
  #low = new Float64Array(0);
  #spread = new Float64Array(0);
  #published = new Float64Array(0);
  #uncertain = new Int32Array(0);
  #uncertainCount = 0;

  begin(values: Float64Array): void {
    if (this.#low.length < values.length) {
      this.#low = new Float64Array(values.length);
      this.#spread = new Float64Array(values.length);
      this.#published = new Float64Array(values.length);
      this.#uncertain = new Int32Array(values.length);
    }
    this.#low.set(values);
    this.#uncertainCount = 0;
  }

  put(index: number, { low, high }: Interval, value: number): void {
    this.#low[index] = low;
    if (high === low) return;
    this.#uncertain[this.#uncertainCount++] = index;
    this.#spread[index] = high - low;
    this.#published[index] = Number.isNaN(value) ? 0 : value - low;
  }

  end(): Intervals {
    const uncertain = this.#uncertain.subarray(0, this.#uncertainCount);
    return { low: this.#low, spread: this.#spread, published: this.#published, uncertain };
  }
}
