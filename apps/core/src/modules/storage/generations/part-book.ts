import type { Dictionaries, PeriodEntry } from '@fairshift/plugin-host';
import type { ObservationColumns } from '../observations/observation-columns.js';

/** A measure, place or group of which a part of the data is made. */
export interface PartValue {
  readonly of: 'measure' | 'place' | 'group';
  /** Title of the grouping; empty for measures and places. */
  readonly title: string;
  readonly code: string;
  readonly label: string;
}

/** What a full read is complete for: a period, or only a measure, place or group in it (`StreamSpec.replaces`). */
export interface Part {
  readonly period: PeriodEntry;
  /** One for each name in `replaces`; none: the whole period. */
  readonly values: readonly PartValue[];
}

type Ids = Pick<ObservationColumns, 'periods' | 'places' | 'strata'>;

/** Tells one of the names in `replaces` from an observation, as a number that `value` explains. */
interface Reader {
  id(column: number, observations: Ids, index: number): number;
  value(id: number): PartValue;
}

export const periodCode = ({ kind, start, end }: PeriodEntry): string => `${kind} ${start} ${end}`;
/** Equal in every generation for what means the same. */
export const valuesCode = (values: readonly PartValue[]): string => values.map(({ code }) => code).join('\n');
export const partCode = ({ period, values }: Part): string => `${periodCode(period)}\n${valuesCode(values)}`;

/** Numbers parts in order of first appearance; called for every observation, so it makes no object and no text. */
export class PartBook {
  readonly #periods: ById<PeriodEntry>;
  readonly #readers: readonly Reader[];
  readonly #levels: readonly Interned[];

  /**
   * @param dictionaries may grow between calls
   * @param groupings codes of stratifiers; any other name in `replaces` is 'measure' or stands for the place
   */
  constructor(dictionaries: () => Dictionaries, replaces: readonly string[], groupings: ReadonlySet<string>) {
    this.#periods = new ById(() => dictionaries().periods);
    this.#readers = replaces.map((name) => {
      if (name === 'measure') return measureReader(dictionaries);
      return groupings.has(name) ? groupReader(dictionaries, name) : placeReader(dictionaries);
    });
    this.#levels = [new Interned(), ...replaces.map(() => new Interned())];
  }

  /** The number of an observation's part: 0, 1, 2 … */
  number(column: number, observations: Ids, index: number): number {
    let number = this.#levels[0]!.number(0, observations.periods[index]!);
    for (let level = 1; level < this.#levels.length; level++) {
      const id = this.#readers[level - 1]!.id(column, observations, index);
      number = this.#levels[level]!.number(number, id);
    }
    return number;
  }

  part(number: number): Part {
    const values: PartValue[] = [];
    let at = number;
    for (let level = this.#readers.length; level > 0; level--) {
      const interned = this.#levels[level]!;
      values.unshift(this.#readers[level - 1]!.value(interned.ids[at]!));
      at = interned.befores[at]!;
    }
    const period = this.#levels[0]!.ids[at]!;
    return { period: this.#periods.get(period)!, values };
  }

  /** Every part that was met. */
  parts(): Part[] {
    return this.#levels.at(-1)!.ids.map((_, number) => this.part(number));
  }
}

/** Pairs of a number and an id, numbered. Neighbours mostly have the same, so the last pair is kept at hand. */
class Interned {
  readonly ids: number[] = [];
  readonly befores: number[] = [];
  readonly #numbers = new Map<number, number>();
  #lastKey = -1;
  #last = 0;

  number(before: number, id: number): number {
    const key = before * 2 ** 32 + id;
    if (key === this.#lastKey) return this.#last;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.ids.length;
      this.ids.push(id);
      this.befores.push(before);
      this.#numbers.set(key, number);
    }
    this.#lastKey = key;
    this.#last = number;
    return number;
  }
}

/** Entries by id; there may be thousands, and more to come. */
class ById<T extends { readonly id: number }> {
  #known = new Map<number, T>();

  constructor(private readonly entries: () => readonly T[]) {}

  get(id: number): T | undefined {
    if (!this.#known.has(id)) this.#known = new Map(this.entries().map((entry) => [entry.id, entry]));
    return this.#known.get(id);
  }
}

function measureReader(dictionaries: () => Dictionaries): Reader {
  const columns = new ById(() => dictionaries().columns);
  return {
    id: (column) => column,
    value: (id) => {
      const { code, label } = columns.get(id)!;
      return { of: 'measure', title: '', code, label };
    },
  };
}

function placeReader(dictionaries: () => Dictionaries): Reader {
  const places = new ById(() => dictionaries().places);
  return {
    id: (_, observations, index) => observations.places[index]!,
    value: (id) => {
      const place = places.get(id);
      const code = place ? `${place.codeSystem} ${place.code}` : '';
      return { of: 'place', title: '', code, label: place?.name ?? '' };
    },
  };
}

/** Observations that the grouping does not split, or that have no such grouping, are all of one group with id 0. */
function groupReader(dictionaries: () => Dictionaries, name: string): Reader {
  const groupOf: number[] = [];
  const stratifier = () => dictionaries().stratifiers.find(({ code }) => code === name);
  const learn = () => {
    const at = (stratifier()?.id ?? 0) - 1;
    for (const { id, groupIds } of dictionaries().strata) groupOf[id] = groupIds[at] ?? 0;
  };
  return {
    id: (_, observations, index) => {
      const stratum = observations.strata[index]!;
      if (groupOf[stratum] === undefined) learn();
      return groupOf[stratum] ?? 0;
    },
    value: (id) => {
      const of = stratifier();
      const group = dictionaries().groups.find((each) => each.stratifierId === of?.id && each.id === id);
      return {
        of: 'group',
        title: of?.label ?? '',
        code: group?.code ?? '',
        label: group?.label ?? 'all groups',
      };
    },
  };
}
