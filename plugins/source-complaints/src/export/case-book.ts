import { detach } from '@fairshift/tabular';
import { GroupValues } from './group-values.js';
import type { Layout } from './layout.js';
import { DayOrders, type ReadDay } from './read-day.js';

/** A list of whole numbers that grows. */
class Numbers {
  #held = new Int32Array(1024);
  size = 0;

  push(value: number): void {
    if (this.size === this.#held.length) {
      const more = new Int32Array(this.size * 2);
      more.set(this.#held);
      this.#held = more;
    }
    this.#held[this.size] = value;
    this.size += 1;
  }

  at(index: number): number {
    return this.#held[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#held[index] = value;
  }
}

/** A row is looked for among so many earlier ones of its case; one that is stored twice is only slower to count. */
const LOOKED_BACK = 8;
const NONE = -1;

/**
 * The rows of an export as small numbers; those of one case that say the same are held once. References are compared
 * and then forgotten; no other text is kept.
 */
export class CaseBook {
  readonly days = new DayOrders();
  readonly groups: readonly GroupValues[];
  readonly dayFirst = new Numbers();
  readonly monthFirst = new Numbers();
  /** By row: the case, from 0. */
  readonly cases = new Numbers();
  /** By row: where in the file. */
  readonly at = new Numbers();
  /** By row: how many rows of the file say this. */
  readonly times = new Numbers();
  /** By column, then row: the group. */
  readonly values: readonly Numbers[];
  /** Rows whose day turned out to be no day of a case, once the order of days was known. */
  readonly leftOut = new Set<number>();
  caseCount = 0;
  /** Rows whose reference is empty: each is a case of its own. */
  withoutReference = 0;
  readonly #byReference = new Map<string, number>();
  /** By case: its last row; by row: the one before it of the same case. */
  readonly #last = new Numbers();
  readonly #before = new Numbers();
  readonly #row: Int32Array;
  #again = 0;

  constructor(readonly layout: Layout) {
    this.groups = layout.groups.map(({ column }) => new GroupValues(column.id));
    this.values = layout.groups.map(() => new Numbers());
    this.#row = new Int32Array(layout.groups.length);
  }

  /** Rows of the file that are counted. */
  get rows(): number {
    return this.cases.size + this.#again - this.leftOut.size;
  }

  /** The day of a row, in the order that the column has. */
  day(row: number): number {
    return this.days.order === 'day-first' ? this.dayFirst.at(row) : this.monthFirst.at(row);
  }

  /**
   * Takes a row whose day can be read one way at least.
   * @param isSure its day is that of a case whichever way it is read: else the row may be left out later, by its own number
   */
  add(record: readonly string[], row: number, day: ReadDay, isSure: boolean): void {
    const { reference, groups } = this.layout;
    const of = this.#caseOf(reference < 0 ? '' : (record[reference] ?? '').trim());
    for (let index = 0; index < groups.length; index += 1) {
      this.#row[index] = this.groups[index]!.of(record[groups[index]!.at] ?? '');
    }
    const same = isSure ? this.#sameRow(of, day) : NONE;
    if (same === NONE) this.#store(of, row, day);
    else {
      this.times.set(same, this.times.at(same) + 1);
      this.#again += 1;
    }
  }

  #sameRow(of: number, { dayFirst, monthFirst }: ReadDay): number {
    if (of === this.#last.size) return NONE;
    let row = this.#last.at(of);
    for (let looked = 0; row !== NONE && looked < LOOKED_BACK; looked += 1, row = this.#before.at(row)) {
      if (this.dayFirst.at(row) !== dayFirst || this.monthFirst.at(row) !== monthFirst) continue;
      if (this.#hasGroupsOf(row)) return row;
    }
    return NONE;
  }

  #hasGroupsOf(row: number): boolean {
    for (let index = 0; index < this.values.length; index += 1)
      if (this.values[index]!.at(row) !== this.#row[index]) return false;
    return true;
  }

  #store(of: number, row: number, { dayFirst, monthFirst }: ReadDay): void {
    const at = this.cases.size;
    const isFirst = of === this.#last.size;
    this.#before.push(isFirst ? NONE : this.#last.at(of));
    if (isFirst) this.#last.push(at);
    else this.#last.set(of, at);
    this.cases.push(of);
    this.at.push(row);
    this.times.push(1);
    this.dayFirst.push(dayFirst);
    this.monthFirst.push(monthFirst);
    for (let index = 0; index < this.values.length; index += 1) this.values[index]!.push(this.#row[index]!);
  }

  #caseOf(reference: string): number {
    if (reference === '') {
      this.withoutReference += 1;
      return this.caseCount++;
    }
    const known = this.#byReference.get(reference);
    if (known !== undefined) return known;
    this.#byReference.set(detach(reference), this.caseCount);
    return this.caseCount++;
  }

  /** The references are of no use once all rows are in. */
  forgetReferences(): void {
    this.#byReference.clear();
  }
}
