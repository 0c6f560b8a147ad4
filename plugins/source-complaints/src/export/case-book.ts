import { detach } from '@fairshift/tabular';
import { GroupValues } from './group-values.js';
import type { Layout } from './layout.js';
import { DayOrders } from './read-day.js';

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
}

/** The rows of an export as small numbers. References are compared and then forgotten; no other text is kept. */
export class CaseBook {
  readonly days = new DayOrders();
  readonly groups: readonly GroupValues[];
  readonly dayFirst = new Numbers();
  readonly monthFirst = new Numbers();
  /** By row: the case, from 0. */
  readonly cases = new Numbers();
  /** By row: where in the file. */
  readonly at = new Numbers();
  /** By column, then row: the group. */
  readonly values: readonly Numbers[];
  /** Rows whose day turned out to be no day of a case, once the order of days was known. */
  readonly leftOut = new Set<number>();
  caseCount = 0;
  /** Rows whose reference is empty: each is a case of its own. */
  withoutReference = 0;
  readonly #byReference = new Map<string, number>();

  constructor(readonly layout: Layout) {
    this.groups = layout.groups.map(({ column }) => new GroupValues(column.id));
    this.values = layout.groups.map(() => new Numbers());
  }

  /** Rows that are counted. */
  get rows(): number {
    return this.cases.size - this.leftOut.size;
  }

  /** The day of a row, in the order that the column has. */
  day(row: number): number {
    return this.days.order === 'day-first' ? this.dayFirst.at(row) : this.monthFirst.at(row);
  }

  /** Takes a row whose day can be read one way at least. */
  add(record: readonly string[], row: number, day: { dayFirst: number; monthFirst: number }): void {
    const { reference, groups } = this.layout;
    this.cases.push(this.#caseOf(reference < 0 ? '' : (record[reference] ?? '').trim()));
    this.at.push(row);
    this.dayFirst.push(day.dayFirst);
    this.monthFirst.push(day.monthFirst);
    for (let index = 0; index < groups.length; index += 1) {
      const cell = record[groups[index]!.at] ?? '';
      this.values[index]!.push(this.groups[index]!.of(cell));
    }
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
