import { types } from 'node:util';
import type { ColumnEntry, ObservationBlock } from '../batch.js';
import type { Counts } from './check-batch.js';

/** Bits of a numerator: why there is no number, and that it is rounded. The denominator's are 16 times these. */
const NO_NUMBER = 1 | 2 | 4;
const ROUNDED = 8;
const PART = NO_NUMBER | ROUNDED;
const DENOMINATOR_BITS = 4;
const WITH_DENOMINATOR: ReadonlySet<ColumnEntry['kind']> = new Set(['proportion', 'rate', 'mean']);

export interface BlockFacts {
  /** Rows of the batch. */
  readonly rows: number;
  readonly counts: Counts;
  /** Of the block's column; undefined when there is no such column. */
  readonly kind: ColumnEntry['kind'] | undefined;
}

/** Checks the arrays of a block. @throws Error */
export function checkBlock(block: ObservationBlock, { rows, counts, kind }: BlockFacts): void {
  if (kind === undefined) throw new Error('block: unknown column');
  checkArrays(block, rows);
  const { periodIds, placeIds, stratumIds, flags, numerators, denominators, boundIds, rowNumbers } = block;
  within(periodIds, 1, counts.periods);
  within(placeIds, 1, counts.places);
  within(stratumIds, 1, counts.strata);
  within(flags, 0, 1023);
  within(rowNumbers, 0, 2_147_483_647);
  if (boundIds !== undefined) within(boundIds, 0, counts.bounds);
  checkNumbers(numerators, flags, 0);
  if (WITH_DENOMINATOR.has(kind)) checkNumbers(denominators, flags, DENOMINATOR_BITS);
  else checkNone(denominators, flags);
}

function checkArrays(block: ObservationBlock, rows: number): void {
  const { periodIds, placeIds, stratumIds, flags, numerators, denominators, boundIds, rowNumbers } = block;
  const small = [periodIds, flags, ...(boundIds === undefined ? [] : [boundIds])];
  const typed =
    small.every(types.isInt16Array) &&
    [placeIds, stratumIds, rowNumbers].every(types.isInt32Array) &&
    [numerators, denominators].every(types.isFloat64Array);
  if (!typed) throw new Error('block: wrong arrays');
  const lengths = [...small, placeIds, stratumIds, rowNumbers, numerators, denominators].map(
    (array) => array.length,
  );
  if (lengths.some((length) => length !== periodIds.length) || periodIds.length > rows)
    throw new Error('block: lengths');
}

/** A number is NaN exactly when a flag says why there is none, and else finite; only a number can be rounded. */
function checkNumbers(values: Float64Array, flags: Int16Array, shift: number): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const part = (flags[index]! >> shift) & PART;
    const isNone = (part & NO_NUMBER) !== 0;
    const isLegal = isNone ? Number.isNaN(value) && (part & ROUNDED) === 0 : Number.isFinite(value);
    if (!isLegal) throw new Error(`block: the number ${value} with flags ${flags[index]}`);
  }
}

/** A column without denominators has no flags for them. */
function checkNone(values: Float64Array, flags: Int16Array): void {
  for (let index = 0; index < values.length; index++) {
    if (!Number.isNaN(values[index]) || (flags[index]! & (PART << DENOMINATOR_BITS)) !== 0)
      throw new Error('block: a denominator in a column that has none');
  }
}

function within(values: Int16Array | Int32Array, low: number, high: number): void {
  // By index: an iterator takes several times as long, for six numbers of each observation.
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < low || value > high) throw new Error(`block: ${value} is not in ${low} to ${high}`);
  }
}
