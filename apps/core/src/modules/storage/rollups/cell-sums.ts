import { CHUNK_OBSERVATIONS } from '../observations/observation-columns.js';
import type { Intervals } from '../observations/interval.js';

/** What every observation of a chunk adds to the cells of a split. */
export interface ChunkNumbers {
  readonly count: number;
  readonly flags: Int16Array;
  readonly numerator: Intervals;
  readonly denominator: Intervals;
}

/** Numbers of one cell: a sum as an interval, and as published where it was rounded. */
export interface CellNumbers {
  readonly numeratorLow: number;
  readonly numeratorHigh: number;
  readonly numeratorPublished: number;
  readonly denominatorLow: number;
  readonly denominatorHigh: number;
  readonly denominatorPublished: number;
  readonly flags: number;
}

/** Sums of intervals in dense arrays, a cell for each combination of a split's periods and groups. */
export class CellSums {
  readonly #numerator: Float64Array;
  readonly #denominator: Float64Array;
  /** By cell: numerator's spread and published, denominator's spread and published. Made when first needed. */
  #extra: Float64Array | undefined;
  readonly #flags: Int16Array;
  /** 0, 1, or 2 for "several". */
  readonly #seen: Uint8Array;

  constructor(readonly cells: number) {
    this.#numerator = new Float64Array(cells);
    this.#denominator = new Float64Array(cells);
    this.#flags = new Int16Array(cells);
    this.#seen = new Uint8Array(cells);
  }

  /** @param cellOf the cell of each observation from `from` to `to`, or −1 for none. */
  add(numbers: ChunkNumbers, cellOf: Int32Array, from: number, to: number): void {
    const { flags, numerator, denominator } = numbers;
    const [part, whole] = [numerator.low, denominator.low];
    for (let index = from; index < to; index++) {
      const cell = cellOf[index]!;
      if (cell < 0) continue;
      this.#numerator[cell]! += part[index]!;
      this.#denominator[cell]! += whole[index]!;
      this.#flags[cell]! |= flags[index]!;
      if (this.#seen[cell]! < 2) this.#seen[cell]!++;
    }
    this.#addExtra(numerator, 0, { cellOf, from, to });
    this.#addExtra(denominator, 2, { cellOf, from, to });
  }

  /** @param field 0 for the numerator's two sums, 2 for the denominator's */
  #addExtra(
    { uncertain, spread, published }: Intervals,
    field: 0 | 2,
    { cellOf, from, to }: { cellOf: Int32Array; from: number; to: number },
  ): void {
    if (uncertain.length === 0) return;
    const extra = (this.#extra ??= new Float64Array(this.cells * 4));
    for (let at = 0; at < uncertain.length; at++) {
      const index = uncertain[at]!;
      if (index < from || index >= to) continue;
      const cell = cellOf[index]!;
      if (cell < 0) continue;
      extra[cell * 4 + field]! += spread[index]!;
      extra[cell * 4 + field + 1]! += published[index]!;
    }
  }

  /** How many observations stand in the cell: 0, 1, or 2 for several. */
  seen(cell: number): number {
    return this.#seen[cell]!;
  }

  numbersOf(cell: number): CellNumbers {
    const extra = (field: number) => this.#extra?.[cell * 4 + field] ?? 0;
    const numeratorLow = this.#numerator[cell]!;
    const denominatorLow = this.#denominator[cell]!;
    return {
      numeratorLow,
      numeratorHigh: numeratorLow + extra(0),
      numeratorPublished: numeratorLow + extra(1),
      denominatorLow,
      denominatorHigh: denominatorLow + extra(2),
      denominatorPublished: denominatorLow + extra(3),
      flags: this.#flags[cell]!,
    };
  }

  clear(): void {
    this.#numerator.fill(0);
    this.#denominator.fill(0);
    this.#extra?.fill(0);
    this.#flags.fill(0);
    this.#seen.fill(0);
  }
}

/** Scratch space for the cells of one chunk, used again for each split. */
export const cellBuffer = (): Int32Array => new Int32Array(CHUNK_OBSERVATIONS);
