import type { Dictionaries, PeriodEntry } from '@fairshift/plugin-host';
import type { ObservationColumns } from '../observations/observation-columns.js';
import { PartBook, partCode } from './part-book.js';
import type { PartValue } from './part-book.js';

/** A measure in a period, and in what the run replaces there, that would lose observations. */
export interface Loss {
  readonly period: PeriodEntry;
  /** The measure, then a value for each other name in `replaces`. */
  readonly values: readonly PartValue[];
  readonly lost: number;
  readonly of: number;
}

/**
 * Counts what is replaced and what of it comes back. Each measure is counted for itself: when nearly all of one goes,
 * ten others in the same month must not hide it.
 */
export class Losses {
  readonly #before: PartBook;
  readonly #replaced: number[] = [];
  #after: PartBook | undefined;
  readonly #back: number[] = [];
  readonly #replaces: readonly string[];

  constructor(
    previous: Dictionaries,
    replaces: readonly string[],
    private readonly groupings: ReadonlySet<string>,
  ) {
    this.#replaces = ['measure', ...replaces.filter((name) => name !== 'measure')];
    this.#before = new PartBook(() => previous, this.#replaces, groupings);
  }

  /** An observation of the generation before that the run replaces, with its ids there. */
  addReplaced(column: number, chunk: ObservationColumns, index: number): void {
    const number = this.#before.number(column, chunk, index);
    this.#replaced[number] = (this.#replaced[number] ?? 0) + 1;
  }

  /** From here on, what comes back is told with ids of these dictionaries. */
  comeBackIn(final: Dictionaries): void {
    this.#after = new PartBook(() => final, this.#replaces, this.groupings);
  }

  /** An observation that the run says anew, with its final ids. */
  addBack(column: number, all: ObservationColumns, index: number): void {
    const number = this.#after!.number(column, all, index);
    this.#back[number] = (this.#back[number] ?? 0) + 1;
  }

  /** In order of time. */
  found(): Loss[] {
    const back = new Map(this.#back.map((count, number) => [partCode(this.#after!.part(number)), count]));
    return this.#replaced
      .flatMap((of, number) => {
        const part = this.#before.part(number);
        const lost = of - (back.get(partCode(part)) ?? 0);
        return lost === 0 ? [] : [{ ...part, lost, of }];
      })
      .toSorted((x, y) => (x.period.start < y.period.start ? -1 : x.period.start > y.period.start ? 1 : 0));
  }
}
