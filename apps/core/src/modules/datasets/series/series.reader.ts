import { Injectable } from '@nestjs/common';
import type { Context } from '../../../platform/context.js';
import { notFound } from '../../../platform/errors.js';
import { DatasetQuestionError } from '../datasets.errors.js';
import { pointOf } from './points.js';
import { Scope } from './series-scope.js';
import type { GroupPoints, Place, Split } from './series-scope.js';
import { SeriesRepository } from './series.repository.js';
import type { SeriesRecord } from './series.repository.js';
import type { DataSeries, ExploreResult, SeriesGroup, SeriesQuery, SeriesResult } from './series.types.js';
import { SummedSeries } from './summed-series.js';

const OVERALL: SeriesGroup = { id: 'overall', label: 'Overall', role: 'overall' };
const NOT_SPLIT: Split = { a: 0, b: 0 };

/** Reads of a dataset's current generation for charts. One generation per call, whatever is swapped meanwhile. */
@Injectable()
export class SeriesReader {
  readonly #summed: SummedSeries;

  constructor(private readonly repository: SeriesRepository = new SeriesRepository()) {
    this.#summed = new SummedSeries(repository);
  }

  /** Series of one column, overall or by one or two stratifiers. @throws AppError 404, 422 for unknown codes. */
  async read(ctx: Context, query: SeriesQuery): Promise<SeriesResult> {
    const scope = await this.#scope(ctx, query);
    const { split, swapped } = splitOf(scope, query);
    // A rollup of events would hold times of day.
    const isBuilt =
      scope.facts.column.kind !== 'event' && !query.filters?.length && !(split.b && query.placeCode);
    const { groups, overall } = isBuilt
      ? await this.#built(ctx, scope, query, split)
      : await this.#summed.read(ctx, scope, { ...query, split });
    const series = seriesOf(scope, groups, { ...split, swapped });
    return {
      ...scope.read,
      series: query.groups ? chosen(series, query.groups) : series,
      ...(query.withOverall ? { overall: overallOf(overall) } : {}),
    };
  }

  /** Overall and every stratifier at once, for the explore-the-gap page. */
  async explore(ctx: Context, query: Place): Promise<ExploreResult> {
    const scope = await this.#scope(ctx, query);
    const of = await this.#bySplit(ctx, scope);
    const splits = scope.facts.stratifiers.map(({ id, code, label, overlapping }) => ({
      id: code,
      label,
      overlapping,
      series: seriesOf(scope, of(id), { a: id, b: 0, swapped: false }),
    }));
    return { ...scope.read, overall: overallOf(of(0)), splits };
  }

  /** Points by stratifier id; 0 is not split. */
  async #bySplit(ctx: Context, scope: Scope): Promise<(stratifier: number) => readonly GroupPoints[]> {
    if (scope.facts.column.kind !== 'event') {
      const records = Map.groupBy(await this.#records(ctx, scope, 'single'), (record) => record.stratifierA);
      return (stratifier) => pointsOf(scope, records.get(stratifier) ?? []);
    }
    const found = new Map<number, readonly GroupPoints[]>();
    for (const a of [0, ...scope.facts.stratifiers.map(({ id }) => id)])
      found.set(a, (await this.#summed.read(ctx, scope, { split: { a, b: 0 } })).groups);
    return (stratifier) => found.get(stratifier) ?? [];
  }

  async #scope(ctx: Context, query: Place): Promise<Scope> {
    const facts = await this.repository.facts(ctx, query);
    if (!facts) throw notFound();
    if (query.placeCode !== undefined && !facts.place) {
      throw new DatasetQuestionError(`The dataset has no place "${query.placeCode}".`);
    }
    return new Scope(facts, query);
  }

  #records(ctx: Context, { facts }: Scope, split: Split | 'single'): Promise<SeriesRecord[]> {
    const of = { generation: facts.generation, column: facts.column.id, place: facts.place?.id ?? 0 };
    return this.repository.series(ctx, of, split);
  }

  /** From rollups; where a split has none, from the observations. */
  async #built(
    ctx: Context,
    scope: Scope,
    query: SeriesQuery,
    split: Split,
  ): Promise<{ groups: readonly GroupPoints[]; overall: readonly GroupPoints[] }> {
    const groups = pointsOf(scope, await this.#records(ctx, scope, split));
    if (groups.length === 0) return this.#summed.read(ctx, scope, { ...query, split });
    const overall = query.withOverall ? pointsOf(scope, await this.#records(ctx, scope, NOT_SPLIT)) : [];
    return { groups, overall };
  }
}

function splitOf(scope: Scope, query: SeriesQuery): { split: Split; swapped: boolean } {
  const a = query.stratifier === undefined ? 0 : scope.stratifier(query.stratifier);
  const b = query.and === undefined ? 0 : scope.stratifier(query.and);
  if (a !== 0 && a === b) throw new DatasetQuestionError('Choose two different ways to split the data.');
  const isPair = a !== 0 && b !== 0;
  return isPair
    ? { split: { a: Math.min(a, b), b: Math.max(a, b) }, swapped: a > b }
    : { split: { a: a || b, b: 0 }, swapped: false };
}

const overallOf = (points: readonly GroupPoints[]): DataSeries => ({
  group: OVERALL,
  points: points.find(({ groupA, groupB }) => groupA === 0 && groupB === 0)?.points ?? [],
});

function pointsOf(scope: Scope, records: readonly SeriesRecord[]): GroupPoints[] {
  const { kind } = scope.facts.column;
  return records.map((record) => ({
    groupA: record.groupA,
    groupB: record.groupB,
    points: record.periods.flatMap((id, index) => {
      const period = scope.period(id);
      return period ? [pointOf(record.cell(index), kind, period)] : [];
    }),
  }));
}

/** Every group that the dataset knows, in its order; those without data keep an empty list. */
function seriesOf(
  scope: Scope,
  points: readonly GroupPoints[],
  { a, b, swapped }: Split & { readonly swapped: boolean },
): DataSeries[] {
  if (a === 0) return [overallOf(points)];
  const byGroup = new Map(points.map((each) => [`${each.groupA} ${each.groupB}`, each.points]));
  const of = (groupA: number, groupB: number) => byGroup.get(`${groupA} ${groupB}`) ?? [];
  const codeOf = (id: number) => scope.facts.stratifiers.find((each) => each.id === id)?.code ?? '';
  if (b === 0) {
    return scope.groupsOf(a).map(({ id, code, label, role }) => ({
      group: { id: code, label, role, stratifier: codeOf(a) },
      points: of(id, 0),
    }));
  }
  const [first, second] = swapped ? [b, a] : [a, b];
  return scope.groupsOf(first).flatMap((one) =>
    scope.groupsOf(second).map((two) => ({
      group: {
        id: `${one.code}|${two.code}`,
        label: `${one.label}, ${two.label}`,
        role: one.role === 'group' ? two.role : one.role,
        stratifier: `${codeOf(first)}|${codeOf(second)}`,
      },
      points: swapped ? of(two.id, one.id) : of(one.id, two.id),
    })),
  );
}

/** The series of the groups asked for, in their order; for pairs the code is that of the first stratifier. */
function chosen(series: readonly DataSeries[], groups: readonly string[]): DataSeries[] {
  return groups.flatMap((code) =>
    series.filter(({ group }) => group.id === code || group.id.startsWith(`${code}|`)),
  );
}
