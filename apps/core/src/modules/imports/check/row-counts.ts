import type { ObservationBlock, StratumEntry } from '@fairshift/plugin-host';

/** Rows of the file that hold each value of one dimension, by the value's id. */
class ValueRows {
  readonly #rows: number[] = [];
  readonly #last: number[] = [];

  /** @param row row of the file; 0 when the source does not say, and then each number counts as a row */
  add(id: number, row: number): void {
    if (row !== 0 && this.#last[id] === row) return;
    this.#last[id] = row;
    this.#rows[id] = (this.#rows[id] ?? 0) + 1;
  }

  of(id: number): number {
    return this.#rows[id] ?? 0;
  }
}

/**
 * Counts rows of the file by period and by group. A row that brings several numbers, such as one for each age
 * group, counts once for each value that it holds.
 */
export class RowCounts {
  readonly #periods = new ValueRows();
  readonly #groups: ValueRows[] = [];
  #before = { row: 0, period: 0, stratum: 0 };

  /** @param strata all so far, in the order of their ids */
  add(blocks: readonly ObservationBlock[], strata: readonly StratumEntry[]): void {
    const next = blocks.map(() => 0);
    // In the order of the file, so that a row that stands in several blocks is met in one go.
    for (;;) {
      let first = -1;
      let row = Infinity;
      for (let index = 0; index < blocks.length; index++) {
        const at = blocks[index]!.rowNumbers[next[index]!];
        if (at !== undefined && at < row) [first, row] = [index, at];
      }
      if (first < 0) return;
      const block = blocks[first]!;
      const at = next[first]!++;
      this.#take(row, block.periodIds[at]!, strata[block.stratumIds[at]! - 1]!);
    }
  }

  ofPeriod(id: number): number {
    return this.#periods.of(id);
  }

  ofGroup(stratifierId: number, id: number): number {
    return this.#groups[stratifierId - 1]?.of(id) ?? 0;
  }

  #take(row: number, period: number, { id: stratum, groupIds }: StratumEntry): void {
    const before = this.#before;
    if (row !== 0 && row === before.row && period === before.period && stratum === before.stratum) return;
    before.row = row;
    before.period = period;
    before.stratum = stratum;
    this.#periods.add(period, row);
    for (let index = 0; index < groupIds.length; index++) {
      (this.#groups[index] ??= new ValueRows()).add(groupIds[index]!, row);
    }
  }
}
