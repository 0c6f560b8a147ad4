import type { ColumnEntry, Dictionaries } from '@fairshift/plugin-host';
import { IntervalReader } from '../observations/interval.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import { CellSums, cellBuffer } from './cell-sums.js';
import type { ChunkNumbers } from './cell-sums.js';
import { candidates, groupingOfAll, hasParts, maySum, splitsOf } from './rollup-plan.js';
import type { Presence, Shape, Split } from './rollup-plan.js';
import type { SeriesRow } from './series-rows.js';

/** A pair of stratifiers with more cells than this has no rollup: its reads take the observations. */
const MOST_CELLS_OF_A_PAIR = 1_000_000;

/** Sums of one split, for all places or for the place at hand. */
interface Rollup {
  readonly split: Split;
  readonly sums: CellSums;
  /** By stratum: the cell inside a period. */
  readonly offset: Int32Array;
  /** Cells of a period. */
  readonly stride: number;
  /** By period kind × breakdown: 1 where observations enter; for all places 2 means "only the whole". */
  readonly enters: Uint8Array;
  readonly wholes: Int32Array;
}

/**
 * Adds up the observations of one column into series (DATA.md "What may be summed"): for all places overall, every
 * stratifier and every pair; for each place overall and every stratifier. Pure: observations in, rows out.
 *
 * Feed it in order of place: the series of a place come out as soon as the next place begins.
 */
export class RollupSums {
  readonly #all: readonly Rollup[];
  readonly #ofPlace: readonly Rollup[];
  readonly #intervals: IntervalReader;
  readonly #sumAllowed: boolean;
  readonly #cells = cellBuffer();
  readonly #classes = new Int32Array(this.#cells.length);
  #place = 0;

  constructor(
    private readonly shape: Shape,
    private readonly presence: Presence,
    private readonly column: Pick<ColumnEntry, 'kind' | 'additiveOverGroups'>,
    bounds: Dictionaries['bounds'],
  ) {
    const byId: Dictionaries['bounds'][number][] = [];
    for (const bound of bounds) byId[bound.id] = bound;
    this.#intervals = new IntervalReader(byId, column.kind === 'proportion');
    this.#sumAllowed = maySum(column);
    const splits = splitsOf(shape.stratifiers);
    this.#all = splits.filter((split) => pairFits(shape, split)).map((split) => this.#rollupOfAll(split));
    this.#ofPlace = splits.filter(({ b }) => b === 0).map((split) => this.#emptyRollup(split));
  }

  /** @yields the series of each place that is complete. @param observations at most one chunk, sorted by place. */
  *add(observations: ObservationColumns): Generator<SeriesRow> {
    const intervals = this.#intervals.read(observations);
    if (!hasParts(this.column.kind)) intervals.denominator.low.fill(0);
    const numbers: ChunkNumbers = { count: observations.count, flags: observations.flags, ...intervals };
    this.#classify(observations);
    for (const rollup of this.#all) this.#addToAll(rollup, observations, numbers);
    for (let from = 0; from < observations.count;) {
      const place = observations.places[from]!;
      let to = from + 1;
      while (to < observations.count && observations.places[to] === place) to++;
      if (place !== this.#place) {
        yield* this.#finishPlace();
        this.#beginPlace(place);
      }
      if (place !== 0) this.#addToPlace(observations, numbers, from, to);
      from = to;
    }
  }

  /** @yields the series of the last place and of all places. Call once, at the end. */
  *finish(): Generator<SeriesRow> {
    yield* this.#finishPlace();
    for (const rollup of this.#all) yield* this.#rows(rollup, 0);
  }

  #emptyRollup(split: Split): Rollup {
    const { shape } = this;
    const [ofA, ofB] = [shape.groups[split.a]! + 1, shape.groups[split.b]! + 1];
    const stride = ofA * ofB;
    const [groupA, groupB] = [shape.groupOfStratum[split.a]!, shape.groupOfStratum[split.b]!];
    const offset = new Int32Array(shape.breakdownOfStratum.length);
    for (let stratum = 0; stratum < offset.length; stratum++) {
      offset[stratum] = (split.a ? groupA[stratum]! : 0) * ofB + (split.b ? groupB[stratum]! : 0);
    }
    const classes = shape.kinds.length * shape.breakdowns.length;
    const sums = new CellSums((shape.periods + 1) * stride);
    return { split, sums, offset, stride, enters: new Uint8Array(classes), wholes: new Int32Array(classes) };
  }

  #rollupOfAll(split: Split): Rollup {
    const rollup = this.#emptyRollup(split);
    this.shape.kinds.forEach((_, kind) => {
      const grouping = groupingOfAll(this.shape, this.presence, split, kind);
      if (!grouping) return;
      const at = kind * this.shape.breakdowns.length + grouping.breakdown;
      rollup.enters[at] = grouping.whole === 0 ? 1 : 2;
      rollup.wholes[at] = grouping.whole;
    });
    return rollup;
  }

  #classify({ count, periods, strata }: ObservationColumns): void {
    const { kindOfPeriod, breakdownOfStratum, breakdowns } = this.shape;
    for (let index = 0; index < count; index++) {
      this.#classes[index] =
        kindOfPeriod[periods[index]!]! * breakdowns.length + breakdownOfStratum[strata[index]!]!;
    }
  }

  #addToAll(
    rollup: Rollup,
    { count, periods, places, strata }: ObservationColumns,
    numbers: ChunkNumbers,
  ): void {
    const { enters, wholes, offset, stride } = rollup;
    const { levelOfPlace } = this.shape;
    const [cells, classes] = [this.#cells, this.#classes];
    for (let index = 0; index < count; index++) {
      const at = classes[index]!;
      const how = enters[at]!;
      const place = places[index]!;
      const isIn = how !== 0 && (how === 1 ? levelOfPlace[place] === 0 : wholes[at] === place);
      cells[index] = isIn ? periods[index]! * stride + offset[strata[index]!]! : -1;
    }
    rollup.sums.add(numbers, cells, 0, count);
  }

  #beginPlace(place: number): void {
    this.#place = place;
    for (const rollup of this.#ofPlace) {
      rollup.enters.fill(0);
      const options = candidates(this.shape, rollup.split);
      this.shape.kinds.forEach((_, kind) => {
        const breakdown = options.find((option) => this.presence.has(place, kind, option));
        if (breakdown !== undefined) rollup.enters[kind * this.shape.breakdowns.length + breakdown] = 1;
      });
    }
  }

  #addToPlace(
    { periods, strata }: ObservationColumns,
    numbers: ChunkNumbers,
    from: number,
    to: number,
  ): void {
    const [cells, classes] = [this.#cells, this.#classes];
    for (const { enters, sums, offset, stride } of this.#ofPlace) {
      for (let index = from; index < to; index++) {
        const isIn = enters[classes[index]!] === 1;
        cells[index] = isIn ? periods[index]! * stride + offset[strata[index]!]! : -1;
      }
      sums.add(numbers, cells, from, to);
    }
  }

  *#finishPlace(): Generator<SeriesRow> {
    if (this.#place === 0) return;
    for (const rollup of this.#ofPlace) {
      yield* this.#rows(rollup, this.#place);
      rollup.sums.clear();
    }
    this.#place = 0;
  }

  *#rows({ split, sums, stride }: Rollup, place: number): Generator<SeriesRow> {
    const ofB = this.shape.groups[split.b]! + 1;
    for (let offset = 0; offset < stride; offset++) {
      const periods: number[] = [];
      let most = 0;
      for (let period = 1; period <= this.shape.periods; period++) {
        const seen = sums.seen(period * stride + offset);
        if (seen > 0) periods.push(period);
        most = Math.max(most, seen);
      }
      if (most === 0 || (most > 1 && !this.#sumAllowed)) continue;
      yield {
        place,
        stratifierA: split.a,
        stratifierB: split.b,
        groupA: Math.floor(offset / ofB),
        groupB: offset % ofB,
        periods,
        cells: periods.map((period) => sums.numbersOf(period * stride + offset)),
      };
    }
  }
}

/** Whether a pair is small enough for a rollup of its own. */
export const pairFits = (shape: Shape, { a, b }: Split): boolean =>
  b === 0 || (shape.periods + 1) * (shape.groups[a]! + 1) * (shape.groups[b]! + 1) <= MOST_CELLS_OF_A_PAIR;
