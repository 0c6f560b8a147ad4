import type {
  BoundEntry,
  ColumnEntry,
  Dictionaries,
  GroupEntry,
  PeriodEntry,
  PlaceEntry,
  StratifierEntry,
  StratumEntry,
} from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import { int2Array, int4Array } from '../observations/binary-array.js';
import { breakdownOf } from '../rollups/rollup-plan.js';

/** A column of an insert: name, array type and value of each row. */
type Field<T> = readonly [name: string, type: string, value: (entry: T) => unknown];

const number = (value: number | null | undefined) => (value === undefined || value === null ? null : value);

const PERIODS: readonly Field<PeriodEntry>[] = [
  ['id', 'int2', (e) => e.id],
  ['kind', 'text', (e) => e.kind],
  ['starts_on', 'date', (e) => e.start],
  ['ends_before', 'date', (e) => e.end],
];
const PLACES: readonly Field<PlaceEntry>[] = [
  ['id', 'int4', (e) => e.id],
  ['code_system', 'text', (e) => e.codeSystem],
  ['code', 'text', (e) => e.code],
  ['name', 'text', (e) => e.name],
  ['level', 'int2', (e) => e.level],
  ['level_title', 'text', (e) => e.levelTitle],
];
const STRATIFIERS: readonly Field<StratifierEntry>[] = [
  ['id', 'int2', (e) => e.id],
  ['code', 'text', (e) => e.code],
  ['label', 'text', (e) => e.label],
  ['overlapping', 'bool', (e) => e.overlapping],
];
const GROUPS: readonly Field<GroupEntry>[] = [
  ['stratifier_id', 'int2', (e) => e.stratifierId],
  ['id', 'int2', (e) => e.id],
  ['code', 'text', (e) => e.code],
  ['label', 'text', (e) => e.label],
  ['position', 'int2', (e) => e.position],
  ['role', 'text', (e) => e.role],
];
const COLUMNS: readonly Field<ColumnEntry>[] = [
  ['id', 'int2', (e) => e.id],
  ['code', 'text', (e) => e.code],
  ['label', 'text', (e) => e.label],
  ['kind', 'text', (e) => e.kind],
  ['unit', 'text', (e) => e.unit],
  ['polarity', 'text', (e) => e.polarity],
  ['multiplier', 'float8', (e) => e.multiplier],
  ['additive_over_periods', 'bool', (e) => e.additiveOverPeriods],
  ['additive_over_groups', 'bool', (e) => e.additiveOverGroups],
];
const BOUNDS: readonly Field<BoundEntry>[] = [
  ['id', 'int2', (e) => e.id],
  ['numerator_low', 'float8', (e) => number(e.numerator?.[0])],
  ['numerator_high', 'float8', (e) => number(e.numerator?.[1])],
  ['numerator_rounding', 'float8', (e) => number(e.numeratorRounding)],
  ['denominator_low', 'float8', (e) => number(e.denominator?.[0])],
  ['denominator_high', 'float8', (e) => number(e.denominator?.[1])],
  ['denominator_rounding', 'float8', (e) => number(e.denominatorRounding)],
];

const periodFacts = (facts: DictionaryFacts): Field<PeriodEntry>[] => [
  ['source_ids', 'text', (entry) => `{${facts.sourcesOf(entry).map(Number).join()}}`],
  ['observations', 'int8', (entry) => facts.countsOf(entry)[0]],
  ['suppressed', 'int8', (entry) => facts.countsOf(entry)[1]],
  ['missing', 'int8', (entry) => facts.countsOf(entry)[2]],
];

const parameter = (type: string, values: unknown[]): unknown => {
  if (type === 'int2') return int2Array(values as number[]);
  return type === 'int4' ? int4Array(values as number[]) : values;
};

/** What is stored beside dictionary rows: sources of each period, and counts once the generation is finished. */
export interface DictionaryFacts {
  sourcesOf(period: PeriodEntry): readonly number[];
  /** Observations, and those with a suppressed or a missing number. */
  countsOf(period: PeriodEntry): readonly [observations: number, suppressed: number, missing: number];
  observationsOf(group: GroupEntry): number;
}

/** Facts of rows that are still being loaded. */
export const loadingFrom = (source: number): DictionaryFacts => ({
  sourcesOf: () => [source],
  countsOf: () => [0, 0, 0],
  observationsOf: () => 0,
});

/** Dictionary rows of a generation: what the small numbers inside its chunks stand for. */
export class DictionaryRepository {
  async add(ctx: Context, generation: number, fresh: Dictionaries, facts: DictionaryFacts): Promise<void> {
    const periods = [...PERIODS, ...periodFacts(facts)];
    await insert(ctx, generation, {
      table: 'dataset_periods',
      fields: periods,
      rows: fresh.periods,
      casts: { source_ids: 'int2[]' },
    });
    const groups = [...GROUPS, ['observations', 'int8', facts.observationsOf] as Field<GroupEntry>];
    await insert(ctx, generation, { table: 'dataset_places', fields: PLACES, rows: fresh.places });
    await insert(ctx, generation, {
      table: 'dataset_stratifiers',
      fields: STRATIFIERS,
      rows: fresh.stratifiers,
    });
    await insert(ctx, generation, { table: 'dataset_groups', fields: groups, rows: fresh.groups });
    await insert(ctx, generation, { table: 'dataset_columns', fields: COLUMNS, rows: fresh.columns });
    await insert(ctx, generation, { table: 'dataset_bounds', fields: BOUNDS, rows: fresh.bounds });
    await this.#insertStrata(ctx, generation, fresh.strata);
  }

  /** Adds the columns that the generation does not have yet; chunks refer to them. */
  async addColumns(ctx: Context, generation: number, columns: readonly ColumnEntry[]): Promise<void> {
    const known = new Set((await this.columns(ctx, generation)).map(({ id }) => id));
    const rows = columns.filter(({ id }) => !known.has(id));
    await insert(ctx, generation, { table: 'dataset_columns', fields: COLUMNS, rows });
  }

  /**
   * Puts the final dictionaries in place of those of the load; columns stay, and so do the strata unless others came
   * from the generation before: there may be tens of thousands of them.
   */
  async replace(
    ctx: Context,
    generation: number,
    { loaded, final }: { readonly loaded: Dictionaries; readonly final: Dictionaries },
    facts: DictionaryFacts,
  ): Promise<void> {
    const same = (one: Dictionaries) => [one.strata.length, one.stratifiers.length].join();
    const keepsStrata = same(loaded) === same(final);
    const tables = ['periods', 'places', 'stratifiers', 'groups', 'bounds'];
    for (const table of keepsStrata ? tables : [...tables, 'strata']) {
      await ctx.db.execute(`delete from dataset_${table} where organisation_id = $1 and generation_id = $2`, [
        ctx.organisationId,
        generation,
      ]);
    }
    const rows = { ...final, columns: [], ...(keepsStrata ? { strata: [] } : {}) };
    await this.add(ctx, generation, rows, facts);
  }

  async read(ctx: Context, generation: number): Promise<Dictionaries> {
    const rows = <T>(select: string, table: string, order: string) =>
      ctx.db.query<T>(
        `select ${select} from dataset_${table} where organisation_id = $1 and generation_id = $2 order by ${order}`,
        [ctx.organisationId, generation],
      );
    const bounds = await rows<BoundRow>('*', 'bounds', 'id');
    return {
      periods: await rows('id, kind, starts_on::text as start, ends_before::text as end', 'periods', 'id'),
      places: await rows(
        'id, code_system as "codeSystem", code, name, level, level_title as "levelTitle"',
        'places',
        'id',
      ),
      stratifiers: await rows('id, code, label, overlapping', 'stratifiers', 'id'),
      groups: await rows(
        'stratifier_id as "stratifierId", id, code, label, position, role',
        'groups',
        'stratifier_id, id',
      ),
      strata: await rows('id, group_ids as "groupIds"', 'strata', 'id'),
      columns: await this.columns(ctx, generation),
      bounds: bounds.map(boundEntry),
    };
  }

  columns(ctx: Context, generation: number): Promise<ColumnEntry[]> {
    return ctx.db.query<ColumnEntry>(
      `select id, code, label, kind, unit, polarity, multiplier, additive_over_periods as "additiveOverPeriods",
         additive_over_groups as "additiveOverGroups"
       from dataset_columns where organisation_id = $1 and generation_id = $2 order by id`,
      [ctx.organisationId, generation],
    );
  }

  /** Group ids travel as one flat array and are cut in the statement. */
  async #insertStrata(ctx: Context, generation: number, strata: readonly StratumEntry[]): Promise<void> {
    if (strata.length === 0) return;
    const width = strata[0]!.groupIds.length;
    await ctx.db.execute(
      `insert into dataset_strata (organisation_id, generation_id, id, group_ids, breakdown)
       select $1, $2, s.id, case when $6::int = 0 then '{}'::int2[] else
         ($5::int2[])[(s.position - 1) * $6::int + 1 : s.position * $6::int] end, s.breakdown
       from unnest($3::int4[], $4::int4[]) with ordinality s(id, breakdown, position)`,
      [
        ctx.organisationId,
        generation,
        int4Array(strata.map(({ id }) => id)),
        int4Array(strata.map(({ groupIds }) => breakdownOf(groupIds))),
        int2Array(strata.flatMap(({ groupIds }) => [...groupIds])),
        width,
      ],
    );
  }
}

interface BoundRow {
  readonly id: number;
  readonly numerator_low: number | null;
  readonly numerator_high: number | null;
  readonly numerator_rounding: number | null;
  readonly denominator_low: number | null;
  readonly denominator_high: number | null;
  readonly denominator_rounding: number | null;
}

function boundEntry(row: BoundRow): BoundEntry {
  return {
    id: row.id,
    ...(row.numerator_low === null ? {} : { numerator: [row.numerator_low, row.numerator_high] as const }),
    ...(row.denominator_low === null
      ? {}
      : { denominator: [row.denominator_low, row.denominator_high] as const }),
    ...(row.numerator_rounding === null ? {} : { numeratorRounding: row.numerator_rounding }),
    ...(row.denominator_rounding === null ? {} : { denominatorRounding: row.denominator_rounding }),
  };
}

interface Insert<T> {
  readonly table: string;
  readonly fields: readonly Field<T>[];
  readonly rows: readonly T[];
  readonly casts?: Readonly<Record<string, string>>;
}

async function insert<T>(
  ctx: Context,
  generation: number,
  { table, fields, rows, casts }: Insert<T>,
): Promise<void> {
  if (rows.length === 0) return;
  const names = fields.map(([name]) => name).join(', ');
  const cast = (name: string) => (casts?.[name] ? `::${casts[name]}` : '');
  const selected = fields.map(([name]) => `r.${name}${cast(name)}`).join(', ');
  const arrays = fields.map(([, type], index) => `$${index + 3}::${type}[]`).join(', ');
  await ctx.db.execute(
    `insert into ${table} (organisation_id, generation_id, ${names})
     select $1, $2, ${selected} from unnest(${arrays}) as r(${names})`,
    [ctx.organisationId, generation, ...fields.map(([, type, value]) => parameter(type, rows.map(value)))],
  );
}
