import { Injectable } from '@nestjs/common';
import type {
  BoundEntry,
  ColumnEntry,
  GroupEntry,
  PeriodEntry,
  StratifierEntry,
} from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import type { CellNumbers } from '../../storage/index.js';
import { cellsQuery, singleValuesQuery } from './cells-query.js';
import type { CellsRequest } from './cells-query.js';

/** What a read needs to know of a generation before it asks for numbers. */
export interface GenerationFacts {
  readonly generation: number;
  /** False when the generation of the day that was asked for is not kept, and the current one stands for it. */
  readonly kept: boolean;
  readonly column: ColumnEntry;
  readonly periods: readonly (PeriodEntry & { readonly sources: readonly number[] })[];
  readonly stratifiers: readonly StratifierEntry[];
  readonly groups: readonly GroupEntry[];
  readonly place: { readonly id: number; readonly level: number } | null;
  /** When newer data should have come; null without a schedule. Two turns may be missed. */
  readonly dueBy: string | null;
  readonly sources: readonly {
    readonly id: number;
    readonly sha256: string;
    readonly importedAt: string;
    readonly provenance: readonly Readonly<Record<string, string>>[];
    readonly licence: Readonly<Record<string, string>>;
  }[];
}

export interface SeriesRecord {
  readonly stratifierA: number;
  readonly stratifierB: number;
  readonly groupA: number;
  readonly groupB: number;
  readonly periods: readonly number[];
  cell(index: number): CellNumbers;
}

export interface CellRecord extends CellNumbers {
  readonly groupA: number;
  readonly groupB: number;
  readonly period: number;
  readonly observations: number;
}

/** The generation that was current at the end of the day $5 in London, if it is kept; else the one that is current now. */
const GENERATION = `select coalesce(x.id, d.current_generation_id) as id, x.id is not null or $5::date is null as kept
  from (select 1) one left join lateral (select v.id from dataset_generations v
    where v.organisation_id = $1 and v.dataset_id = d.id and v.state in ('current', 'retired')
      and coalesce(v.current_from, v.created_at) < (($5::date + 1)::timestamp at time zone 'Europe/London')
      and (v.retired_at is null or v.retired_at >= (($5::date + 1)::timestamp at time zone 'Europe/London'))
    order by coalesce(v.current_from, v.created_at) desc limit 1) x on true`;

/** One observation of a column whose values are never summed. */
export interface SingleValue {
  readonly groupA: number;
  readonly groupB: number;
  readonly period: number;
  readonly place: number;
  readonly value: number | null;
}

const json = (fields: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${fields}) order by ${order}), '[]') from ${from} x
    where x.organisation_id = $1 and x.generation_id = g.id)`;

const FACTS = `select g.id as generation, g.kept,
  json_build_object('id', c.id, 'code', c.code, 'label', c.label, 'kind', c.kind, 'unit', c.unit, 'polarity', c.polarity,
    'multiplier', c.multiplier, 'additiveOverPeriods', c.additive_over_periods,
    'additiveOverGroups', c.additive_over_groups) as column,
  ${json(`'id', x.id, 'kind', x.kind, 'start', x.starts_on, 'end', x.ends_before, 'sources', x.source_ids`, 'dataset_periods', 'x.id')} as periods,
  ${json(`'id', x.id, 'code', x.code, 'label', x.label, 'overlapping', x.overlapping`, 'dataset_stratifiers', 'x.id')} as stratifiers,
  ${json(
    `'stratifierId', x.stratifier_id, 'id', x.id, 'code', x.code, 'label', x.label, 'position', x.position, 'role', x.role`,
    'dataset_groups',
    'x.stratifier_id, x.position, x.id',
  )} as groups,
  ${json(
    `'id', x.id, 'sha256', encode(x.file_sha256, 'hex'), 'importedAt', x.imported_at, 'provenance', x.provenance, 'licence', x.licence`,
    'dataset_sources',
    'x.id',
  )} as sources,
  (select max(r.finished_at) + case n.schedule->>'every' when 'day' then interval '2 days'
      when 'week' then interval '14 days' else interval '62 days' end
    from connections n join connection_runs r on r.organisation_id = n.organisation_id and r.connection_id = n.id
    where n.organisation_id = $1 and n.id = d.connection_id and n.schedule is not null and not n.paused
      and r.dataset_id = d.id and r.state = 'done' group by n.schedule) as "dueBy",
  (select json_build_object('id', x.id, 'level', x.level) from dataset_places x where x.organisation_id = $1
    and x.generation_id = g.id and x.code = $4 order by x.id limit 1) as place
  from datasets d join lateral (${GENERATION}) g on true
    join dataset_columns c on c.organisation_id = $1 and c.generation_id = g.id and c.code = $3
  where d.organisation_id = $1 and d.id = $2`;

const ARRAYS =
  'period_ids, numerator_low, numerator_high, denominator_low, denominator_high, flags, numerators, denominators';
const SERIES = `select stratifier_a, stratifier_b, group_a, group_b, ${ARRAYS} from rollup_series
  where organisation_id = $1 and generation_id = $2 and column_id = $3 and place_id = $4`;

const TEXT_ARRAYS = new Set([1005, 1007, 1022]);

/** Arrays of plain numbers need no general parser; NULL means "unbounded". */
const numbers = (text: string): number[] =>
  text === '{}'
    ? []
    : text
        .slice(1, -1)
        .split(',')
        .map((part) => (part === 'NULL' ? Infinity : Number(part)));

const types = {
  getTypeParser: (oid: number) =>
    TEXT_ARRAYS.has(oid) ? numbers : oid === 21 || oid === 23 ? Number : String,
};

type Row = [number, number, number, number, ...number[][]];

/** Reads for charts: facts of the current generation, series, and cells where no series was built. */
@Injectable()
export class SeriesRepository {
  /** Undefined when the dataset is not there, empty, or has no such column. */
  async facts(
    ctx: Context,
    of: {
      datasetId: string;
      columnCode: string;
      placeCode?: string | undefined;
      asOf?: string | undefined;
    },
  ): Promise<GenerationFacts | undefined> {
    const values = [ctx.organisationId, of.datasetId, of.columnCode, of.placeCode ?? null, of.asOf ?? null];
    return (await ctx.db.query<GenerationFacts>(FACTS, values))[0];
  }

  /** Series of one split; `single` gives all stratifiers and overall at once. */
  async series(
    ctx: Context,
    of: { generation: number; column: number; place: number },
    split: { a: number; b: number } | 'single',
  ): Promise<SeriesRecord[]> {
    const values: number[] = [of.generation, of.column, of.place];
    const where = split === 'single' ? 'stratifier_b = 0' : 'stratifier_a = $5 and stratifier_b = $6';
    if (split !== 'single') values.push(split.a, split.b);
    const { rows } = await ctx.db.client.query<Row>({
      text: `${SERIES} and ${where}`,
      values: [ctx.organisationId, ...values],
      rowMode: 'array',
      types: types as never,
    });
    return rows.map(seriesRecord);
  }

  /** Cells summed from the observations. */
  async cells(ctx: Context, request: CellsRequest): Promise<CellRecord[]> {
    const { text, values } = cellsQuery(ctx.organisationId, request);
    return ctx.db.query<CellRecord>(text, values);
  }

  /** Values one by one, in order of cell and period. */
  async singleValues(ctx: Context, request: CellsRequest): Promise<SingleValue[]> {
    const { text, values } = singleValuesQuery(ctx.organisationId, request);
    return ctx.db.query<SingleValue>(text, values);
  }

  /** How many observations a column holds of each grouping, and which place is the whole. */
  async groupings(ctx: Context, generation: number, column: number, periodKind: string) {
    return ctx.db.query<{ level: number; breakdown: number }>(
      `select level, breakdown from dataset_groupings
       where organisation_id = $1 and generation_id = $2 and column_id = $3 and period_kind = $4`,
      [ctx.organisationId, generation, column, periodKind],
    );
  }

  /** Ids of the places that are the whole. */
  async wholes(ctx: Context, generation: number): Promise<number[]> {
    const rows = await ctx.db.query<{ id: number }>(
      'select id from dataset_places where organisation_id = $1 and generation_id = $2 and level = 99 order by id',
      [ctx.organisationId, generation],
    );
    return rows.map(({ id }) => id);
  }

  async bounds(ctx: Context, generation: number): Promise<boolean> {
    const rows = await ctx.db.query<BoundEntry>(
      'select id from dataset_bounds where organisation_id = $1 and generation_id = $2 limit 1',
      [ctx.organisationId, generation],
    );
    return rows.length > 0;
  }
}

function seriesRecord(row: Row): SeriesRecord {
  const [stratifierA, stratifierB, groupA, groupB, ...arrays] = row;
  const [
    periods,
    numeratorLow,
    numeratorHigh,
    denominatorLow,
    denominatorHigh,
    flags,
    numerators,
    denominators,
  ] = arrays;
  return {
    stratifierA,
    stratifierB,
    groupA,
    groupB,
    periods: periods!,
    cell: (index) => ({
      numeratorLow: numeratorLow![index]!,
      numeratorHigh: numeratorHigh![index]!,
      numeratorPublished: (numerators ?? numeratorLow)![index]!,
      denominatorLow: denominatorLow![index]!,
      denominatorHigh: denominatorHigh![index]!,
      denominatorPublished: (denominators ?? denominatorLow)![index]!,
      flags: flags![index]!,
    }),
  };
}
