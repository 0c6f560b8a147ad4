import type { ObservationColumns } from '../observations/observation-columns.js';

/** Figures that a run brought, changed and no longer gives. */
export interface FigureChanges {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  /** All that it brought, those that are as before among them. */
  readonly brought: number;
}

/** Counts, while observations are sorted, what a run did to the figures of the generation before. */
export class FigureCounts {
  #brought = 0;
  #again = 0;
  #replaced = 0;
  #changed = 0;
  /** Values that may repeat within their period have no key of their own: these are counted as a whole. */
  readonly #repeats = { brought: 0, replaced: 0 };

  /** A figure of the generation before that the run replaces. */
  addReplaced(repeats: boolean): void {
    if (repeats) this.#repeats.replaced++;
    else this.#replaced++;
  }

  /** A figure of the run that stays. */
  addBrought(repeats: boolean): void {
    if (repeats) this.#repeats.brought++;
    else this.#brought++;
  }

  /** One that the run says anew. @param before, now rows of `all` */
  addAgain(all: ObservationColumns, before: number, now: number): void {
    this.#again++;
    if (!isSame(all, before, now)) this.#changed++;
  }

  result(): FigureChanges {
    const more = this.#repeats.brought - this.#repeats.replaced;
    return {
      added: this.#brought - this.#again + Math.max(0, more),
      changed: this.#changed,
      gone: this.#replaced - this.#again + Math.max(0, -more),
      brought: this.#brought + this.#repeats.brought,
    };
  }
}

function isSame(all: ObservationColumns, one: number, other: number): boolean {
  return (
    Object.is(all.numerators[one], all.numerators[other]) &&
    Object.is(all.denominators[one], all.denominators[other]) &&
    all.flags[one] === all.flags[other] &&
    all.bounds[one] === all.bounds[other]
  );
}
