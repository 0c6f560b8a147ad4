import { PluginError, type ReadEvent, type SourceContext } from '@fairshift/plugin-sdk';
import {
  fileProblemEvent,
  problemEvent,
  type ProblemEvent,
  type RowProblem,
  TabularError,
} from '@fairshift/tabular';
import { CaseBook } from './case-book.js';
import { type Counted, countCases } from './count-cases.js';
import { Guard } from './guard.js';
import type { Layout } from './layout.js';
import { dayFault, isDayEitherWay, mixedDays, noDay, personalColumns } from './problems.js';
import { type OpenTable, openTable, type Upload, uploadOf } from './table-file.js';

type FileEvent = Extract<ReadEvent<null>, { type: 'file' }>;

/** One pass over a file: its cases, or why there are none. */
export interface Collected {
  readonly layout: Layout;
  readonly book: CaseBook;
  readonly freeText: readonly string[];
  readonly problems: readonly ProblemEvent[];
  readonly file: FileEvent;
  /** Absent when nothing is taken, or no row can be used. */
  readonly counted?: Counted;
  /** Why nothing of the file is taken. */
  readonly stop?: PluginError;
}

/** More rows than this that cannot be read are not a file of cases. */
const MOST_PROBLEMS = 20_000;
const MOST_ROWS = 2_000_000;

let latest: { readonly key: string; readonly collected: Collected } | undefined;

/** Goes once through the file; `discover` and `read` of one run ask for the same. @throws PluginError */
export async function collect(ctx: SourceContext<unknown>): Promise<Collected> {
  const file = uploadOf(ctx);
  const key = `${file.sha256} ${ctx.answers?.sheet ?? ''}`;
  if (latest?.key === key) return latest.collected;
  const collected = await collectFile(file, ctx);
  latest = { key, collected };
  return collected;
}

async function collectFile(file: Upload, ctx: SourceContext<unknown>): Promise<Collected> {
  const { layout, input } = await open(file, ctx.answers?.sheet);
  const pass = new CasePass(layout, ctx.now());
  let stop: PluginError | undefined;
  try {
    for await (const { firstRow, rows } of input.batches()) {
      ctx.signal.throwIfAborted();
      for (let index = 0; index < rows.length; index += 1) pass.take(rows[index]!, firstRow + index);
      ctx.progress({ done: pass.book.rows, label: 'rows' });
    }
    stop = pass.end();
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    pass.problems.push(fileProblemEvent(error));
    stop = new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
  }
  const { book, problems, guard, notes, refused } = pass;
  const rows = { read: stop === undefined ? book.rows : 0, notes, refused };
  return {
    layout,
    book,
    freeText: guard.freeText(),
    problems,
    file: { type: 'file', encoding: input.encoding, rows },
    ...(stop !== undefined ? { stop } : book.rows > 0 ? { counted: countCases(book) } : {}),
  };
}

/** @throws PluginError */
async function open(file: Upload, sheet: string | undefined): Promise<OpenTable> {
  try {
    return await openTable(file, sheet);
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    throw new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
  }
}

class CasePass {
  readonly book: CaseBook;
  readonly guard: Guard;
  readonly problems: ProblemEvent[] = [];
  notes = 0;
  refused = 0;
  readonly #today: number;

  constructor(
    readonly layout: Layout,
    now: Date,
  ) {
    this.book = new CaseBook(layout);
    const groups = new Map(layout.groups.map(({ at }, index) => [at, this.book.groups[index]!]));
    const byColumn = layout.headings.map((_, at) => groups.get(at));
    this.guard = new Guard(layout, (at, cell) => byColumn[at]?.hasJustMet(cell) === true);
    this.#today = Math.floor(now.getTime() / 86_400_000);
  }

  take(record: readonly string[], row: number): void {
    if (row <= this.layout.headingRow) return;
    if (record.every((cell) => cell.trim() === '')) {
      this.notes += 1;
      return;
    }
    this.guard.look(record, row);
    if (
      record.length > this.layout.headings.length &&
      record.slice(this.layout.headings.length).some(Boolean)
    )
      return this.#refuse(row, {
        rule: 'row-width',
        found: `${record.length} cells`,
        message: `The row has ${record.length} cells, but the heading has ${this.layout.headings.length}.`,
        remedy: 'Look for a comma or a line end inside a cell that has no quotes around it.',
      });
    const cell = record[this.layout.date.at] ?? '';
    const day = this.book.days.read(cell, row);
    const fault = noDay(this.layout, cell, day, this.#today);
    if (fault !== undefined) return this.#refuse(row, fault);
    if (this.book.rows >= MOST_ROWS) throw tooMany();
    this.book.add(record, row, day, isDayEitherWay(day, this.#today));
  }

  /** What only the whole file shows. The problems stand first: they are about all rows. */
  end(): PluginError | undefined {
    this.book.forgetReferences();
    const { days } = this.book;
    const stop =
      this.guard.found.length > 0
        ? personalColumns(this.guard.found)
        : days.isMixed
          ? mixedDays(this.layout, days)
          : undefined;
    if (stop === undefined) {
      this.#leaveOutLateDays();
      return undefined;
    }
    this.problems.unshift(stop.event);
    return new PluginError('data', `${stop.event.message} ${stop.event.remedy}`);
  }

  /** A day that has not come yet in the order that the column turned out to have. */
  #leaveOutLateDays(): void {
    const { book } = this;
    for (let row = 0; row < book.cases.size; row += 1) {
      const fault = dayFault(this.layout, book.day(row), this.#today);
      if (fault === undefined) continue;
      book.leftOut.add(row);
      this.#refuse(book.at.at(row), fault);
    }
  }

  #refuse(row: number, problem: RowProblem): void {
    this.refused += 1;
    if (this.problems.length >= MOST_PROBLEMS) throw tooBroken();
    this.problems.push(problemEvent(row, problem));
  }
}

const tooMany = () =>
  new PluginError(
    'data',
    'The file has more than 2,000,000 rows. Export fewer years at a time, and bring each file.',
  );

const tooBroken = () =>
  new PluginError(
    'data',
    'More than 20,000 rows have no day that can be read. Check that the right column holds the date.',
  );
