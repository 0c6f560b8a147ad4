import type { Cell, Flag, Member, Row } from '@fairshift/plugin-sdk';
import { FlagReader, type PartFlags, type PartName } from './flags-column.js';
import { GroupValues } from './group-values.js';
import { cellAt, type Layout } from './layout.js';
import { readyMeasure, type ReadyMeasure } from './measure-shape.js';
import { checkParts, type NumberRead, readPart } from './numbers-of-row.js';
import { PeriodValues } from './period-values.js';
import { PlaceValues } from './place-values.js';
import { addDays, type FreshMembers, parseNumber, type RecordReader, RowRefused } from '@fairshift/tabular';
import { type FileShape, readLayout } from './scan.js';

/** Turns records into rows of the contract. One reader for one pass through a file. */
export class RowReader implements RecordReader<Row, Member> {
  readonly #shape: FileShape;
  readonly #measures: ReadonlyMap<string, ReadyMeasure>;
  readonly #periods = new PeriodValues();
  readonly #flags = new FlagReader();
  readonly #places = new PlaceValues();
  #layout: Layout;
  #groups: readonly GroupValues[] = [];

  constructor(shape: FileShape) {
    this.#shape = shape;
    this.#layout = shape.layout ?? { at: {} as Layout['at'], stratifiers: [], width: 0 };
    this.#measures = new Map([...shape.measures].map(([name, measure]) => [name, readyMeasure(measure)]));
  }

  /** @throws TabularError */
  heading(cells: readonly string[]): void {
    this.#layout = readLayout(cells);
    this.#groups = this.#layout.stratifiers.map((column) => new GroupValues(column));
  }

  /** @param at row of the file, heading = 1 @throws RowRefused */
  record(record: readonly string[], at: number, rows: Row[]): undefined {
    const columns = this.#layout.at;
    if (record.length !== this.#layout.width)
      throw new RowRefused(wrongWidth(record.length, this.#layout.width));
    const measure = this.#measures.get(cellAt(record, columns.measure));
    if (measure === undefined) throw new RowRefused(noMeasure(cellAt(record, columns.measure)));
    const cells: Record<string, Cell> = { period: this.#period(record), place: this.#place(record) };
    for (const group of this.#groups) {
      const code = group.code(cellAt(record, group.column.index));
      if (code !== undefined) cells[group.column.id] = code;
    }
    rows.push(this.#numbers(record, at, measure, cells));
  }

  *fresh(): Generator<FreshMembers<Member>> {
    if (this.#places.fresh.length > 0) yield { dimension: 'place', members: take(this.#places) };
    for (const group of this.#groups) {
      if (group.fresh.length > 0) yield { dimension: group.column.id, members: take(group) };
    }
  }

  #period(record: readonly string[]): string {
    const { at } = this.#layout;
    const kind = cellAt(record, at.period_kind);
    if (kind.trim() !== this.#shape.periodKind)
      throw new RowRefused(kindDiffers(kind, this.#shape.periodKind));
    return this.#periods.interval(cellAt(record, at.period_start), cellAt(record, at.period_end), kind);
  }

  #place(record: readonly string[]): string {
    const { at } = this.#layout;
    const { place_code: code, place_name: name, place_level: level, place_code_system: system } = at;
    return this.#places.code(
      cellAt(record, code),
      cellAt(record, name),
      cellAt(record, level),
      cellAt(record, system),
    );
  }

  #numbers(record: readonly string[], at: number, measure: ReadyMeasure, cells: Record<string, Cell>): Row {
    const columns = this.#layout.at;
    if (
      measure.unborne === undefined &&
      measure.denominator !== undefined &&
      addPlainCounts(record, columns, measure, cells)
    )
      return { cells, at };
    const flags = this.#flags.read(cellAt(record, columns.flags));
    const part = (name: PartName) => readPart(name, cellAt(record, columns[name]), flags[name]);
    if (measure.kind === 'event') checkDay(String(cells['period']));
    const isValue = measure.kind === 'value' || measure.kind === 'individual';
    const first = part(isValue ? 'value' : 'numerator');
    const second = measure.denominator === undefined ? undefined : part('denominator');
    checkParts(measure, first, second, {
      denominator: cellAt(record, columns.denominator),
      numerator: cellAt(record, columns.numerator),
      value: cellAt(record, columns.value),
    });
    cells[measure.first] = first.value;
    if (measure.denominator !== undefined && second !== undefined) cells[measure.denominator] = second.value;
    if (first.flagged === undefined && second?.flagged === undefined) return { cells, at };
    return { cells, at, ...flagFields(measure, first, second) };
  }
}

/** Most rows are two counts and nothing else: these need none of the checks below. False leaves the cells alone. */
function addPlainCounts(
  record: readonly string[],
  columns: Layout['at'],
  measure: ReadyMeasure,
  cells: Record<string, Cell>,
): boolean {
  if (cellAt(record, columns.flags) !== '' || cellAt(record, columns.value) !== '') return false;
  const numerator = parseNumber(cellAt(record, columns.numerator));
  const denominator = parseNumber(cellAt(record, columns.denominator));
  if (numerator === undefined || denominator === undefined || numerator < 0 || numerator > denominator)
    return false;
  cells[measure.first] = numerator;
  cells[measure.denominator ?? ''] = denominator;
  return true;
}

/** An event happened on a day. @throws RowRefused */
function checkDay(period: string): void {
  const [start = '', end = ''] = period.split('/');
  if (addDays(start, 1) === end) return;
  throw new RowRefused({
    column: 'period_end',
    found: end,
    rule: 'event-is-a-day',
    message: `The period of an event is its day, but this one is ${start} to ${end}.`,
    remedy: `Write the day of the event and the day after it, such as ${start} and ${addDays(start, 1)}.`,
  });
}

function take(values: { fresh: Member[] }): readonly Member[] {
  const members = values.fresh;
  values.fresh = [];
  return members;
}

function flagFields(
  measure: ReadyMeasure,
  first: NumberRead,
  second: NumberRead | undefined,
): Pick<Row, 'flags' | 'bounds'> {
  const flags: Record<string, readonly Flag[]> = {};
  const bounds: Record<string, readonly [number, number | null]> = {};
  const add = (id: string, flagged: PartFlags | undefined) => {
    if (flagged === undefined) return;
    flags[id] = flagged.flags;
    if (flagged.bounds !== undefined) bounds[id] = flagged.bounds;
  };
  add(measure.first, first.flagged);
  if (measure.denominator !== undefined) add(measure.denominator, second?.flagged);
  return Object.keys(bounds).length > 0 ? { flags, bounds } : { flags };
}

function wrongWidth(found: number, wanted: number) {
  return {
    rule: 'row-width',
    found: `${found} cells`,
    message: `The row has ${found} cells, but the heading has ${wanted}.`,
    remedy:
      'Look for a missing or extra separator. If it is the last row, the file was cut short: get it again.',
  };
}

function noMeasure(found: string) {
  return {
    column: 'measure',
    found,
    rule: 'measure-missing',
    message:
      found.trim() === ''
        ? 'The row does not say which measure it is about.'
        : 'The file has more than 200 measures.',
    remedy: 'Write the short name of the measure, the same in all its rows.',
  };
}

function kindDiffers(found: string, first: string) {
  return {
    column: 'period_kind',
    found,
    rule: 'period-kind-differs',
    message: `The kind of period is "${found}" here, but "${first}" in the first row.`,
    remedy: 'Keep one kind of period in a file, or leave the column out.',
  };
}
