/** Order of equal-length keys by the last key first, so that the first key decides: a counting sort, stable and linear. */
export function sortedOrder(keys: readonly ArrayLike<number>[], count: number): Int32Array {
  let order = new Int32Array(count);
  let next = new Int32Array(count);
  for (let index = 0; index < count; index++) order[index] = index;
  for (const key of keys.toReversed()) {
    countingPass(key, order, next);
    [order, next] = [next, order];
  }
  return order;
}

function countingPass(key: ArrayLike<number>, order: Int32Array, next: Int32Array): void {
  let highest = 0;
  for (let index = 0; index < order.length; index++) if (key[index]! > highest) highest = key[index]!;
  const starts = new Int32Array(highest + 2);
  for (let index = 0; index < order.length; index++) starts[key[index]! + 1]!++;
  for (let value = 0; value <= highest; value++) starts[value + 1]! += starts[value]!;
  for (const row of order) next[starts[key[row]!]!++] = row;
}

/** A range of the sort order that is sorted on its own: places from..to, and periods from..to of a single place. */
export interface SortWindow {
  readonly placeLow: number;
  readonly placeHigh: number;
  readonly periodLow: number;
  readonly periodHigh: number;
}

export const WHOLE: SortWindow = { placeLow: 0, placeHigh: Infinity, periodLow: 0, periodHigh: Infinity };

/**
 * Cuts the order (place, period) into windows of at most `limit` observations, so that memory has a bound.
 * @param counts observations by place × (periods + 1) + period; a single place and period is never cut.
 */
export function windowsOf(counts: Int32Array, periods: number, limit: number): SortWindow[] {
  const width = periods + 1;
  const places = counts.length / width;
  const windows: SortWindow[] = [];
  let low = 0;
  let inWindow = 0;
  for (let place = 0; place < places; place++) {
    const ofPlace = total(counts, place * width, (place + 1) * width);
    if (inWindow > 0 && inWindow + ofPlace > limit) {
      windows.push({ ...WHOLE, placeLow: low, placeHigh: place - 1 });
      inWindow = 0;
    }
    if (inWindow === 0) low = place;
    if (ofPlace > limit) windows.push(...windowsOfPlace(counts, place, { periods, limit }));
    else inWindow += ofPlace;
  }
  if (inWindow > 0) windows.push({ ...WHOLE, placeLow: low, placeHigh: places - 1 });
  return windows;
}

function windowsOfPlace(
  counts: Int32Array,
  place: number,
  { periods, limit }: { periods: number; limit: number },
): SortWindow[] {
  const windows: SortWindow[] = [];
  let low = 0;
  let inWindow = 0;
  for (let period = 0; period <= periods; period++) {
    const here = counts[place * (periods + 1) + period]!;
    if (inWindow > 0 && inWindow + here > limit) {
      windows.push({ placeLow: place, placeHigh: place, periodLow: low, periodHigh: period - 1 });
      inWindow = 0;
    }
    if (inWindow === 0) low = period;
    inWindow += here;
  }
  windows.push({ placeLow: place, placeHigh: place, periodLow: low, periodHigh: periods });
  return windows;
}

function total(counts: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index++) sum += counts[index]!;
  return sum;
}
