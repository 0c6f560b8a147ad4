import type { CaseBook } from './case-book.js';
import { monthOfDay } from './read-day.js';
import { zeroCells } from './zero-cells.js';

/** Cases of one month in one combination of groups. */
export interface CountedCell {
  readonly month: number;
  /** By column of the split. */
  readonly groups: readonly number[];
  count: number;
}

/** Cells of one split; `columns` are indices of the layout's groups. */
export interface CountedSplit {
  readonly columns: readonly number[];
  readonly cells: readonly CountedCell[];
}

export interface Counted {
  /** By column: whether a case stands in several of its groups in one month. */
  readonly overlaps: readonly boolean[];
  /** First the split that each case stands in once; then one more for each column that overlaps. */
  readonly splits: readonly CountedSplit[];
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Latest day, as days since 1970. */
  readonly lastDay: number;
  /** Cases with more than one row. */
  readonly repeatedCases: number;
  /** Cases that stand in more than one month. */
  readonly severalMonths: number;
}

/** Counts each case once in each month and group. Columns that have too many values take no part. */
export function countCases(book: CaseBook): Counted {
  const months = monthsOf(book);
  const order = rowsByCase(book);
  const columns = book.groups.flatMap(({ isTooMany }, index) => (isTooMany ? [] : [index]));
  const overlaps = overlapsOf(book, order, months);
  const single = columns.filter((column) => overlaps[column] !== true);
  const splits = [
    single,
    ...columns.filter((column) => overlaps[column]).map((column) => [...single, column]),
  ];
  const all = months.month.filter((month) => month > 0);
  const [firstMonth, lastMonth] = [
    all.reduce((a, b) => Math.min(a, b), Infinity),
    all.reduce((a, b) => Math.max(a, b), 0),
  ];
  return {
    overlaps,
    splits: splits.map((split) => {
      const cells = cellsOf(book, order, months.month, split);
      return { columns: split, cells: [...cells, ...zeroCells(cells, firstMonth, lastMonth)] };
    }),
    firstMonth,
    lastMonth,
    lastDay: months.lastDay,
    ...repeats(book, order, months.month),
  };
}

interface Months {
  readonly month: Int32Array;
  readonly lastDay: number;
}

function monthsOf(book: CaseBook): Months {
  const month = new Int32Array(book.cases.size);
  const known = new Map<number, number>();
  let lastDay = 0;
  for (let row = 0; row < month.length; row += 1) {
    if (book.leftOut.has(row)) continue;
    const day = book.day(row);
    let of = known.get(day);
    if (of === undefined) known.set(day, (of = monthOfDay(day)));
    month[row] = of;
    if (day > lastDay) lastDay = day;
  }
  return { month, lastDay };
}

/** Rows in the order of their cases, as in the file within each. */
function rowsByCase(book: CaseBook): Int32Array {
  const starts = new Int32Array(book.caseCount + 1);
  const size = book.cases.size;
  for (let row = 0; row < size; row += 1) if (!book.leftOut.has(row)) starts[book.cases.at(row) + 1]! += 1;
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  const order = new Int32Array(size - book.leftOut.size);
  for (let row = 0; row < size; row += 1)
    if (!book.leftOut.has(row)) order[starts[book.cases.at(row)]!++] = row;
  return order;
}

/** Calls once for each case and month with the rows of it. */
function eachCase(
  book: CaseBook,
  order: Int32Array,
  month: Int32Array,
  use: (rows: readonly number[], month: number) => void,
): void {
  for (let from = 0; from < order.length;) {
    const of = book.cases.at(order[from]!);
    const byMonth = new Map<number, number[]>();
    for (; from < order.length && book.cases.at(order[from]!) === of; from += 1) {
      const row = order[from]!;
      const rows = byMonth.get(month[row]!);
      if (rows === undefined) byMonth.set(month[row]!, [row]);
      else rows.push(row);
    }
    for (const [each, rows] of byMonth) use(rows, each);
  }
}

function overlapsOf(book: CaseBook, order: Int32Array, { month }: Months): boolean[] {
  const overlaps = book.values.map(() => false);
  eachCase(book, order, month, ([first = 0, ...rest]) => {
    for (const row of rest) {
      for (const [column, values] of book.values.entries())
        if (values.at(row) !== values.at(first)) overlaps[column] = true;
    }
  });
  return overlaps;
}

function cellsOf(
  book: CaseBook,
  order: Int32Array,
  month: Int32Array,
  split: readonly number[],
): CountedCell[] {
  const cells = new Map<string, CountedCell>();
  eachCase(book, order, month, (rows, at) => {
    const seen = new Set<string>();
    for (const row of rows) {
      const groups = split.map((column) => book.values[column]?.at(row) ?? 0);
      const key = String.fromCharCode(...groups);
      if (seen.has(key)) continue;
      seen.add(key);
      const cell = cells.get(`${at}|${key}`);
      if (cell === undefined) cells.set(`${at}|${key}`, { month: at, groups, count: 1 });
      else cell.count += 1;
    }
  });
  return [...cells.values()];
}

function repeats(book: CaseBook, order: Int32Array, month: Int32Array) {
  const rowsOf = new Int32Array(book.caseCount);
  const monthsOfCase = new Int32Array(book.caseCount);
  for (const row of order) rowsOf[book.cases.at(row)]! += book.times.at(row);
  eachCase(book, order, month, ([row = 0]) => {
    monthsOfCase[book.cases.at(row)]! += 1;
  });
  const several = (counts: Int32Array) => counts.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0);
  return { repeatedCases: several(rowsOf), severalMonths: several(monthsOfCase) };
}
