import type { Member, Row, StreamSpec } from '@fairshift/plugin-sdk';
import type {
  ColumnEntry,
  Dictionaries,
  ObservationBlock,
  PlaceEntry,
  SourceProblem,
  StratifierEntry,
} from '../../batch.js';
import { BATCH_ROWS, PROBLEMS_TOLD, type ResumeState } from '../../protocol.js';
import { RunStop } from '../run-stop.js';
import { BoundsBook } from './bounds-book.js';
import { ILLEGAL, NEW } from './code-book.js';
import { ColumnBuffer } from './column-buffer.js';
import { ColumnReader } from './column-reader.js';
import { GroupBook, PeriodBook, PlaceBook } from './dimension-books.js';
import { fault, toProblem, type Fault } from './fault.js';
import { planStream, type StreamPlan } from './stream-plan.js';
import { StratumTree } from './stratum-tree.js';

const NOTHING: Dictionaries = {
  periods: [],
  places: [],
  stratifiers: [],
  groups: [],
  strata: [],
  columns: [],
  bounds: [],
};

/** The one place of a stream that has no place dimension. */
const NO_PLACE: PlaceEntry = { id: 1, codeSystem: '', code: 'all', name: 'All', level: 0, levelTitle: 'All' };

/**
 * Turns a plugin's rows into columns of small numbers. Values are numbered in order of first
 * appearance, in the rows that an earlier attempt stored too, so that a resumed run gives equal numbers.
 */
export class RowNumbering {
  rowsDone = 0;
  /** Rows of the file that the host has refused, whole or in part; one that makes several of ours counts once. */
  refused = 0;
  problemCount = 0;
  readonly #plan: StreamPlan;
  readonly #skip: number;
  readonly #periods: PeriodBook;
  readonly #places: PlaceBook | undefined;
  readonly #groups: readonly GroupBook[];
  readonly #groupIds: Int32Array;
  readonly #strata: StratumTree;
  readonly #bounds: BoundsBook;
  readonly #readers: readonly ColumnReader[];
  readonly #buffers: readonly ColumnBuffer[];
  #lastFlush = 0;
  #lastRefused: number | undefined;
  #problems: SourceProblem[] = [];
  #fixed: {
    places: readonly PlaceEntry[];
    stratifiers: readonly StratifierEntry[];
    columns: readonly ColumnEntry[];
  };

  constructor(stream: StreamSpec, resume?: ResumeState) {
    const stored = resume?.dictionaries ?? NOTHING;
    const { rowsDone = 0, problemCount = 0, refused = 0 } = resume?.checkpoint ?? {};
    [this.rowsDone, this.problemCount, this.refused] = [rowsDone, problemCount, refused];
    this.#lastFlush = rowsDone;
    const plan = planStream(stream);
    this.#plan = plan;
    this.#skip = resume?.rowsDone ?? 0;
    this.#periods = new PeriodBook(plan.time, stored.periods);
    this.#places = plan.place === undefined ? undefined : new PlaceBook(plan.place, stored.places);
    this.#groups = plan.stratifiers.map((part, index) => new GroupBook(part, index + 1, stored.groups));
    this.#groupIds = new Int32Array(plan.stratifiers.length);
    this.#strata = new StratumTree(stored.strata);
    this.#bounds = new BoundsBook(stored.bounds);
    this.#readers = plan.columns.map((column) => new ColumnReader(column, plan.time.id));
    this.#buffers = plan.columns.map((column) => new ColumnBuffer(column.entry.id));
    this.#fixed = this.#unstored(stored);
  }

  /** True when the rows so far make a whole batch. */
  get full(): boolean {
    return this.waiting >= BATCH_ROWS;
  }

  /** Rows that the next batch would hold. */
  get waiting(): number {
    return this.skipping ? 0 : this.rowsDone - this.#lastFlush;
  }

  /** True while the rows are those that an earlier attempt stored. */
  get skipping(): boolean {
    return this.rowsDone < this.#skip;
  }

  /** Labels and order of values, before the first row that uses them. Returns how many came too late. */
  describe(dimension: string, members: readonly Member[]): number {
    const books = [...(this.#places === undefined ? [] : [this.#places]), ...this.#groups];
    const book = books.find((candidate) => candidate.dimension.id === dimension);
    if (book === undefined)
      throw new RunStop(`The source describes values of "${dimension}", which it does not have.`);
    let late = 0;
    for (const member of members) {
      if (book.members.has(member.code)) continue;
      if (book.has(member.code) && !this.skipping && this.#skip === 0) late++;
      else book.members.set(member.code, member);
    }
    return late;
  }

  /** Takes one row. A row that is not legal is left out, counted and told of. */
  take(row: Row): void {
    const skipped = this.skipping;
    const bad = this.#number(row, skipped);
    this.rowsDone++;
    if (this.rowsDone === this.#skip) this.#lastFlush = this.rowsDone;
    if (bad === undefined) return;
    const at = rowNumber(row?.at);
    if (at === undefined || at !== this.#lastRefused) this.refused++;
    this.#lastRefused = at;
    this.#tell(() => toProblem(at ?? this.rowsDone + 1, bad), skipped);
  }

  /** A problem that the source itself has found; its words are asked for only where they are told. */
  report(problem: () => SourceProblem): void {
    this.#tell(problem, this.skipping);
  }

  /** What came since the last call. The blocks are views that hold until the next row. */
  takeBatch(): { blocks: ObservationBlock[]; fresh: Dictionaries; problems: SourceProblem[] } {
    const blocks = this.#buffers.map((buffer) => buffer.take()).filter((block) => block !== undefined);
    const fresh: Dictionaries = {
      ...this.#fixed,
      periods: this.#periods.take(),
      places: this.#places?.take() ?? this.#fixed.places,
      groups: this.#groups.flatMap((book) => book.take()),
      strata: this.#strata.take(),
      bounds: this.#bounds.take(),
    };
    const problems = this.#problems;
    this.#problems = [];
    this.#fixed = { places: [], stratifiers: [], columns: [] };
    this.#lastFlush = this.rowsDone;
    return { blocks, fresh, problems };
  }

  #number(row: Row, skipped: boolean): Fault | undefined {
    const cells = row?.cells;
    if (typeof cells !== 'object' || cells === null) return fault('no-cells', '', cells);
    for (const name in cells)
      if (!this.#plan.known.has(name)) return fault('unknown-column', name, cells[name]);
    const time = cells[this.#plan.time.id];
    let periodId = this.#periods.find(time);
    if (periodId === ILLEGAL) return fault('period', this.#plan.time.id, time);
    const place = this.#plan.place === undefined ? undefined : cells[this.#plan.place.id];
    let placeId = this.#places === undefined ? 1 : this.#places.find(place);
    if (placeId === ILLEGAL) return fault('place', this.#plan.place?.id ?? '', place);
    const groupIds = this.#groupIds;
    let isNew = periodId === NEW || placeId === NEW;
    for (let index = 0; index < groupIds.length; index++) {
      const book = this.#groups[index] as GroupBook;
      const cell = cells[book.dimension.id];
      const id = book.find(cell);
      if (id === ILLEGAL) return fault(cell === null ? 'group-null' : 'group', book.dimension.id, cell);
      if (id === NEW) isNew = true;
      groupIds[index] = id;
    }
    for (const reader of this.#readers) {
      const bad = reader.read(row);
      if (bad !== undefined) return bad;
    }
    // Only a row that is legal as a whole may number new values.
    if (isNew) {
      if (periodId === NEW) periodId = this.#periods.add(time);
      if (placeId === NEW) placeId = this.#places?.add(place) ?? 1;
      this.#addGroups(cells);
    }
    this.#store([periodId, placeId, this.#strata.id(groupIds)], rowNumber(row.at) ?? 0, skipped);
    return undefined;
  }

  #addGroups(cells: Row['cells']): void {
    for (let index = 0; index < this.#groupIds.length; index++) {
      const book = this.#groups[index] as GroupBook;
      if (this.#groupIds[index] === NEW) this.#groupIds[index] = book.add(cells[book.dimension.id]);
    }
  }

  #store(
    [periodId, placeId, stratumId]: readonly [number, number, number],
    at: number,
    skipped: boolean,
  ): void {
    for (let index = 0; index < this.#readers.length; index++) {
      const reader = this.#readers[index] as ColumnReader;
      if (!reader.present) continue;
      const boundId = reader.boundId(this.#bounds);
      if (skipped) continue;
      const buffer = this.#buffers[index] as ColumnBuffer;
      buffer.fromRow(at);
      buffer.place(periodId, placeId, stratumId);
      buffer.put(reader.numerator, reader.denominator, reader.flags, boundId);
    }
  }

  /** Problems of rows that are stored already were told of by the attempt that stored them. */
  #tell(problem: () => SourceProblem, told: boolean): void {
    this.problemCount++;
    if (this.problemCount <= PROBLEMS_TOLD && !told) this.#problems.push(problem());
  }

  /** Stratifiers and columns stand in the stream itself; the first batch brings those not yet stored. */
  #unstored(stored: Dictionaries) {
    const { stratifiers, columns, place } = this.#plan;
    const entries = stratifiers.map((part, index) => {
      return { id: index + 1, code: part.id, label: part.title, overlapping: part.overlaps === true };
    });
    const columnEntries = columns.map((column) => column.entry);
    return {
      places: place === undefined ? without([NO_PLACE], stored.places) : [],
      stratifiers: without(entries, stored.stratifiers),
      columns: without(columnEntries, stored.columns),
    };
  }
}

/** Row numbers travel and are stored as 32 bits. */
const LAST_ROW = 2_147_483_647;

/** The row of the file that a source names, when it can be one. */
export function rowNumber(at: unknown): number | undefined {
  return Number.isInteger(at) && Number(at) > 0 && Number(at) <= LAST_ROW ? Number(at) : undefined;
}

/** Entries that are not stored; stops the run when a stored one has another code than now. */
function without<E extends { readonly id: number; readonly code: string }>(
  entries: readonly E[],
  stored: readonly E[],
): readonly E[] {
  const known = new Map(stored.map((entry) => [entry.id, entry.code]));
  return entries.filter((entry) => {
    const code = known.get(entry.id);
    if (code !== undefined && code !== entry.code) {
      throw new RunStop('The source describes this file differently from before. Start the import again.');
    }
    return code === undefined;
  });
}
