import type { ColumnEntry, Dictionaries } from '@fairshift/plugin-host';

/** Level of a place that is the whole of which level 0 holds the parts. */
export const WHOLE_LEVEL = 99;

/** What one series of a rollup is split by: stratifier ids, a < b; 0 stands for "not split". */
export interface Split {
  readonly a: number;
  readonly b: number;
}

/** Overall, every stratifier, every pair: what is built for all places together. Overall comes first, then singles. */
export function splitsOf(stratifiers: number): Split[] {
  const splits: Split[] = [{ a: 0, b: 0 }];
  for (let a = 1; a <= stratifiers; a++) splits.push({ a, b: 0 });
  for (let a = 1; a <= stratifiers; a++) {
    for (let b = a + 1; b <= stratifiers; b++) splits.push({ a, b });
  }
  return splits;
}

/** One column's facts as arrays by id, so that the sums need no look-up by name. */
export interface Shape {
  readonly periods: number;
  readonly places: number;
  readonly stratifiers: number;
  /** Highest group id of each stratifier; index 0 is unused. */
  readonly groups: readonly number[];
  /** By period id: index into `kinds`. */
  readonly kindOfPeriod: Uint8Array;
  readonly kinds: readonly string[];
  readonly levelOfPlace: Uint8Array;
  /** By stratum id: index into `breakdowns`. */
  readonly breakdownOfStratum: Uint16Array;
  /** Bit n−1: split by stratifier n. */
  readonly breakdowns: readonly number[];
  /** By stratifier, then stratum id: the group, 0 for all. */
  readonly groupOfStratum: readonly Int16Array[];
  /** Bits of stratifiers whose groups overlap. */
  readonly overlapping: number;
}

const highest = (ids: readonly number[]) => ids.reduce((most, id) => Math.max(most, id), 0);

export const breakdownOf = (groupIds: readonly number[]): number =>
  groupIds.reduce((bits, group, index) => (group === 0 ? bits : bits | (1 << index)), 0);

export function shapeOf(dictionaries: Dictionaries): Shape {
  const { periods, places, stratifiers, groups, strata } = dictionaries;
  const kinds = [...new Set(periods.map((period) => period.kind))];
  const kindOfPeriod = new Uint8Array(highest(periods.map(({ id }) => id)) + 1);
  for (const { id, kind } of periods) kindOfPeriod[id] = kinds.indexOf(kind);
  const levelOfPlace = new Uint8Array(highest(places.map(({ id }) => id)) + 1);
  for (const { id, level } of places) levelOfPlace[id] = level;
  const strataSize = highest(strata.map(({ id }) => id)) + 1;
  const breakdowns = [...new Set(strata.map(({ groupIds }) => breakdownOf(groupIds)))].toSorted(
    (x, y) => x - y,
  );
  const breakdownOfStratum = new Uint16Array(strataSize);
  const groupOfStratum = Array.from({ length: stratifiers.length + 1 }, () => new Int16Array(strataSize));
  for (const { id, groupIds } of strata) {
    breakdownOfStratum[id] = breakdowns.indexOf(breakdownOf(groupIds));
    groupIds.forEach((group, index) => (groupOfStratum[index + 1]![id] = group));
  }
  const ofStratifier = (id: number) =>
    groups.filter((group) => group.stratifierId === id).map((group) => group.id);
  return {
    periods: kindOfPeriod.length - 1,
    places: levelOfPlace.length - 1,
    stratifiers: stratifiers.length,
    groups: [0, ...stratifiers.map(({ id }) => highest(ofStratifier(id)))],
    kindOfPeriod,
    kinds,
    levelOfPlace,
    breakdownOfStratum,
    breakdowns,
    groupOfStratum,
    overlapping: stratifiers.reduce(
      (bits, { id, overlapping }) => (overlapping ? bits | (1 << (id - 1)) : bits),
      0,
    ),
  };
}

/** Which (place, period kind, breakdown) a column holds, filled in one pass before any sum is made. */
export class Presence {
  readonly #seen: Uint8Array;

  constructor(private readonly shape: Shape) {
    this.#seen = new Uint8Array((shape.places + 1) * this.width);
  }

  private get width(): number {
    return Math.max(1, this.shape.kinds.length * this.shape.breakdowns.length);
  }

  add(periods: ArrayLike<number>, places: ArrayLike<number>, strata: ArrayLike<number>, count: number): void {
    const { kindOfPeriod, breakdownOfStratum, breakdowns } = this.shape;
    for (let index = 0; index < count; index++) {
      const kind = kindOfPeriod[periods[index]!]!;
      const at = kind * breakdowns.length + breakdownOfStratum[strata[index]!]!;
      this.#seen[places[index]! * this.width + at] = 1;
    }
  }

  /** The same for the rows of a sort order only. */
  addInOrder(
    { periods, places, strata }: { periods: Int16Array; places: Int32Array; strata: Int32Array },
    order: Int32Array,
  ): void {
    const { kindOfPeriod, breakdownOfStratum, breakdowns } = this.shape;
    const width = this.width;
    for (let index = 0; index < order.length; index++) {
      const row = order[index]!;
      const at = kindOfPeriod[periods[row]!]! * breakdowns.length + breakdownOfStratum[strata[row]!]!;
      this.#seen[places[row]! * width + at] = 1;
    }
  }

  /** Whether the place holds the grouping in periods of the kind; both are indices of the shape. */
  has(place: number, kind: number, breakdown: number): boolean {
    return this.#seen[place * this.width + kind * this.shape.breakdowns.length + breakdown] === 1;
  }

  /** Whether any place of level 0 holds it. */
  hasParts(kind: number, breakdown: number): boolean {
    for (let place = 0; place <= this.shape.places; place++) {
      if (this.shape.levelOfPlace[place] === 0 && this.has(place, kind, breakdown)) return true;
    }
    return false;
  }
}

/** The grouping that a series is made from: an index of `breakdowns`, and the place of the whole, or 0 for the parts. */
export interface Grouping {
  readonly breakdown: number;
  readonly whole: number;
}

const bitsIn = (value: number): number => {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
};

/**
 * Breakdowns that a split may be made from, fewest other splits first: those that split a and b, and that split no
 * overlapping stratifier besides, since its groups are never summed over.
 */
export function candidates(shape: Shape, { a, b }: Split): number[] {
  const wanted = (a ? 1 << (a - 1) : 0) | (b ? 1 << (b - 1) : 0);
  const fits = (bits: number) => (bits & wanted) === wanted && (bits & ~wanted & shape.overlapping) === 0;
  return shape.breakdowns
    .map((bits, index) => ({ bits, index }))
    .filter(({ bits }) => fits(bits))
    .toSorted((x, y) => bitsIn(x.bits) - bitsIn(y.bits) || x.bits - y.bits)
    .map(({ index }) => index);
}

/** All places together: a published whole is preferred to the sum of the parts (DATA.md "What may be summed"). */
export function groupingOfAll(
  shape: Shape,
  presence: Presence,
  split: Split,
  kind: number,
): Grouping | undefined {
  const options = candidates(shape, split);
  for (const breakdown of options) {
    const whole = shape.levelOfPlace.findIndex(
      (level, place) => level === WHOLE_LEVEL && presence.has(place, kind, breakdown),
    );
    if (whole > 0) return { breakdown, whole };
  }
  const breakdown = options.find((option) => presence.hasParts(kind, option));
  return breakdown === undefined ? undefined : { breakdown, whole: 0 };
}

/** Kinds whose numbers are never added up; their series exist only where each cell is one observation. */
export const maySum = (column: Pick<ColumnEntry, 'kind' | 'additiveOverGroups'>): boolean =>
  column.additiveOverGroups && !['value', 'individual', 'event'].includes(column.kind);

/** Whether a column has a denominator at all. */
export const hasParts = (kind: ColumnEntry['kind']): boolean =>
  kind === 'proportion' || kind === 'rate' || kind === 'mean';
