import type {
  Batch,
  ColumnEntry,
  Dictionaries,
  ObservationBlock,
  SourceProblem,
} from '@fairshift/plugin-host';
import { observationWords } from '../../storage/index.js';
import { FirstRows } from './first-rows.js';

export const ROW_REPEATED = 'row-repeated';
export const REMEDY = 'Keep the row that is right, take the other out of the file, and upload it again.';

/** Repeated rows that are told of one by one; all are counted. */
const MOST_TOLD = 1_000;
/** So many of them, and more of what the file says repeated than new, and nobody needs to hear of the rest. */
const HOPELESS = 100_000;

/** A row that says again what an earlier one said. */
interface Repeat {
  readonly place: number;
  readonly period: number;
  readonly stratum: number;
  readonly column: number;
  readonly row: number;
  readonly earlier: number;
}

/** Observations of these kinds may share place, period and groups: they are the values of their period. */
const mayRepeat = ({ kind }: ColumnEntry): boolean => kind === 'individual' || kind === 'event';

/** Finds rows of a file that are about the same measure, place, period and groups as an earlier one. */
export class RepeatedRows {
  readonly #first = new Map<number, FirstRows>();
  readonly #repeats: Repeat[] = [];
  /** A row may bring an observation for each age group, and these may stand on both sides of a batch's end. */
  #lastRow = 0;
  /** Rows, not observations. */
  count = 0;
  #fresh = 0;
  #repeated = 0;

  /** True once reading on would bring nothing but waiting: such a file cannot be imported anyhow. */
  get areMost(): boolean {
    return this.count >= HOPELESS && this.#repeated > this.#fresh;
  }

  /** Looks a batch through. @returns it without what an earlier row has said */
  take(batch: Batch): Batch {
    for (const column of batch.fresh.columns) {
      if (!mayRepeat(column)) this.#first.set(column.id, new FirstRows());
    }
    const told = new Set([this.#lastRow]);
    const blocks = batch.blocks.map((block) => this.#takeBlock(block, told));
    for (const row of told) if (row > this.#lastRow) this.#lastRow = row;
    return { ...batch, blocks };
  }

  #takeBlock(block: ObservationBlock, told: Set<number>): ObservationBlock {
    const first = this.#first.get(block.columnId);
    if (!first) return block;
    const { placeIds, periodIds, stratumIds, rowNumbers, columnId: column } = block;
    const kept = new Int32Array(rowNumbers.length);
    let size = 0;
    for (let index = 0; index < rowNumbers.length; index++) {
      const [place, period, stratum] = [placeIds[index]!, periodIds[index]!, stratumIds[index]!];
      const row = rowNumbers[index]!;
      const earlier = first.note(place, period, stratum, row);
      if (earlier === undefined) {
        kept[size++] = index;
        continue;
      }
      // A source that does not say its rows gives 0.
      if (row !== 0 && told.has(row)) continue;
      told.add(row);
      this.count++;
      if (this.#repeats.length < MOST_TOLD) {
        this.#repeats.push({ place, period, stratum, column, row, earlier });
      }
    }
    this.#fresh += size;
    this.#repeated += rowNumbers.length - size;
    return size === rowNumbers.length ? block : only(block, kept.subarray(0, size));
  }

  /** Each names both rows, since either may be the wrong one. @param dictionaries all entries of the file */
  problems(dictionaries: Dictionaries): SourceProblem[] {
    return this.#repeats.map(({ row, earlier, column, ...ids }) => {
      const { label } = dictionaries.columns.find(({ id }) => id === column)!;
      const about = observationWords(dictionaries, label, ids);
      const who =
        row === 0
          ? 'Two rows are'
          : row === earlier
            ? `Row ${row} is twice`
            : `Rows ${earlier} and ${row} are both`;
      return {
        row,
        rule: ROW_REPEATED,
        message: `${who} about ${about}.`,
        remedy: REMEDY,
      };
    });
  }
}

function only(block: ObservationBlock, indexes: Int32Array): ObservationBlock {
  const keep = <T extends Int16Array | Int32Array | Float64Array>(values: T): T => {
    const kept = values.slice(0, indexes.length) as T;
    for (let at = 0; at < indexes.length; at++) kept[at] = values[indexes[at]!]!;
    return kept;
  };
  return {
    columnId: block.columnId,
    periodIds: keep(block.periodIds),
    placeIds: keep(block.placeIds),
    stratumIds: keep(block.stratumIds),
    flags: keep(block.flags),
    numerators: keep(block.numerators),
    denominators: keep(block.denominators),
    rowNumbers: keep(block.rowNumbers),
    ...(block.boundIds ? { boundIds: keep(block.boundIds) } : {}),
  };
}
