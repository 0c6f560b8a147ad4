import type { Understanding } from '@fairshift/contracts';
import type { Batch, ColumnEntry, Dictionaries, ObservationBlock } from '@fairshift/plugin-host';
import { hasParts } from '../../datasets/index.js';
import {
  MISSING_BIT,
  NOT_APPLICABLE_BIT,
  ROUNDED_BIT,
  SUPPRESSED_BIT,
  DENOMINATOR_BITS,
} from './flag-bits.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Cells = Understanding['measures'][number]['cells'];

interface ColumnSums {
  numerator: number;
  denominator: number;
  readonly cells: Writable<Cells>;
}

const noCells = (): Writable<Cells> => ({
  given: 0,
  zero: 0,
  missing: 0,
  suppressed: 0,
  rounded: 0,
  notApplicable: 0,
});

/** Counts one number by its four flags. */
function countCell(cells: Writable<Cells>, value: number, flag: number): void {
  if (flag & SUPPRESSED_BIT) cells.suppressed++;
  else if (flag & MISSING_BIT) cells.missing++;
  else if (flag & NOT_APPLICABLE_BIT || Number.isNaN(value)) cells.notApplicable++;
  else {
    cells.given++;
    if (value === 0) cells.zero++;
    if (flag & ROUNDED_BIT) cells.rounded++;
  }
}

/** Rows of the file by dictionary id; a row that brings several numbers counts once. */
class RowCounts {
  readonly rows: number[] = [];
  readonly #last: number[] = [];
  add(id: number, row: number): void {
    if (row !== 0 && this.#last[id] === row) return;
    this.#last[id] = row;
    this.rows[id] = (this.rows[id] ?? 0) + 1;
  }
}

const append = (known: Dictionaries, fresh: Dictionaries): Dictionaries => ({
  periods: [...known.periods, ...fresh.periods],
  places: fresh.places.length > 0 ? [...known.places, ...fresh.places] : known.places,
  stratifiers: [...known.stratifiers, ...fresh.stratifiers],
  groups: fresh.groups.length > 0 ? [...known.groups, ...fresh.groups] : known.groups,
  strata: fresh.strata.length > 0 ? [...known.strata, ...fresh.strata] : known.strata,
  columns: [...known.columns, ...fresh.columns],
  bounds: [...known.bounds, ...fresh.bounds],
});

const NOTHING: Dictionaries = {
  periods: [],
  places: [],
  stratifiers: [],
  groups: [],
  strata: [],
  columns: [],
  bounds: [],
};

/** What a file says, gathered batch by batch: the import page and `fairshift inspect` show the same value. */
export class FileUnderstanding {
  dictionaries: Dictionaries = NOTHING;
  observations = 0;
  problemCount = 0;
  readonly #sums = new Map<number, ColumnSums>();
  readonly #periods = new RowCounts();
  readonly #strata = new RowCounts();
  #file: NonNullable<Batch['file']> = { encoding: 'unknown', rows: { read: 0, notes: 0, refused: 0 } };

  add(batch: Batch): void {
    this.dictionaries = append(this.dictionaries, batch.fresh);
    this.problemCount = batch.problemCount;
    if (batch.file) this.#file = batch.file;
    for (const block of batch.blocks) this.#addNumbers(block);
    this.#addRows(batch.blocks);
  }

  #addNumbers(block: ObservationBlock): void {
    const column = this.dictionaries.columns.find(({ id }) => id === block.columnId)!;
    const isRatio = hasParts(column.kind);
    const sums = this.#sums.get(column.id) ?? { numerator: 0, denominator: 0, cells: noCells() };
    this.#sums.set(column.id, sums);
    const { numerators, denominators, flags } = block;
    this.observations += numerators.length;
    for (let index = 0; index < numerators.length; index++) {
      const flag = flags[index]!;
      const value = numerators[index]!;
      countCell(sums.cells, value, flag);
      if (!Number.isNaN(value)) sums.numerator += value;
      if (!isRatio) continue;
      const whole = denominators[index]!;
      countCell(sums.cells, whole, flag >> DENOMINATOR_BITS);
      if (!Number.isNaN(whole)) sums.denominator += whole;
    }
  }

  /** Rows in the order of the file, so that a row that stands in several blocks is met in one go. */
  #addRows(blocks: readonly ObservationBlock[]): void {
    const next = blocks.map(() => 0);
    for (;;) {
      let first = -1;
      let row = Infinity;
      for (let index = 0; index < blocks.length; index++) {
        const at = blocks[index]!.rowNumbers[next[index]!];
        if (at !== undefined && at < row) [first, row] = [index, at];
      }
      if (first < 0) return;
      const at = next[first]!++;
      this.#periods.add(blocks[first]!.periodIds[at]!, row);
      this.#strata.add(blocks[first]!.stratumIds[at]!, row);
    }
  }

  /** The value of the contract, once the last batch is in. */
  result(): Understanding {
    const { periods, places, columns } = this.dictionaries;
    const spans = periods
      .map(({ id, start, end, kind }) => ({
        start,
        end,
        kind: kind as Period['kind'],
        rows: this.#periods.rows[id] ?? 0,
      }))
      .toSorted((x, y) => (x.start < y.start ? -1 : x.start > y.start ? 1 : x.end < y.end ? -1 : 1));
    return {
      ...this.#file,
      period: spanOf(spans),
      periods: spans,
      places: places.length,
      stratifiers: this.#stratifiers(),
      measures: columns.map((column) => this.#measure(column)),
    };
  }

  #stratifiers(): Understanding['stratifiers'] {
    const { stratifiers, groups, strata } = this.dictionaries;
    return stratifiers.map(({ id, code, label }) => {
      const rows: number[] = [];
      for (const stratum of strata) {
        const group = stratum.groupIds[id - 1] ?? 0;
        rows[group] = (rows[group] ?? 0) + (this.#strata.rows[stratum.id] ?? 0);
      }
      const own = groups
        .filter(({ stratifierId }) => stratifierId === id)
        .toSorted((x, y) => x.position - y.position || x.id - y.id);
      return {
        id: code,
        label,
        groups: own.map((group) => ({
          code: group.code,
          label: group.label,
          role: group.role,
          rows: rows[group.id] ?? 0,
        })),
      };
    });
  }

  #measure(column: ColumnEntry): Understanding['measures'][number] {
    const sums = this.#sums.get(column.id) ?? { numerator: 0, denominator: 0, cells: noCells() };
    const isRatio = hasParts(column.kind);
    const isCount = isRatio || column.kind === 'count';
    return {
      id: column.code,
      label: column.label,
      form: column.kind,
      unit: column.unit,
      sum: {
        numerator: isCount ? sums.numerator : null,
        denominator: isRatio ? sums.denominator : null,
        value: isCount ? null : sums.numerator,
      },
      cells: sums.cells,
    };
  }
}

type Period = Understanding['periods'][number];

/** From the first day to the last; the kind is that of most periods. */
function spanOf(periods: readonly Period[]): Understanding['period'] {
  const [first] = periods;
  if (!first) return null;
  const counts = new Map<Period['kind'], number>();
  for (const { kind } of periods) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [kind] = [...counts].toSorted((x, y) => y[1] - x[1])[0]!;
  const end = periods.reduce((latest, period) => (period.end > latest ? period.end : latest), first.end);
  return { start: first.start, end, kind };
}
