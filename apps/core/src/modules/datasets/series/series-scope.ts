import type { PeriodKind } from '@fairshift/plugin-sdk';
import { DatasetQuestionError } from '../datasets.errors.js';
import type { GenerationFacts } from './series.repository.js';
import type { DataSeries, ReadFacts, SeriesQuery, SeriesSource } from './series.types.js';

type Period = GenerationFacts['periods'][number];

/** What every read says about where it looks. */
export type Place = Pick<
  SeriesQuery,
  'datasetId' | 'columnCode' | 'placeCode' | 'from' | 'to' | 'periodKind' | 'asOf'
>;

/** Stratifier ids with a < b; 0 stands for "not split". */
export interface Split {
  readonly a: number;
  readonly b: number;
}

/** Points of one group, or of a pair of groups; 0 stands for all. */
export interface GroupPoints {
  readonly groupA: number;
  readonly groupB: number;
  readonly points: DataSeries['points'];
}

/** The facts of a generation, narrowed to the periods of one read. */
export class Scope {
  readonly kind: PeriodKind;
  readonly periods: readonly Period[];
  readonly #byId: ReadonlyMap<number, Period>;

  constructor(
    readonly facts: GenerationFacts,
    query: Place,
  ) {
    this.kind = query.periodKind ?? commonestKind(facts.periods);
    this.periods = facts.periods.filter(
      ({ kind, start, end }) =>
        kind === this.kind && (!query.from || start >= query.from) && (!query.to || end <= query.to),
    );
    this.#byId = new Map(this.periods.map((period) => [period.id, period]));
  }

  period(id: number): Period | undefined {
    return this.#byId.get(id);
  }

  stratifier(code: string): number {
    const found = this.facts.stratifiers.find((each) => each.code === code);
    if (!found) throw new DatasetQuestionError(`The dataset is not split by "${code}".`);
    return found.id;
  }

  groupsOf(stratifierId: number) {
    return this.facts.groups.filter((group) => group.stratifierId === stratifierId);
  }

  get read(): ReadFacts {
    const { facts } = this;
    const used = new Set(this.periods.flatMap(({ sources }) => sources));
    return {
      generation: facts.generation,
      kept: facts.kept,
      column: facts.column,
      periodKind: this.kind,
      periods: this.periods.map(({ start, end, kind }) => ({ start, end, kind: kind as PeriodKind })),
      stratifiers: facts.stratifiers.map(({ code, label, overlapping }) => ({
        id: code,
        label,
        overlapping,
      })),
      sources: facts.sources
        .filter(({ id }) => used.has(id))
        .flatMap((source) => sourceEntries(source, facts.dueBy)),
    };
  }
}

function commonestKind(periods: readonly Period[]): PeriodKind {
  const counts = new Map<string, number>();
  for (const { kind } of periods) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [commonest] = [...counts].toSorted((x, y) => y[1] - x[1]);
  return (commonest?.[0] ?? 'irregular') as PeriodKind;
}

function sourceEntries(source: GenerationFacts['sources'][number], dueBy: string | null): SeriesSource[] {
  const licence = source.licence as unknown as SeriesSource['licence'];
  const entries = source.provenance.length > 0 ? source.provenance : [{}];
  return entries.map((entry) => ({
    retrievedAt: source.importedAt,
    ...entry,
    sha256: source.sha256,
    licence,
    ...(dueBy === null ? {} : { dueBy }),
  }));
}
