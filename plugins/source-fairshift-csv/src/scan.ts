import {
  detach,
  KnownLines,
  matchHeadings,
  RowRefused,
  TabularError,
  type TableInput,
} from '@fairshift/tabular';
import { plainText } from './group-values.js';
import { cellAt, COLUMNS, type Layout, stratifierColumns } from './layout.js';
import { type MeasureShape, newMeasure } from './measure-shape.js';
import { parseLevel, type PlaceLevel } from './place-levels.js';
import { openTable, type Upload } from './table-file.js';

/** What a file holds; known only when all rows were seen, since a measure may begin in the last one. */
export interface FileShape {
  /** Undefined when the headings themselves are at fault. */
  readonly layout: Layout | undefined;
  /** By the text of the `measure` cell; spellings with one id share a shape. */
  readonly measures: ReadonlyMap<string, MeasureShape>;
  readonly levels: readonly PlaceLevel[];
  /** The word in `period_kind` of the first row; '' when there is none. */
  readonly periodKind: string;
  /** Why the file could not be read to its end; the rest is what was seen before. */
  readonly fault?: { readonly error: TabularError; readonly encoding: string };
}

/** More measures than this are a sign of a wrong column. */
const MOST_MEASURES = 200;

/** `discover` and `read` of one run ask for the same file: it is gone through once. */
let latest: { readonly sha256: string; readonly shape: FileShape } | undefined;

/** Goes once through the file. A file that is no table of this layout gives its `fault`. */
export async function scanFile(file: Upload, signal: AbortSignal): Promise<FileShape> {
  if (latest?.sha256 === file.sha256) return latest.shape;
  const shape = await scan(file, signal);
  latest = { sha256: file.sha256, shape };
  return shape;
}

async function scan(file: Upload, signal: AbortSignal): Promise<FileShape> {
  let found: Scan | undefined;
  let table: TableInput | undefined;
  const settled = new KnownLines();
  try {
    table = await openTable(file, settled.passOver);
    for await (const { rows, firstRow } of table.batches()) {
      signal.throwIfAborted();
      if (firstRow === 1) found = new Scan(readLayout(rows[0] ?? []), settled);
      for (let index = firstRow === 1 ? 1 : 0; index < rows.length; index += 1) found?.add(rows[index] ?? []);
    }
    return found?.shape() ?? emptyShape();
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    return { ...(found?.shape() ?? emptyShape()), fault: { error, encoding: table?.encoding ?? 'workbook' } };
  }
}

function emptyShape(): FileShape {
  return { layout: undefined, measures: new Map(), levels: [parseLevel('')], periodKind: '' };
}

/** Columns of the heading row. @throws TabularError */
export function readLayout(heading: readonly string[]): Layout {
  const { at, others } = matchHeadings(heading, COLUMNS);
  return { at, stratifiers: stratifierColumns(others), width: heading.length };
}

class Scan {
  readonly #measures = new Map<string, MeasureShape>();
  readonly #levels = new Map<string, PlaceLevel | undefined>();
  #periodKind: string | undefined;

  /** Ids that cells of a row use already. */
  readonly #taken: ReadonlySet<string>;

  constructor(
    readonly layout: Layout,
    readonly settled: KnownLines,
  ) {
    // Levels of places may change in any row, so a file with levels is looked at whole.
    if (layout.at.place_level < 0) settled.begin([{ at: layout.at.measure, by: 'text' }]);
    this.#taken = new Set(['period', 'place', ...layout.stratifiers.map(({ id }) => id)]);
  }

  add(record: readonly string[]): void {
    const { at, width } = this.layout;
    // Rows of another width are refused when they are read; here they must not decide anything.
    if (record.length !== width) return;
    const name = cellAt(record, at.measure);
    const known = this.#measures.get(name);
    const shape = known ?? this.#begin(name);
    if (shape === undefined) return;
    const flags = cellAt(record, at.flags);
    shape.hasNumerator ||= isThere(cellAt(record, at.numerator), flags, 'numerator:');
    shape.hasDenominator ||= isThere(cellAt(record, at.denominator), flags, 'denominator:');
    shape.hasValue ||= isThere(cellAt(record, at.value), flags, 'value:');
    if (known === undefined) this.#describe(shape, record);
    if (shape.hasNumerator && shape.hasDenominator) this.settled.add(record);
    if (at.place_level >= 0) this.#addLevel(cellAt(record, at.place_level));
    this.#periodKind ??= detach(cellAt(record, at.period_kind).trim());
  }

  shape(): FileShape {
    const levels = new Map<string, PlaceLevel>();
    for (const level of this.#levels.values()) if (level !== undefined) levels.set(level.id, level);
    if (levels.size === 0) levels.set('', parseLevel(''));
    return {
      layout: this.layout,
      measures: this.#measures,
      levels: [...levels.values()],
      periodKind: this.#periodKind ?? '',
    };
  }

  #begin(name: string): MeasureShape | undefined {
    const kept = detach(name);
    const shape = newMeasure(kept, this.#taken);
    if (shape.id === '') return undefined;
    const same = [...this.#measures.values()].find((measure) => measure.id === shape.id);
    if (same === undefined && this.#measures.size >= MOST_MEASURES) return undefined;
    this.#measures.set(kept, same ?? shape);
    return same ?? shape;
  }

  /** The words about a measure stand in its first row; later rows may leave them empty. */
  #describe(shape: MeasureShape, record: readonly string[]): void {
    const { at } = this.layout;
    const cell = (index: number) => detach(cellAt(record, index).trim());
    shape.title = plainText(cellAt(record, at.measure_title));
    shape.kind = cell(at.measure_kind).toLowerCase();
    shape.unit = plainText(cellAt(record, at.measure_unit));
    shape.multiplier = cell(at.measure_multiplier);
    shape.polarity = cell(at.polarity).toLowerCase();
    shape.overPeriods = cell(at.over_periods).toLowerCase();
  }

  #addLevel(cell: string): void {
    if (this.#levels.has(cell) || this.#levels.size > 100) return;
    this.#levels.set(detach(cell), levelOrNone(cell));
  }
}

function isThere(cell: string, flags: string, part: string): boolean {
  return cell !== '' || (flags !== '' && flags.includes(part));
}

/** A level that cannot be read is a problem of its rows, told when they are read. */
function levelOrNone(cell: string): PlaceLevel | undefined {
  try {
    return parseLevel(cell);
  } catch (error) {
    if (error instanceof RowRefused) return undefined;
    throw error;
  }
}
