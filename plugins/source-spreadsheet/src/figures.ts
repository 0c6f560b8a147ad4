import type { Cell, Flag, Member, Row } from '@fairshift/plugin-sdk';
import {
  type FreshMembers,
  markTable,
  parseNumber,
  parsePercent,
  parseUnderMark,
  readNumber,
  type RecordReader,
  RowRefused,
} from '@fairshift/tabular';
import { DimensionReaders } from './group-reader.js';
import type { Layout, MappedColumn } from './layout.js';
import { measureIds, type FigureMeasure } from './measures.js';
import { PeriodReader } from './period-reader.js';

const MARKS = markTable([
  '',
  '*',
  '-',
  '..',
  ':',
  '[c]',
  '[x]',
  '[z]',
  'NA',
  'N/A',
  'n/a',
  'NULL',
  'Suppressed',
  '<Suppressed>',
]);
const TOTAL = /^(?:grand )?totals?$/i;

interface Number {
  readonly value: number | null;
  readonly flag?: Flag;
  readonly bounds?: readonly [number, number | null];
}

/** Rows that hold figures: each gives one row for its period, place and groups. */
export class FigureReader implements RecordReader<Row, Member> {
  readonly #dimensions: DimensionReaders;
  readonly #periods: PeriodReader;
  readonly #measures: readonly FigureMeasure[];

  constructor(
    private readonly layout: Layout,
    answeredPeriod: string | undefined,
  ) {
    this.#dimensions = new DimensionReaders(layout);
    this.#periods = new PeriodReader(layout, answeredPeriod);
    this.#measures = measureIds(layout);
  }

  heading(): void {
    // The layout knows its columns already.
  }

  /** @throws RowRefused */
  record(record: readonly string[], at: number, rows: Row[]): 'note' | undefined {
    if (isNote(record, this.layout)) return 'note';
    const cells: Record<string, Cell> = {
      period: this.#periods.read(record),
      ...this.#dimensions.cells(record),
    };
    const flags: Record<string, readonly Flag[]> = {};
    const bounds: Record<string, readonly [number, number | null]> = {};
    for (const measure of this.#measures) {
      for (const { id, column } of measure.parts) {
        const number = numberOf(record[column.index] ?? '', column, measure.kind === 'value');
        cells[id] = number.value;
        if (number.flag !== undefined) flags[id] = [number.flag];
        if (number.bounds !== undefined) bounds[id] = number.bounds;
      }
      checkParts(measure, cells);
    }
    const hasFlags = Object.keys(flags).length > 0;
    rows.push({
      cells,
      at,
      ...(hasFlags ? { flags } : {}),
      ...(Object.keys(bounds).length > 0 ? { bounds } : {}),
    });
    return undefined;
  }

  fresh(): Iterable<FreshMembers<Member>> {
    return this.#dimensions.fresh();
  }
}

/**
 * Notes below a table have no figures, or no date; totals have `Total` where a period or a place should stand, and are
 * the sum of the other rows.
 */
export function isNote(record: readonly string[], layout: Layout): boolean {
  const cell = (column: MappedColumn | undefined) =>
    column === undefined ? '' : (record[column.index] ?? '').trim();
  const time = layout.period ?? layout.start ?? layout.year;
  if (TOTAL.test(cell(time)) || TOTAL.test(cell(layout.place))) return true;
  const figures = [...layout.numerators, ...layout.values];
  const wanted = figures.length > 0 ? figures : time === undefined ? [] : [time];
  if (wanted.some((column) => cell(column) !== '')) return false;
  return record.filter((text) => text.trim() !== '').length <= 2;
}

function numberOf(text: string, column: MappedColumn, isValue: boolean): Number {
  const number = parseNumber(text) ?? (isValue ? parsePercent(text) : undefined);
  if (number !== undefined) {
    if (number < 0 && !isValue)
      throw refused(column, text, 'negative-count', `A count cannot be below zero, but this is ${number}.`);
    return { value: number };
  }
  const mark = readNumber(text, MARKS) ?? parseUnderMark(text);
  if (mark === undefined || typeof mark === 'number')
    throw refused(column, text, 'not-a-number', `"${text.trim().slice(0, 40)}" is not a number.`);
  return { value: null, flag: mark.meaning, ...(mark.bounds === undefined ? {} : { bounds: mark.bounds }) };
}

function checkParts({ kind, parts }: FigureMeasure, cells: Readonly<Record<string, Cell>>): void {
  const [first, second] = parts;
  if (kind !== 'proportion' || first === undefined || second === undefined) return;
  const [numerator, denominator] = [cells[first.id], cells[second.id]];
  if (typeof numerator !== 'number' || typeof denominator !== 'number' || numerator <= denominator) return;
  throw new RowRefused({
    column: first.column.heading,
    found: String(numerator),
    rule: 'numerator-above-denominator',
    message: `The count (${numerator}) is larger than how many there could be (${denominator}).`,
    remedy:
      'Check that the two columns are not swapped. If there can be more cases than people, choose a rate.',
  });
}

function refused(column: MappedColumn, text: string, rule: string, message: string): RowRefused {
  const remedy =
    'Write a number such as 1234.5, or leave the cell empty if there is none. If it is a note, take the row out.';
  return new RowRefused({ column: column.heading, found: text, rule, message, remedy });
}
