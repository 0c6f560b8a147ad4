import type { BoundEntry } from '../../batch.js';
import { RunStop } from '../run-stop.js';

export type Bounds = readonly [low: number, high: number | null];

/** What a row says about the numbers of one observation that are hidden or rounded. */
export interface ObservationBounds {
  readonly numerator?: Bounds;
  readonly denominator?: Bounds;
  /** Full width of the rounding: the number lies within half of it on either side. */
  readonly numeratorRounding?: number;
  readonly denominatorRounding?: number;
}

/** Numbers the distinct rules of suppression and rounding, in order of first appearance. */
export class BoundsBook {
  readonly #ids = new Map<string, number>();
  #fresh: BoundEntry[] = [];

  constructor(stored: readonly BoundEntry[]) {
    for (const entry of stored) this.#ids.set(keyOf(entry), entry.id);
  }

  /** The id of a rule, new or known. */
  id(bounds: ObservationBounds): number {
    const key = keyOf(bounds);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.size + 1;
    if (id > 32_767) throw new RunStop('The file has more than 32,767 different rules for hidden numbers.');
    this.#ids.set(key, id);
    this.#fresh.push({ id, ...bounds });
    return id;
  }

  take(): readonly BoundEntry[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

function keyOf(bounds: ObservationBounds): string {
  const { numerator, denominator, numeratorRounding, denominatorRounding } = bounds;
  return `${numerator?.join() ?? ''};${denominator?.join() ?? ''};${numeratorRounding ?? ''};${denominatorRounding ?? ''}`;
}
