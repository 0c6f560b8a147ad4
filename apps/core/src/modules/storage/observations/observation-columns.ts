/** Observations of one column as parallel arrays, with ids of the generation's dictionaries. */
export interface ObservationColumns {
  readonly count: number;
  readonly periods: Int16Array;
  readonly places: Int32Array;
  readonly strata: Int32Array;
  readonly flags: Int16Array;
  /** NaN stands for "no number". */
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  /** 0 or an id of `dataset_bounds`. */
  readonly bounds: Int16Array;
}

/** Bits of `flags`; the denominator's are the numerator's × 16 (DATA.md "Flags and intervals"). */
export const SUPPRESSED = 1;
export const MISSING = 2;
export const NOT_APPLICABLE = 4;
export const ROUNDED = 8;
export const DENOMINATOR_SHIFT = 4;
export const PROVISIONAL = 256;
export const ESTIMATED = 512;

/** Observations in one stored chunk. */
export const CHUNK_OBSERVATIONS = 20_000;

export function allocate(capacity: number): ObservationColumns {
  return {
    count: capacity,
    periods: new Int16Array(capacity),
    places: new Int32Array(capacity),
    strata: new Int32Array(capacity),
    flags: new Int16Array(capacity),
    numerators: new Float64Array(capacity),
    denominators: new Float64Array(capacity),
    bounds: new Int16Array(capacity),
  };
}

/** Memory for one chunk at a time, used again for the next. */
export class ChunkMemory {
  #all = allocate(0);

  /** Arrays of exactly `count` elements with whatever the last chunk left in them. */
  take(count: number): ObservationColumns {
    if (this.#all.count < count) this.#all = allocate(count);
    const { periods, places, strata, flags, numerators, denominators, bounds } = this.#all;
    return {
      count,
      periods: periods.subarray(0, count),
      places: places.subarray(0, count),
      strata: strata.subarray(0, count),
      flags: flags.subarray(0, count),
      numerators: numerators.subarray(0, count),
      denominators: denominators.subarray(0, count),
      bounds: bounds.subarray(0, count),
    };
  }
}

/** The observations at `order[from..to)`, copied in that order. */
export function gather(all: ObservationColumns, order: Int32Array, into: ChunkMemory): ObservationColumns {
  const out = into.take(order.length);
  for (let index = 0; index < order.length; index++) {
    const from = order[index]!;
    out.periods[index] = all.periods[from]!;
    out.places[index] = all.places[from]!;
    out.strata[index] = all.strata[from]!;
    out.flags[index] = all.flags[from]!;
    out.numerators[index] = all.numerators[from]!;
    out.denominators[index] = all.denominators[from]!;
    out.bounds[index] = all.bounds[from]!;
  }
  return out;
}
