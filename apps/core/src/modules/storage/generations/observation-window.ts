import { allocate, ChunkMemory, gather, CHUNK_OBSERVATIONS } from '../observations/observation-columns.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import { sortedOrder } from '../observations/sort-order.js';
import type { SortWindow } from '../observations/sort-order.js';
import type { IdMap } from './merge-dictionaries.js';

/** Observations in memory while they are sorted: more than this and a column is sorted in windows. */
export const WINDOW_OBSERVATIONS = 2_000_000;

/** What becomes of an observation that is read back. `replaced` stays only to be looked for among the new ones. */
export const NEW = 0;
export const CARRIED = 1;
export const REPLACED = 2;
/** Carried, unless the run says it anew. */
export const UNLESS_BROUGHT = 3;
export type Fate = typeof NEW | typeof CARRIED | typeof REPLACED | typeof UNLESS_BROUGHT;

/** What is met while observations are sorted. */
export interface Meeting {
  /** Two new ones of one key. @returns 'last' where the later one stands alone, 'both' where both stay */
  duplicate(at: ObservationKey): 'last' | 'both';
  /** A new one that stays. */
  brought(): void;
  /** One of the generation before that the run says anew; `all` holds both. */
  again(all: ObservationColumns, before: number, now: number, fate: Fate): void;
}

/** Chunks of one column with ids of their own generation. */
export interface ChunkStream {
  readonly ids: IdMap;
  read(): AsyncIterable<ObservationColumns>;
  fate(chunk: ObservationColumns, index: number): Fate;
}

const GROWTH = 1.5;

/** The observations of one window of a column, with final ids. */
export class ObservationWindow {
  #all: ObservationColumns;
  #fates: Uint8Array;
  #size = 0;

  constructor(capacity: number) {
    this.#all = allocate(capacity);
    this.#fates = new Uint8Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes in what of a chunk falls into the window, but for what has gone with its place or groups. */
  add(chunk: ObservationColumns, from: ChunkStream, window: SortWindow): void {
    const { ids } = from;
    for (let index = 0; index < chunk.count; index++) {
      const period = ids.periods[chunk.periods[index]!]!;
      const place = ids.places[chunk.places[index]!]!;
      if (place < window.placeLow || place > window.placeHigh) continue;
      if (period < window.periodLow || period > window.periodHigh) continue;
      const stratum = ids.strata[chunk.strata[index]!]!;
      const fate = from.fate(chunk, index);
      const placeIsGone = place === 0 && chunk.places[index] !== 0;
      if (fate === REPLACED && (stratum === 0 || placeIsGone)) continue;
      if (this.#size === this.#fates.length) this.#grow();
      const at = this.#size++;
      const all = this.#all;
      all.periods[at] = period;
      all.places[at] = place;
      all.strata[at] = stratum;
      all.bounds[at] = ids.bounds[chunk.bounds[index]!]!;
      all.flags[at] = chunk.flags[index]!;
      all.numerators[at] = chunk.numerators[index]!;
      all.denominators[at] = chunk.denominators[index]!;
      this.#fates[at] = fate;
    }
  }

  #grow(): void {
    const wider = allocate(Math.ceil(this.#fates.length * GROWTH) + 1024);
    for (const name of [
      'periods',
      'places',
      'strata',
      'flags',
      'numerators',
      'denominators',
      'bounds',
    ] as const) {
      wider[name].set(this.#all[name]);
    }
    const fates = new Uint8Array(wider.count);
    fates.set(this.#fates);
    this.#all = wider;
    this.#fates = fates;
  }

  /**
   * Sorts by place, period and stratum.
   * @param found told of two observations of one key, and of those of the generation before that the run says anew
   */
  inOrder(found: Meeting): Int32Array {
    const { places, periods, strata } = this.#all;
    const size = this.#size;
    const keys = [places.subarray(0, size), periods.subarray(0, size), strata.subarray(0, size)];
    const order = sortedOrder(keys, size);
    let kept = 0;
    for (const row of order) {
      const before = kept === 0 ? -1 : order[kept - 1]!;
      const isSame =
        before >= 0 &&
        strata[before] === strata[row] &&
        periods[before] === periods[row] &&
        places[before] === places[row];
      const fate = this.#fates[row]! as Fate;
      // New ones come first among those of one key.
      const isAgain = isSame && this.#fates[before] === NEW;
      if (fate === REPLACED || (fate === UNLESS_BROUGHT && isAgain)) {
        if (isAgain) found.again(this.#all, row, before, fate);
        continue;
      }
      const key = { place: places[row]!, period: periods[row]!, stratum: strata[row]! };
      if (isSame && fate !== UNLESS_BROUGHT && found.duplicate(key) === 'last') {
        order[kept - 1] = row;
        continue;
      }
      if (fate === NEW) found.brought();
      order[kept++] = row;
    }
    return order.subarray(0, kept);
  }

  /** The sorted observations as chunks for the table, each good until the next is asked for. */
  *chunks(order: Int32Array): Generator<ObservationColumns> {
    const into = new ChunkMemory();
    for (let from = 0; from < order.length; from += CHUNK_OBSERVATIONS) {
      yield gather(this.#all, order.subarray(from, from + CHUNK_OBSERVATIONS), into);
    }
  }

  /** Ids of everything that stays, for the pass that finds out which groupings a column holds. */
  get ids(): Pick<ObservationColumns, 'periods' | 'places' | 'strata'> {
    return this.#all;
  }
}

export interface ObservationKey {
  readonly place: number;
  readonly period: number;
  readonly stratum: number;
}
