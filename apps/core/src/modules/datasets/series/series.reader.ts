import type { PeriodKind } from '@fairshift/plugin-sdk';
import { Injectable } from '@nestjs/common';
import type { Context } from '../../../platform/context.js';
import { notFound } from '../../../platform/errors.js';
import { DatasetQuestionError } from '../datasets.errors.js';
import { maySum } from '../rollups/rollup-plan.js';
import { bestGrouping } from './best-grouping.js';
import { pointOf } from './points.js';
import { SeriesRepository } from './series.repository.js';
import type { CellRecord, GenerationFacts, SeriesRecord } from './series.repository.js';
import type {
  DataSeries,
  ExploreResult,
  ReadFacts,
  SeriesGroup,
  SeriesQuery,
  SeriesResult,
  SeriesSource,
} from './series.types.js';

type Period = GenerationFacts['periods'][number];
type Place = Pick<SeriesQuery, 'datasetId' | 'columnCode' | 'placeCode' | 'from' | 'to' | 'periodKind'>;

/** The facts of a generation, narrowed to the periods of one read. */
class Scope {
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
      column: facts.column,
      periodKind: this.kind,
      periods: this.periods.map(({ start, end, kind }) => ({ start, end, kind: kind as PeriodKind })),
      stratifiers: facts.stratifiers.map(({ code, label, overlapping }) => ({
        id: code,
        label,
        overlapping,
      })),
      sources: facts.sources.filter(({ id }) => used.has(id)).flatMap(sourceEntries),
    };
  }
}

function commonestKind(periods: readonly Period[]): PeriodKind {
  const counts = new Map<string, number>();
  for (const { kind } of periods) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [commonest] = [...counts].toSorted((x, y) => y[1] - x[1]);
  return (commonest?.[0] ?? 'irregular') as PeriodKind;
}

function sourceEntries(source: GenerationFacts['sources'][number]): SeriesSource[] {
  const licence = source.licence as unknown as SeriesSource['licence'];
  const entries = source.provenance.length > 0 ? source.provenance : [{}];
  return entries.map((entry) => ({
    retrievedAt: source.importedAt,
    ...entry,
    sha256: source.sha256,
    licence,
  }));
}

const OVERALL: SeriesGroup = { id: 'overall', label: 'Overall', role: 'overall' };

/** Reads of a dataset's current generation for charts. One generation per call, whatever is swapped meanwhile. */
@Injectable()
export class SeriesReader {
  readonly #repository = new SeriesRepository();

  /** Series of one column, overall or by one or two stratifiers. @throws AppError 404, 422 for unknown codes. */
  async read(ctx: Context, query: SeriesQuery): Promise<SeriesResult> {
    const scope = await this.#scope(ctx, query);
    const a = query.stratifier === undefined ? 0 : scope.stratifier(query.stratifier);
    const b = query.and === undefined ? 0 : scope.stratifier(query.and);
    const split = a !== 0 && b !== 0 && a > b ? { a: b, b: a } : { a: a || b, b: a ? b : 0 };
    const built =
      query.filters?.length || (split.b && query.placeCode) ? [] : await this.#built(ctx, scope, split);
    const points = built.length > 0 ? built : await this.#summed(ctx, scope, query, split);
    const swapped = a > b && b !== 0;
    const series = seriesOf(scope, points, { ...split, swapped });
    return { ...scope.read, series: query.groups ? chosen(series, query.groups) : series };
  }

  /** Overall and every stratifier at once, for the explore-the-gap page. */
  async explore(ctx: Context, query: Place): Promise<ExploreResult> {
    const scope = await this.#scope(ctx, query);
    const records = await this.#records(ctx, scope, 'single');
    const of = (stratifier: number) =>
      pointsOf(
        scope,
        records.filter((record) => record.stratifierA === stratifier),
      );
    const splits = scope.facts.stratifiers.map(({ id, code, label, overlapping }) => ({
      id: code,
      label,
      overlapping,
      series: seriesOf(scope, of(id), { a: id, b: 0, swapped: false }),
    }));
    const overall = seriesOf(scope, of(0), { a: 0, b: 0, swapped: false })[0]!;
    return { ...scope.read, overall, splits };
  }

  async #scope(ctx: Context, query: Place): Promise<Scope> {
    const facts = await this.#repository.facts(ctx, query);
    if (!facts) throw notFound();
    if (query.placeCode !== undefined && !facts.place) {
      throw new DatasetQuestionError(`The dataset has no place "${query.placeCode}".`);
    }
    return new Scope(facts, query);
  }

  #records(
    ctx: Context,
    { facts }: Scope,
    split: { a: number; b: number } | 'single',
  ): Promise<SeriesRecord[]> {
    const of = { generation: facts.generation, column: facts.column.id, place: facts.place?.id ?? 0 };
    return this.#repository.series(ctx, of, split);
  }

  async #built(ctx: Context, scope: Scope, split: { a: number; b: number }): Promise<GroupPoints[]> {
    return pointsOf(scope, await this.#records(ctx, scope, split));
  }

  /** Where no series was built: summed from the observations of the grouping that fits best. */
  async #summed(
    ctx: Context,
    scope: Scope,
    query: SeriesQuery,
    split: { a: number; b: number },
  ): Promise<GroupPoints[]> {
    const { facts } = scope;
    const [first, last] = [scope.periods[0], scope.periods.at(-1)];
    if (!first || !last) return [];
    const filters = filtersOf(scope, query.filters ?? []);
    const [groupings, wholes, bounded] = [
      await this.#repository.groupings(ctx, facts.generation, facts.column.id, scope.kind),
      await this.#repository.wholes(ctx, facts.generation),
      await this.#repository.bounds(ctx, facts.generation),
    ];
    const grouping = bestGrouping(groupings, {
      split: [split.a, split.b, ...filters.map(({ stratifier }) => stratifier)].filter((id) => id !== 0),
      overlapping: facts.stratifiers.filter(({ overlapping }) => overlapping).map(({ id }) => id),
      level: facts.place?.level,
    });
    if (!grouping) return [];
    const place = facts.place?.id ?? (grouping.level === 99 ? wholes[0]! : 'parts');
    const cells = await this.#repository.cells(ctx, {
      ...split,
      generation: facts.generation,
      column: facts.column.id,
      breakdown: grouping.breakdown,
      filters,
      from: first.id,
      to: last.id,
      place,
      bounded,
      capped: facts.column.kind === 'proportion',
    });
    return fromCells(scope, cells);
  }
}

interface GroupPoints {
  readonly groupA: number;
  readonly groupB: number;
  readonly points: DataSeries['points'];
}

function filtersOf(scope: Scope, filters: NonNullable<SeriesQuery['filters']>) {
  return filters.map((filter) => {
    const stratifier = scope.stratifier(filter.stratifier);
    const groups = scope.groupsOf(stratifier);
    const ids = filter.groups.map((code) => {
      const group = groups.find((each) => each.code === code);
      if (!group)
        throw new DatasetQuestionError(`The dataset has no group "${code}" of "${filter.stratifier}".`);
      return group.id;
    });
    const overlaps = scope.facts.stratifiers.find(({ id }) => id === stratifier)?.overlapping;
    if (overlaps && ids.length > 1) {
      throw new DatasetQuestionError(
        `Groups of "${filter.stratifier}" overlap, so they cannot be added up. Choose one group.`,
      );
    }
    return { stratifier, groups: ids };
  });
}

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

/** Where sums are not allowed, a series exists only if each of its cells is one observation. */
function fromCells(scope: Scope, cells: readonly CellRecord[]): GroupPoints[] {
  const { column } = scope.facts;
  const byGroup = new Map<string, CellRecord[]>();
  for (const cell of cells) {
    const key = `${cell.groupA} ${cell.groupB}`;
    byGroup.set(key, [...(byGroup.get(key) ?? []), cell]);
  }
  return [...byGroup.values()].flatMap((group) => {
    if (!maySum(column) && group.some(({ observations }) => observations > 1)) return [];
    const points = group.flatMap((cell) => {
      const period = scope.period(cell.period);
      return period ? [pointOf(cell, column.kind, period)] : [];
    });
    return [{ groupA: group[0]!.groupA, groupB: group[0]!.groupB, points }];
  });
}

/** Every group that the dataset knows, in its order; those without data keep an empty list. */
function seriesOf(
  scope: Scope,
  points: readonly GroupPoints[],
  { a, b, swapped }: { a: number; b: number; swapped: boolean },
): DataSeries[] {
  const of = (groupA: number, groupB: number) =>
    points.find((each) => each.groupA === groupA && each.groupB === groupB)?.points ?? [];
  if (a === 0) return [{ group: OVERALL, points: of(0, 0) }];
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
