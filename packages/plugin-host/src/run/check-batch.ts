import type { Batch, Dictionaries, GroupEntry, StratumEntry } from '../batch.js';
import { BATCH_ROWS, PROBLEMS_TOLD, type ResumeState } from '../protocol.js';
import { batchShape } from './batch-shape.js';
import { checkBlock } from './check-block.js';

/** Dictionaries whose entries are numbered from 1 in one go; groups are numbered within their stratifier. */
const NUMBERED = ['periods', 'places', 'stratifiers', 'strata', 'columns', 'bounds'] as const;

export type Counts = Record<(typeof NUMBERED)[number], number>;

/**
 * Checks each batch of one run as data from a stranger: shapes, lengths, that every number stands in a dictionary,
 * and that a number is there exactly when its flags say so. `check` throws an `Error` that says what is wrong.
 */
export class BatchCheck {
  #rowsDone: number;
  #problemsTold = 0;
  #problemCount = 0;
  #cursorRows: number;
  readonly #counts: Counts;
  /** How many groups each stratifier has, from 0 for the first. */
  readonly #groups: number[] = [];
  readonly #columns: Dictionaries['columns'][number]['kind'][] = [];

  constructor(resume?: ResumeState) {
    const stored: Partial<Dictionaries> = resume?.dictionaries ?? {};
    const count = (name: (typeof NUMBERED)[number]) => [name, stored[name]?.length ?? 0] as const;
    this.#rowsDone = resume?.rowsDone ?? 0;
    this.#cursorRows = resume?.checkpoint?.rowsDone ?? 0;
    this.#counts = Object.fromEntries(NUMBERED.map(count)) as Counts;
    for (const { stratifierId } of stored.groups ?? []) this.#countGroup(stratifierId);
    for (const { id, kind } of stored.columns ?? []) this.#columns[id] = kind;
  }

  check(found: unknown): Batch {
    const result = batchShape.safeParse(found);
    if (!result.success)
      throw new Error(`batch: ${result.error.issues[0]?.path.join('.')} ${result.error.issues[0]?.message}`);
    const batch = found as Batch;
    const rows = batch.rowsDone - this.#rowsDone;
    if (rows < 0 || rows > BATCH_ROWS) throw new Error(`batch: ${rows} rows`);
    this.#rowsDone = batch.rowsDone;
    this.#checkProblems(batch);
    this.#checkCursor(batch);
    this.#checkFresh(batch.fresh);
    for (const block of batch.blocks) {
      checkBlock(block, { rows, counts: this.#counts, kind: this.#columns[block.columnId] });
    }
    return batch;
  }

  #checkProblems({ problems, problemCount }: Batch): void {
    this.#problemsTold += problems.length;
    if (this.#problemsTold > PROBLEMS_TOLD) throw new Error(`batch: ${this.#problemsTold} problems told`);
    if (problemCount < this.#problemCount || problemCount < this.#problemsTold)
      throw new Error(`batch: ${problemCount} problems after ${this.#problemCount}`);
    this.#problemCount = problemCount;
  }

  #checkCursor({ cursor, rowsDone, problemCount }: Batch): void {
    if (cursor === undefined) return;
    if (
      cursor.rowsDone < this.#cursorRows ||
      cursor.rowsDone > rowsDone ||
      cursor.problemCount > problemCount
    )
      throw new Error(`batch: a cursor at row ${cursor.rowsDone} of ${rowsDone}`);
    this.#cursorRows = cursor.rowsDone;
  }

  #checkFresh(fresh: Dictionaries): void {
    for (const name of NUMBERED) {
      for (const { id } of fresh[name]) {
        if (id !== ++this.#counts[name]) throw new Error(`batch: ${name} ${id} is out of order`);
      }
    }
    for (const { id, kind } of fresh.columns) this.#columns[id] = kind;
    for (const group of fresh.groups) this.#checkGroup(group);
    for (const stratum of fresh.strata) this.#checkStratum(stratum);
  }

  #checkGroup({ stratifierId, id }: GroupEntry): void {
    if (stratifierId > this.#counts.stratifiers) throw new Error(`batch: no stratifier ${stratifierId}`);
    if (id !== this.#countGroup(stratifierId)) throw new Error(`batch: group ${id} is out of order`);
  }

  #countGroup(stratifierId: number): number {
    return (this.#groups[stratifierId - 1] = (this.#groups[stratifierId - 1] ?? 0) + 1);
  }

  /** One group of each stratifier, or 0 for all of it. */
  #checkStratum({ id, groupIds }: StratumEntry): void {
    const isWhole = groupIds.length === this.#counts.stratifiers;
    if (!isWhole || groupIds.some((group, index) => group > (this.#groups[index] ?? 0)))
      throw new Error(`batch: stratum ${id} of groups that are not there`);
  }
}
