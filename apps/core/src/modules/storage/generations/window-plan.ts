import { windowsOf } from '../observations/sort-order.js';
import type { SortWindow } from '../observations/sort-order.js';
import type { Presence, Shape } from '../rollups/rollup-plan.js';
import { REPLACED } from './observation-window.js';
import type { ChunkStream } from './observation-window.js';

/** Place × period combinations that the pass before windows counts one by one. */
const MOST_COUNTED = 8_000_000;

/** A pass over the ids alone: which groupings there are, and how to cut the order into windows. */
export async function planWindows(
  { places, periods }: Shape,
  streams: readonly ChunkStream[],
  { presence, limit }: { presence: Presence; limit: number },
): Promise<SortWindow[]> {
  const byPeriod = (places + 1) * (periods + 1) <= MOST_COUNTED;
  const width = byPeriod ? periods + 1 : 1;
  const counts = new Int32Array((places + 1) * width);
  const one = { periods: [0], places: [0], strata: [0] };
  for (const stream of streams) {
    for await (const chunk of stream.read()) {
      for (let index = 0; index < chunk.count; index++) {
        one.periods[0] = stream.ids.periods[chunk.periods[index]!]!;
        one.places[0] = stream.ids.places[chunk.places[index]!]!;
        one.strata[0] = stream.ids.strata[chunk.strata[index]!]!;
        counts[one.places[0] * width + (byPeriod ? one.periods[0] : 0)]!++;
        if (stream.fate(chunk, index) !== REPLACED) presence.add(one.periods, one.places, one.strata, 1);
      }
    }
  }
  return windowsOf(counts, width - 1, limit);
}
