import type { Dictionaries, GroupEntry, PeriodEntry } from '@fairshift/plugin-host';
import { DENOMINATOR_SHIFT, MISSING, SUPPRESSED } from '../observations/observation-columns.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import type { Shape } from '../rollups/rollup-plan.js';

/** How many observations of a column stand in one grouping. */
export interface GroupingCount {
  readonly column: number;
  readonly periodKind: string;
  readonly level: number;
  readonly breakdown: number;
  readonly observations: number;
}

const SUPPRESSED_EITHER = SUPPRESSED | (SUPPRESSED << DENOMINATOR_SHIFT);
const MISSING_EITHER = MISSING | (MISSING << DENOMINATOR_SHIFT);

/** Counts what a generation holds while its sorted chunks pass by. */
export class GenerationCounts {
  readonly #periods: Float64Array;
  readonly #groups: readonly Float64Array[];
  readonly #groupings = new Map<string, { -readonly [K in keyof GroupingCount]: GroupingCount[K] }>();
  rows = 0;

  constructor(private readonly shape: Shape) {
    this.#periods = new Float64Array((shape.periods + 1) * 3);
    this.#groups = shape.groups.map((highest) => new Float64Array(highest + 1));
  }

  add(column: number, chunk: ObservationColumns): void {
    this.rows += chunk.count;
    for (let index = 0; index < chunk.count; index++) {
      const at = chunk.periods[index]! * 3;
      const flags = chunk.flags[index]!;
      this.#periods[at]!++;
      if (flags & SUPPRESSED_EITHER) this.#periods[at + 1]!++;
      if (flags & MISSING_EITHER) this.#periods[at + 2]!++;
    }
    for (let stratifier = 1; stratifier <= this.shape.stratifiers; stratifier++) {
      const groups = this.shape.groupOfStratum[stratifier]!;
      const counts = this.#groups[stratifier]!;
      for (const stratum of chunk.strata) counts[groups[stratum]!]!++;
    }
    this.#countGroupings(column, chunk);
  }

  #countGroupings(column: number, chunk: ObservationColumns): void {
    const { kindOfPeriod, kinds, levelOfPlace, breakdownOfStratum, breakdowns } = this.shape;
    const counts = new Float64Array(kinds.length * 100 * breakdowns.length);
    for (let index = 0; index < chunk.count; index++) {
      const kind = kindOfPeriod[chunk.periods[index]!]!;
      const level = levelOfPlace[chunk.places[index]!]!;
      counts[(kind * 100 + level) * breakdowns.length + breakdownOfStratum[chunk.strata[index]!]!]!++;
    }
    counts.forEach((observations, at) => {
      if (observations === 0) return;
      const breakdown = breakdowns[at % breakdowns.length]!;
      const level = Math.floor(at / breakdowns.length) % 100;
      const periodKind = kinds[Math.floor(at / breakdowns.length / 100)]!;
      const key = [column, periodKind, level, breakdown].join();
      const entry = this.#groupings.get(key) ?? { column, periodKind, level, breakdown, observations: 0 };
      entry.observations += observations;
      this.#groupings.set(key, entry);
    });
  }

  countsOf({ id }: PeriodEntry): readonly [observations: number, suppressed: number, missing: number] {
    return [this.#periods[id * 3]!, this.#periods[id * 3 + 1]!, this.#periods[id * 3 + 2]!];
  }

  observationsOf({ stratifierId, id }: GroupEntry): number {
    return this.#groups[stratifierId]![id]!;
  }

  get groupings(): readonly GroupingCount[] {
    return [...this.#groupings.values()];
  }
}

/** What levels of place are called, by level. */
export const levelTitles = ({ places }: Dictionaries): ReadonlyMap<number, string> =>
  new Map(places.map(({ level, levelTitle }) => [level, levelTitle]));
