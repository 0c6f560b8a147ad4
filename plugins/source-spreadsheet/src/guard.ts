import { RowRefused } from '@fairshift/tabular';
import { detach, type TableInput } from '@fairshift/tabular';
import { isNote } from './figures.js';
import type { Layout, MappedColumn } from './layout.js';
import { personalColumn, personalHeading, personalProblem, personalValue } from './personal.js';
import type { TableFile } from './table-file.js';

/** Why a file is not taken in, and where. */
export interface Stop {
  readonly row: number;
  readonly problem: RowRefused['problem'];
}

/** Different values of a column that are looked at together: names and free text show only so. */
const SAMPLES = 50;

/**
 * Goes once through the table, before anything of it is told: the columns that would be kept may hold nothing about
 * single people, and no merged cells may leave rows without their place or period.
 */
export async function findStop(table: TableFile, signal: AbortSignal): Promise<Stop | undefined> {
  const { layout } = table;
  const guards = keptColumns(layout).map((column) => new ColumnGuard(column));
  const input = table.open();
  const found = await firstPersonal(input, layout, guards, signal);
  return found ?? mergedRows(input.merges ?? [], layout);
}

async function firstPersonal(
  input: TableInput,
  layout: Layout,
  guards: readonly ColumnGuard[],
  signal: AbortSignal,
): Promise<Stop | undefined> {
  for await (const { firstRow, rows } of input.batches()) {
    signal.throwIfAborted();
    for (const [index, cells] of rows.entries()) {
      const row = firstRow + index;
      if (row <= layout.headingRow) continue;
      for (const guard of guards) {
        const cell = cells[guard.column.index] ?? '';
        const stop = guard.look(cell, row);
        if (stop === undefined) continue;
        // Notes around the table are not kept, so they may say what they like.
        if (!isNote(cells, layout)) return stop;
        guard.forget(cell);
      }
    }
  }
  for (const guard of guards) {
    const stop = guard.end();
    if (stop !== undefined) return stop;
  }
  return undefined;
}

/** All columns of which anything is kept: a date of a case is kept as its month, so a birth date is not one. */
function keptColumns(layout: Layout): readonly MappedColumn[] {
  const {
    period,
    start,
    end,
    year,
    month,
    place,
    placeName,
    outcome,
    groups,
    numerators,
    denominator,
    values,
  } = layout;
  const single = [period, start, end, year, month, place, placeName, outcome, denominator];
  return [...single.filter((column) => column !== undefined), ...groups, ...numerators, ...values];
}

class ColumnGuard {
  readonly #seen = new Set<string>();
  #firstRow = 0;

  constructor(readonly column: MappedColumn) {}

  look(cell: string, row: number): Stop | undefined {
    // Short cells are neither numbers of people nor postcodes, and most cells are short.
    if (cell.length < 5 && this.#firstRow > 0) return undefined;
    if (this.#firstRow === 0) {
      this.#firstRow = row;
      const told = personalHeading(this.column.heading);
      if (told !== undefined) return stopAt(row, this.column, told);
    }
    if (this.#seen.has(cell)) return undefined;
    if (this.#seen.size < 10_000) this.#seen.add(detach(cell));
    const found = personalValue(cell);
    return found === undefined ? undefined : stopAt(row, this.column, found);
  }

  forget(cell: string): void {
    this.#seen.delete(cell);
  }

  end(): Stop | undefined {
    const found = personalColumn(this.column.heading, [...this.#seen].slice(0, SAMPLES));
    return found === undefined ? undefined : stopAt(this.#firstRow, this.column, found);
  }
}

function stopAt(row: number, { heading }: MappedColumn, found: Parameters<typeof personalProblem>[1]): Stop {
  return { row, problem: personalProblem(heading, found) };
}

/** Cells merged over rows below the headings leave all but the first of these rows empty. */
function mergedRows(merges: readonly string[], layout: Layout): Stop | undefined {
  for (const merge of merges) {
    const [, first, last] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(merge) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(to > from) || to <= layout.headingRow) continue;
    return {
      row: from,
      problem: {
        rule: 'merged-cells',
        message: `The cells ${merge} are merged, so only the first row of them says what they hold.`,
        remedy: 'Take the merge apart in the spreadsheet, fill each cell, save it, and bring it again.',
      },
    };
  }
  return undefined;
}
