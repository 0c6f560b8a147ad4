import type { Context } from '../../../platform/context.js';
import { DatasetQuestionError } from '../datasets.errors.js';
import { maySum } from '../../storage/index.js';
import { bestGrouping } from './best-grouping.js';
import { pointOf } from './points.js';
import type { GroupPoints, Scope, Split } from './series-scope.js';
import type { CellsRequest } from './cells-query.js';
import type { CellRecord, SeriesRepository, SingleValue } from './series.repository.js';
import { valuePoints } from './value-points.js';
import type { SeriesQuery } from './series.types.js';

interface Grouping {
  readonly level: number;
  readonly breakdown: number;
}

interface Answer {
  readonly groups: readonly GroupPoints[];
  readonly overall: readonly GroupPoints[];
}

const NOT_SPLIT: Split = { a: 0, b: 0 };

type Asked = Split & { readonly grouping: Grouping; readonly filters: readonly Filter[] };

/** Events, and values of which a period may have several: none is summed. */
const isSingle = ({ facts }: Scope): boolean =>
  facts.column.kind === 'event' || facts.column.kind === 'individual';

/** Series for which no rollup was built, summed from the observations of the grouping that fits best. */
export class SummedSeries {
  constructor(private readonly repository: SeriesRepository) {}

  /** @param withOverall also the sum over all groups; one pass over the observations where one grouping serves both */
  async read(
    ctx: Context,
    scope: Scope,
    query: Pick<SeriesQuery, 'filters' | 'withOverall'> & { readonly split: Split },
  ): Promise<Answer> {
    const { split } = query;
    const filters = filtersOf(scope, query.filters ?? []);
    const groupings = await this.#groupings(ctx, scope);
    const best = (wanted: Split) => groupingFor(scope, groupings, wanted, filters);
    const [grouping, whole] = [best(split), query.withOverall ? best(NOT_SPLIT) : undefined];
    if (isSingle(scope)) {
      const of = async (wanted: Split, from: Grouping | undefined) =>
        from
          ? valuePoints(scope, await this.#values(ctx, scope, { ...wanted, grouping: from, filters }))
          : [];
      return { groups: await of(split, grouping), overall: await of(NOT_SPLIT, whole) };
    }
    const cells = grouping ? await this.#cells(ctx, scope, { ...split, grouping, filters }) : [];
    const groups = seriesOf(scope, cells);
    if (!whole) return { groups, overall: [] };
    const isOneGrouping = grouping?.breakdown === whole.breakdown && grouping.level === whole.level;
    const all = isOneGrouping
      ? together(cells)
      : await this.#cells(ctx, scope, { ...NOT_SPLIT, grouping: whole, filters });
    return { groups, overall: seriesOf(scope, all) };
  }

  async #groupings(ctx: Context, { facts, kind, periods }: Scope): Promise<Grouping[]> {
    if (periods.length === 0) return [];
    return this.repository.groupings(ctx, facts.generation, facts.column.id, kind);
  }

  async #cells(ctx: Context, scope: Scope, request: Asked): Promise<CellRecord[]> {
    return this.repository.cells(ctx, await this.#request(ctx, scope, request));
  }

  async #values(ctx: Context, scope: Scope, request: Asked): Promise<SingleValue[]> {
    return this.repository.singleValues(ctx, await this.#request(ctx, scope, request));
  }

  async #request(ctx: Context, { facts, periods }: Scope, request: Asked): Promise<CellsRequest> {
    const { a, b, grouping, filters } = request;
    const wholes = await this.repository.wholes(ctx, facts.generation);
    const place = facts.place?.id ?? (grouping.level === 99 ? wholes[0]! : 'parts');
    return {
      a,
      b,
      generation: facts.generation,
      column: facts.column.id,
      breakdown: grouping.breakdown,
      filters,
      from: periods[0]!.id,
      to: periods.at(-1)!.id,
      place,
      bounded: await this.repository.bounds(ctx, facts.generation),
      capped: facts.column.kind === 'proportion',
    };
  }
}

interface Filter {
  readonly stratifier: number;
  readonly groups: readonly number[];
}

function groupingFor(
  { facts }: Scope,
  groupings: readonly Grouping[],
  { a, b }: Split,
  filters: readonly Filter[],
): Grouping | undefined {
  return bestGrouping(groupings, {
    split: [a, b, ...filters.map(({ stratifier }) => stratifier)].filter((id) => id !== 0),
    overlapping: facts.stratifiers.filter(({ overlapping }) => overlapping).map(({ id }) => id),
    level: facts.place?.level,
  });
}

function filtersOf(scope: Scope, filters: NonNullable<SeriesQuery['filters']>): Filter[] {
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

/** Where sums are not allowed, a series exists only if each of its cells is one observation. */
function seriesOf(scope: Scope, cells: readonly CellRecord[]): GroupPoints[] {
  const { column } = scope.facts;
  const byGroup = Map.groupBy(cells, ({ groupA, groupB }) => `${groupA} ${groupB}`);
  return [...byGroup.values()].flatMap((group) => {
    if (!maySum(column) && group.some(({ observations }) => observations > 1)) return [];
    const points = group.flatMap((cell) => {
      const period = scope.period(cell.period);
      return period ? [pointOf(cell, column.kind, period)] : [];
    });
    return [{ groupA: group[0]!.groupA, groupB: group[0]!.groupB, points }];
  });
}

/** Cells of all groups added up, period by period; bounds add up as the numbers do. */
function together(cells: readonly CellRecord[]): CellRecord[] {
  const byPeriod = Map.groupBy(cells, ({ period }) => period);
  return [...byPeriod]
    .map(([period, of]) => {
      const sum = (part: (cell: CellRecord) => number) => of.reduce((total, cell) => total + part(cell), 0);
      return {
        groupA: 0,
        groupB: 0,
        period,
        observations: sum((cell) => cell.observations),
        flags: of.reduce((flags, cell) => flags | cell.flags, 0),
        numeratorLow: sum((cell) => cell.numeratorLow),
        numeratorHigh: sum((cell) => cell.numeratorHigh),
        numeratorPublished: sum((cell) => cell.numeratorPublished),
        denominatorLow: sum((cell) => cell.denominatorLow),
        denominatorHigh: sum((cell) => cell.denominatorHigh),
        denominatorPublished: sum((cell) => cell.denominatorPublished),
      };
    })
    .toSorted((x, y) => x.period - y.period);
}
