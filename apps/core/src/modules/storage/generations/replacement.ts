import type { Dictionaries } from '@fairshift/plugin-host';
import type { ObservationColumns } from '../observations/observation-columns.js';
import type { Carried } from './merge-dictionaries.js';
import { PartBook, partCode, valuesCode } from './part-book.js';
import type { Part } from './part-book.js';

export const groupingsOf = (...all: readonly Dictionaries[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ stratifiers }) => stratifiers.map(({ code }) => code)));

/**
 * Codes of the measures, places or groups that a run brings, where it replaces by one of these; null where only the
 * rows themselves could tell. Dictionaries hold nothing that no row uses.
 */
export function broughtValues(next: Dictionaries, replaces: readonly string[]): readonly string[] | null {
  const [name, ...more] = replaces;
  if (name === undefined) return [''];
  if (more.length > 0) return null;
  const groupings = groupingsOf(next);
  if (!groupings.has(name) && name !== 'measure') return null;
  const book = new PartBook(() => next, replaces, groupings);
  // One observation of each measure and each stratum, in whatever period and place.
  const strata = Int32Array.from(next.strata, ({ id }) => id);
  const ids = { periods: new Int16Array(strata.length), places: strata, strata };
  ids.periods.fill(next.periods[0]?.id ?? 0);
  for (const { id } of next.columns) strata.forEach((_, index) => void book.number(id, ids, index));
  return book.parts().map(({ values }) => valuesCode(values));
}

/**
 * What a run replaces in the generation before: in each period that it brings, everything, or only those measures,
 * places or groups that it brings too (`StreamSpec.replaces`). All else is carried forward.
 */
export class Replacement {
  readonly #brought: PartBook;
  readonly #held: PartBook;
  #broughtCodes: ReadonlySet<string> | undefined;
  readonly #isReplaced: boolean[] = [];

  constructor(next: Dictionaries, previous: Dictionaries, replaces: readonly string[]) {
    const groupings = groupingsOf(next, previous);
    this.#brought = new PartBook(() => next, replaces, groupings);
    this.#held = new PartBook(() => previous, replaces, groupings);
  }

  /** Takes in a chunk of the run. All of them come before the first question. */
  add(column: number, chunk: ObservationColumns): void {
    for (let index = 0; index < chunk.count; index++) this.#brought.number(column, chunk, index);
  }

  /** Whether the run says anew what this observation of the generation before said. */
  replaces(column: number, chunk: ObservationColumns, index: number): boolean {
    const number = this.#held.number(column, chunk, index);
    return (this.#isReplaced[number] ??= this.#brings(this.#held.part(number)));
  }

  /** What the run brings, and what was asked about so far of the generation before. */
  get parts(): { readonly brought: readonly Part[]; readonly held: readonly Part[] } {
    return { brought: this.#brought.parts(), held: this.#held.parts() };
  }

  /** Parts of the generation before that the run says anew. */
  get replaced(): readonly Part[] {
    return this.#held.parts().filter((_, number) => this.#isReplaced[number]);
  }

  #brings(part: Part): boolean {
    this.#broughtCodes ??= new Set(this.#brought.parts().map(partCode));
    return this.#broughtCodes.has(partCode(part));
  }
}

/** What of the generation before is carried forward, by id. */
export class CarriedForward implements Carried {
  readonly periods = new Set<number>();
  readonly places = new Set<number>();
  readonly strata = new Set<number>();
  readonly columns = new Set<number>();
  readonly bounds = new Set<number>();

  add(column: number, chunk: ObservationColumns, index: number): void {
    this.periods.add(chunk.periods[index]!);
    this.places.add(chunk.places[index]!);
    this.strata.add(chunk.strata[index]!);
    this.columns.add(column);
    if (chunk.bounds[index] !== 0) this.bounds.add(chunk.bounds[index]!);
  }
}
