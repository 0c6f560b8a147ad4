import type { Dictionaries } from '@fairshift/plugin-host';
import type { ObservationColumns } from '../observations/observation-columns.js';
import type { Carried } from './merge-dictionaries.js';

/** One thing besides the period that a full read is complete for. */
type Part = 'measure' | 'place' | { readonly stratifier: number };

/** Reads the small number of a part from an observation. */
type Read = (column: number, chunk: ObservationColumns, index: number) => number;

const codes = (entries: readonly { id: number; code: string }[]) =>
  new Map(entries.map(({ id, code }) => [id, code]));

/** Texts that mean the same in both generations, by id, as one small number. */
class Meeting {
  readonly #ids = new Map<string, number>();
  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#ids.size + 1);
    return this.#ids.size;
  }
}

/**
 * What a run replaces in the generation before: in each period that it brings, everything, or only those measures,
 * places or groups that it brings too (`StreamSpec.replaces`). All else is carried forward.
 */
export class Replacement {
  readonly #parts: readonly Part[];
  readonly #meetings = new Map<string, Meeting>();
  readonly #brought = new Set<string | number>();
  readonly #next: readonly Read[];
  readonly #previous: readonly Read[];

  constructor(next: Dictionaries, previous: Dictionaries, replaces: readonly string[]) {
    this.#parts = replaces.map((name) => {
      if (name === 'measure') return 'measure';
      const stratifier = next.stratifiers.findIndex(({ code }) => code === name);
      return stratifier < 0 ? 'place' : { stratifier };
    });
    this.#next = this.#readers(next, next);
    this.#previous = this.#readers(previous, next);
  }

  /** Takes in a chunk of the run. */
  add(column: number, chunk: ObservationColumns): void {
    for (let index = 0; index < chunk.count; index++)
      this.#brought.add(this.#key(this.#next, column, chunk, index));
  }

  /** Whether the run says anew what this observation of the generation before said. */
  replaces(column: number, chunk: ObservationColumns, index: number): boolean {
    return this.#brought.has(this.#key(this.#previous, column, chunk, index));
  }

  #key(readers: readonly Read[], column: number, chunk: ObservationColumns, index: number): string | number {
    if (readers.length === 1) return readers[0]!(column, chunk, index);
    return readers.map((read) => read(column, chunk, index)).join();
  }

  #readers(of: Dictionaries, next: Dictionaries): Read[] {
    const period = this.#numbers(
      'period',
      of.periods.map((p) => ({ id: p.id, code: `${p.kind} ${p.start} ${p.end}` })),
    );
    const readers: Read[] = [(_, chunk, index) => period[chunk.periods[index]!] ?? 0];
    for (const part of this.#parts) readers.push(this.#reader(part, of, next));
    return readers;
  }

  #reader(part: Part, of: Dictionaries, next: Dictionaries): Read {
    if (part === 'measure') {
      const measure = this.#numbers('measure', of.columns);
      return (column) => measure[column] ?? 0;
    }
    if (part === 'place') {
      const place = this.#numbers(
        'place',
        of.places.map((p) => ({ id: p.id, code: `${p.codeSystem} ${p.code}` })),
      );
      return (_, chunk, index) => place[chunk.places[index]!] ?? 0;
    }
    const { code } = next.stratifiers[part.stratifier]!;
    const own = of.stratifiers.findIndex((stratifier) => stratifier.code === code);
    const labels = codes(of.groups.filter(({ stratifierId }) => stratifierId === own + 1));
    const byStratum = of.strata.map(({ id, groupIds }) => ({
      id,
      code: labels.get(groupIds[own] ?? 0) ?? '',
    }));
    const group = this.#numbers(`stratifier ${code}`, byStratum);
    return (_, chunk, index) => group[chunk.strata[index]!] ?? 0;
  }

  #numbers(name: string, entries: readonly { id: number; code: string }[]): Int32Array {
    const meeting = this.#meetings.get(name) ?? new Meeting();
    this.#meetings.set(name, meeting);
    const numbers = new Int32Array(entries.reduce((most, { id }) => Math.max(most, id), 0) + 1);
    for (const { id, code } of entries) numbers[id] = meeting.id(code);
    return numbers;
  }
}

/** What is carried forward, and how many observations each period of the generation before had and keeps. */
export class CarriedForward implements Carried {
  readonly periods = new Set<number>();
  readonly places = new Set<number>();
  readonly strata = new Set<number>();
  readonly columns = new Set<number>();
  readonly bounds = new Set<number>();
  /** By period id: all observations, and those that the run replaces. */
  readonly had = new Map<number, number>();
  readonly replaced = new Map<number, number>();

  add(column: number, chunk: ObservationColumns, replacement: Replacement): void {
    for (let index = 0; index < chunk.count; index++) {
      const period = chunk.periods[index]!;
      this.had.set(period, (this.had.get(period) ?? 0) + 1);
      if (replacement.replaces(column, chunk, index)) {
        this.replaced.set(period, (this.replaced.get(period) ?? 0) + 1);
        continue;
      }
      this.periods.add(period);
      this.places.add(chunk.places[index]!);
      this.strata.add(chunk.strata[index]!);
      this.columns.add(column);
      if (chunk.bounds[index] !== 0) this.bounds.add(chunk.bounds[index]!);
    }
  }
}
