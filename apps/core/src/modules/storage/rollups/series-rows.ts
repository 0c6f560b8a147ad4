import type { CellNumbers } from './cell-sums.js';

/** One row of `rollup_series`. An infinite high stands for "unbounded". */
export interface SeriesRow {
  readonly place: number;
  readonly stratifierA: number;
  readonly stratifierB: number;
  readonly groupA: number;
  readonly groupB: number;
  readonly periods: readonly number[];
  readonly cells: readonly CellNumbers[];
}

/** Series laid end to end; series n stands at `first[n]..last[n]`, counted from 1 as PostgreSQL does. */
export interface FlatSeries {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Whether a published number differs from the low end, which only rounding does. */
  readonly rounded: readonly boolean[];
  readonly periods: readonly number[];
  readonly numeratorLow: readonly number[];
  readonly numeratorHigh: readonly number[];
  readonly denominatorLow: readonly number[];
  readonly denominatorHigh: readonly number[];
  readonly flags: readonly number[];
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
}

const isRounded = (cell: CellNumbers) =>
  cell.numeratorPublished !== cell.numeratorLow || cell.denominatorPublished !== cell.denominatorLow;

export function flattenSeries(rows: readonly SeriesRow[]): FlatSeries {
  const cells = rows.flatMap((row) => row.cells);
  const of = (read: (cell: CellNumbers) => number) => cells.map(read);
  const last: number[] = [];
  let end = 0;
  for (const row of rows) last.push((end += row.cells.length));
  return {
    first: last.map((at, index) => at - rows[index]!.cells.length + 1),
    last,
    rounded: rows.map((row) => row.cells.some(isRounded)),
    periods: rows.flatMap((row) => row.periods),
    numeratorLow: of((cell) => cell.numeratorLow),
    numeratorHigh: of((cell) => cell.numeratorHigh),
    denominatorLow: of((cell) => cell.denominatorLow),
    denominatorHigh: of((cell) => cell.denominatorHigh),
    flags: of((cell) => cell.flags),
    numerators: of((cell) => cell.numeratorPublished),
    denominators: of((cell) => cell.denominatorPublished),
  };
}
