import { Injectable } from '@nestjs/common';
import type { ChartInputJson, Selection } from '@fairshift/contracts';
import type { Context } from '../../../platform/context.js';
import { notFound } from '../../../platform/errors.js';
import { pointsOf, type PeriodFact, type PointShape } from './points.js';
import {
  SeriesRepository,
  type ColumnFact,
  type GenerationKey,
  type GroupFact,
  type GroupingFact,
  type RollupRow,
  type StratifierFact,
} from './series.repository.js';

export interface SeriesRequest extends Omit<Selection, 'place' | 'reference'> {
  readonly datasetId: string;
  readonly columnCode: string;
  readonly periodKind: string;
  readonly placeCode?: string | undefined;
}

type Series = ChartInputJson['series'][number];

/** Everything that one generation says about a column, read once for a request. */
interface Facts {
  readonly key: GenerationKey;
  readonly column: ColumnFact;
  readonly shape: PointShape;
  readonly placeId: number;
  readonly periods: readonly PeriodFact[];
  readonly stratifiers: readonly StratifierFact[];
  readonly groups: readonly GroupFact[];
}

export interface SeriesResult {
  readonly column: ColumnFact;
  readonly overall: Series;
  readonly series: readonly Series[];
  readonly sources: ChartInputJson['sources'];
}

export interface ExploreResult {
  readonly column: ColumnFact;
  readonly overall: Series;
  readonly stratifiers: readonly {
    id: string;
    label: string;
    overlapping: boolean;
    series: readonly Series[];
  }[];
  readonly sources: ChartInputJson['sources'];
}

const OVERALL = { id: 'overall', label: 'Everyone', role: 'overall' } as const;
const WHOLE_LEVEL = 99;

/** Series of a dataset's column for charts, by group, with what is hidden kept apart from what is zero. */
@Injectable()
export class SeriesReader {
  constructor(private readonly repository: SeriesRepository) {}

  /** One series for each group of the selection; without a stratifier, the overall line alone. */
  async read(ctx: Context, request: SeriesRequest): Promise<SeriesResult> {
    const facts = await this.facts(ctx, request);
    const sources = await this.repository.sources(ctx, facts.key);
    const overall = await this.overall(ctx, facts, request);
    if (!request.stratifier) return { column: facts.column, overall, series: [overall], sources };
    const a = stratifierOf(facts, request.stratifier);
    const series = request.filters?.length
      ? await this.filtered(ctx, facts, request, a)
      : request.and
        ? await this.pair(ctx, facts, a, stratifierOf(facts, request.and))
        : singleSeries(facts, a, await this.split(ctx, facts, a.id, 0));
    const wanted = request.groups;
    const chosen = wanted
      ? wanted.flatMap((code) =>
          series.filter((each) => each.group.id === code || each.group.id.startsWith(`${code} × `)),
        )
      : series;
    return { column: facts.column, overall, series: chosen, sources };
  }

  /** Overall and every stratifier at once; a group without data keeps an empty list of points. */
  async explore(
    ctx: Context,
    request: Omit<SeriesRequest, 'stratifier' | 'and' | 'filters'>,
  ): Promise<ExploreResult> {
    const facts = await this.facts(ctx, request);
    const sources = await this.repository.sources(ctx, facts.key);
    const rows = await this.repository.singles(ctx, facts.key, {
      columnId: facts.column.id,
      placeId: facts.placeId,
    });
    const overallRow = rows.find((row) => row.stratifierA === 0);
    return {
      column: facts.column,
      overall: { group: OVERALL, points: overallRow ? pointsOf(overallRow, facts.periods, facts.shape) : [] },
      stratifiers: facts.stratifiers.map((stratifier) => ({
        id: stratifier.code,
        label: stratifier.label,
        overlapping: stratifier.overlapping,
        series: singleSeries(
          facts,
          stratifier,
          rows.filter((row) => row.stratifierA === stratifier.id),
        ),
      })),
      sources,
    };
  }

  private async facts(ctx: Context, request: SeriesRequest): Promise<Facts> {
    const key = await this.repository.current(ctx, request.datasetId);
    const column = await this.repository.column(ctx, key, request.columnCode);
    return {
      key,
      column,
      shape: shapeOf(column),
      placeId: request.placeCode ? await this.repository.placeId(ctx, key, request.placeCode) : 0,
      periods: await this.repository.periods(ctx, key, request.periodKind, request.from, request.to),
      stratifiers: await this.repository.stratifiers(ctx, key),
      groups: await this.repository.groups(ctx, key),
    };
  }

  private split(ctx: Context, facts: Facts, a: number, b: number): Promise<RollupRow[]> {
    const at = { columnId: facts.column.id, placeId: facts.placeId, a, b };
    return this.repository.split(ctx, facts.key, at);
  }

  private async overall(ctx: Context, facts: Facts, request: SeriesRequest): Promise<Series> {
    const rows = request.filters?.length
      ? await this.filteredRows(ctx, facts, request, 0)
      : await this.split(ctx, facts, 0, 0);
    return { group: OVERALL, points: rows[0] ? pointsOf(rows[0], facts.periods, facts.shape) : [] };
  }

  /** Rollups of pairs are kept for all places together; one place's pair is summed from the chunks. */
  private async pair(ctx: Context, facts: Facts, a: StratifierFact, b: StratifierFact): Promise<Series[]> {
    if (facts.placeId !== 0) return this.pairOfPlace(ctx, facts, a, b);
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const rows = await this.split(ctx, facts, first.id, second.id);
    const label = (stratifier: StratifierFact, id: number) =>
      facts.groups.find((group) => group.stratifierId === stratifier.id && group.id === id)!;
    return rows.map((row) => {
      const [one, two] = [label(first, row.groupA), label(second, row.groupB)];
      return pairSeries(facts, a, first === a ? [one, two] : [two, one], row);
    });
  }

  private async pairOfPlace(
    ctx: Context,
    facts: Facts,
    a: StratifierFact,
    b: StratifierFact,
  ): Promise<Series[]> {
    const others = facts.groups.filter((group) => group.stratifierId === b.id);
    const series: Series[] = [];
    for (const other of others) {
      const filters = [{ stratifierId: b.id, groupIds: [other.id] }];
      for (const row of await this.chunkRows(ctx, facts, filters, a.id)) {
        const group = facts.groups.find((each) => each.stratifierId === a.id && each.id === row.groupA)!;
        series.push(pairSeries(facts, a, [group, other], row));
      }
    }
    return series;
  }

  private async filtered(
    ctx: Context,
    facts: Facts,
    request: SeriesRequest,
    by: StratifierFact,
  ): Promise<Series[]> {
    return singleSeries(facts, by, await this.filteredRows(ctx, facts, request, by.id));
  }

  private filteredRows(
    ctx: Context,
    facts: Facts,
    request: SeriesRequest,
    splitBy: number,
  ): Promise<RollupRow[]> {
    const filters = (request.filters ?? []).map(({ stratifier, groups }) => {
      const { id } = stratifierOf(facts, stratifier);
      const own = facts.groups.filter((group) => group.stratifierId === id && groups.includes(group.code));
      return { stratifierId: id, groupIds: own.map((group) => group.id) };
    });
    return this.chunkRows(ctx, facts, filters, splitBy);
  }

  private async chunkRows(
    ctx: Context,
    facts: Facts,
    filters: readonly { stratifierId: number; groupIds: readonly number[] }[],
    splitBy: number,
  ): Promise<RollupRow[]> {
    if (facts.periods.length === 0 || !maySum(facts.column)) return [];
    const kind = await this.repository.periodKind(ctx, facts.key, facts.periods[0]!.id);
    const groupings = await this.repository.groupings(ctx, facts.key, facts.column.id, kind);
    const wanted = [...filters.map((filter) => filter.stratifierId), ...(splitBy ? [splitBy] : [])];
    const grouping = chooseGrouping(groupings, wanted, facts.stratifiers, facts.placeId !== 0);
    if (!grouping) return [];
    return this.repository.filtered(ctx, facts.key, {
      columnId: facts.column.id,
      capped: facts.column.kind === 'proportion',
      breakdown: grouping.breakdown,
      places: facts.placeId === 0 ? { level: grouping.level } : { id: facts.placeId },
      splitBy,
      filters,
      periodIds: facts.periods.map((period) => period.id),
    });
  }
}

function stratifierOf(facts: Facts, code: string): StratifierFact {
  const found = facts.stratifiers.find((stratifier) => stratifier.code === code);
  if (!found) throw notFound();
  return found;
}

function shapeOf({ kind }: ColumnFact): PointShape {
  if (kind === 'count') return 'count';
  return kind === 'proportion' || kind === 'rate' || kind === 'mean' ? 'parts' : 'value';
}

const maySum = (column: ColumnFact) =>
  column.additiveOverGroups && !['value', 'individual', 'event'].includes(column.kind);

function singleSeries(facts: Facts, stratifier: StratifierFact, rows: readonly RollupRow[]): Series[] {
  const byGroup = new Map(rows.map((row) => [row.groupA, row]));
  return facts.groups
    .filter((group) => group.stratifierId === stratifier.id)
    .map((group) => {
      const row = byGroup.get(group.id);
      return {
        group: { id: group.code, label: group.label, role: group.role, stratifier: stratifier.code },
        points: row ? pointsOf(row, facts.periods, facts.shape) : [],
      };
    });
}

function pairSeries(
  facts: Facts,
  by: StratifierFact,
  [one, two]: readonly GroupFact[],
  row: RollupRow,
): Series {
  const role = one!.role === 'group' ? two!.role : one!.role;
  return {
    group: {
      id: `${one!.code} × ${two!.code}`,
      label: `${one!.label}, ${two!.label}`,
      role,
      stratifier: by.code,
    },
    points: pointsOf(row, facts.periods, facts.shape),
  };
}

/**
 * The one grouping to sum (DATA.md "What may be summed"): splits all that is wanted, no overlapping stratifier
 * besides, a published whole before the parts, then the fewest other splits.
 */
export function chooseGrouping(
  groupings: readonly GroupingFact[],
  wanted: readonly number[],
  stratifiers: readonly StratifierFact[],
  onePlace: boolean,
): GroupingFact | undefined {
  const bits = wanted.reduce((all, id) => all | (1 << (id - 1)), 0);
  const overlapping = stratifiers.reduce(
    (all, each) => (each.overlapping ? all | (1 << (each.id - 1)) : all),
    0,
  );
  const fits = groupings.filter(
    ({ breakdown, level }) =>
      (breakdown & bits) === bits &&
      (breakdown & ~bits & overlapping) === 0 &&
      (onePlace || level === 0 || level === WHOLE_LEVEL),
  );
  const extra = ({ breakdown }: GroupingFact) => (breakdown & ~bits).toString(2).replaceAll('0', '').length;
  const rank = (grouping: GroupingFact) => (grouping.level === WHOLE_LEVEL ? 0 : 1);
  return fits.toSorted((x, y) => rank(x) - rank(y) || extra(x) - extra(y) || x.breakdown - y.breakdown)[0];
}
