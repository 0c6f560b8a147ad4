import type { PeriodEntry } from '@fairshift/plugin-host';
import { periodCode, valuesCode } from './part-book.js';
import type { Part, PartValue } from './part-book.js';

/** Parts of several periods, such as one age group in 15 years. */
export interface PeriodParts {
  readonly periods: readonly PeriodEntry[];
  /** Each distinct measure, place or group once. */
  readonly values: readonly (readonly PartValue[])[];
}

/** What an import does to a dataset. A period may both be replaced and get parts that it lacked. */
export interface GenerationChange {
  /** Periods that the dataset lacked. */
  readonly adds: readonly PeriodEntry[];
  /** Parts that periods of the dataset lacked. */
  readonly extends: PeriodParts;
  /** Periods of which nothing stays. */
  readonly replaces: readonly PeriodEntry[];
  /** Parts that are replaced where other parts of the period stay. */
  readonly replacesParts: PeriodParts;
  /** Periods that stay as they are. */
  readonly leaves: readonly PeriodEntry[];
}

interface PeriodOf {
  readonly period: PeriodEntry;
  readonly values: Map<string, readonly PartValue[]>;
}

function byPeriod(parts: readonly Part[]): Map<string, PeriodOf> {
  const periods = new Map<string, PeriodOf>();
  for (const { period, values } of parts) {
    const code = periodCode(period);
    const known = periods.get(code) ?? { period, values: new Map() };
    known.values.set(valuesCode(values), values);
    periods.set(code, known);
  }
  return periods;
}

/** Gathers parts period by period. */
class Gathered {
  readonly #periods: PeriodEntry[] = [];
  readonly #values = new Map<string, readonly PartValue[]>();

  add(period: PeriodEntry, parts: Iterable<readonly [string, readonly PartValue[]]>): void {
    const before = this.#periods.length;
    for (const [code, values] of parts) {
      this.#values.set(code, values);
      if (this.#periods.length === before) this.#periods.push(period);
    }
  }

  get found(): PeriodParts {
    return { periods: this.#periods, values: [...this.#values.values()] };
  }
}

/** @param brought parts of the file; @param held parts of the dataset as it stands */
export function changeOf(brought: readonly Part[], held: readonly Part[]): GenerationChange {
  const [now, before] = [byPeriod(brought), byPeriod(held)];
  const [adds, replaces]: PeriodEntry[][] = [[], []];
  const [extending, partly] = [new Gathered(), new Gathered()];
  for (const [code, { period, values }] of now) {
    const there = before.get(code)?.values;
    if (!there) {
      adds!.push(period);
      continue;
    }
    const again = [...values].filter(([value]) => there.has(value));
    extending.add(
      period,
      [...values].filter(([value]) => !there.has(value)),
    );
    if (again.length === there.size) replaces!.push(period);
    else partly.add(period, again);
  }
  const leaves = [...before].filter(([code]) => !now.has(code)).map(([, { period }]) => period);
  return {
    adds: adds!,
    extends: extending.found,
    replaces: replaces!,
    replacesParts: partly.found,
    leaves,
  };
}
