import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../policies.js';

const KEY = 'organisation_id uuid not null, generation_id integer not null';
const OF_GENERATION = 'organisation_id, generation_id';

/** Where data come from: a source plugin with its configuration. An upload to a new dataset makes one. */
const DATASETS = [
  `create table connections (
     organisation_id uuid not null,
     id uuid not null,
     plugin_id text not null,
     source_id text not null,
     kind text not null check (kind in ('upload')),
     config jsonb,
     created_by uuid not null,
     created_at timestamptz not null default now(),
     primary key (organisation_id, id))`,
  `create table datasets (
     organisation_id uuid not null,
     id uuid not null,
     version integer not null default 1,
     connection_id uuid not null,
     stream_id text not null,
     title text not null,
     source_title text not null,
     current_generation_id integer,
     updated_at timestamptz not null default now(),
     primary key (organisation_id, id),
     unique (organisation_id, connection_id, stream_id),
     foreign key (organisation_id, connection_id) references connections)`,
  `create index datasets_updated on datasets (organisation_id, updated_at desc, id)`,
  `create table dataset_generations (
     organisation_id uuid not null,
     id integer not null,
     dataset_id uuid not null,
     state text not null default 'loading' check (state in ('loading', 'loaded', 'current', 'retired', 'failed')),
     input_sha256 bytea not null,
     file_name text not null,
     file_sha256 bytea not null,
     cursor jsonb,
     cursor_version integer,
     rows_done bigint not null default 0,
     attempt integer not null default 0,
     row_count bigint,
     created_by uuid not null,
     created_by_name text not null,
     words text not null default '',
     /** Periods that would lose too much, found at the finish; a person confirms before the swap. */
     losses jsonb,
     based_on integer,
     created_at timestamptz not null default now(),
     retired_at timestamptz,
     primary key (organisation_id, id),
     foreign key (organisation_id, dataset_id) references datasets)`,
  `create unique index one_live_generation on dataset_generations (organisation_id, dataset_id, input_sha256)
     where state in ('loading', 'loaded', 'current')`,
  `create unique index one_current_generation on dataset_generations (organisation_id, dataset_id)
     where state = 'current'`,
  `alter table datasets add foreign key (organisation_id, current_generation_id) references dataset_generations`,
];

/** Dictionaries of one generation: ids 1, 2, 3 … Counts are written at the finish. */
const DICTIONARIES = [
  `create table dataset_sources (${KEY},
     id smallint not null,
     input_sha256 bytea not null,
     file_sha256 bytea not null,
     file_name text not null,
     plugin_id text not null,
     source_id text not null,
     source_title text not null,
     imported_by text not null,
     imported_at timestamptz not null,
     provenance jsonb not null,
     licence jsonb not null,
     /** False: a later file replaced some of what this one brought. */
     stands boolean not null default true,
     primary key (${OF_GENERATION}, id))`,
  `create table dataset_periods (${KEY},
     id smallint not null,
     kind text not null,
     starts_on date not null,
     ends_before date not null check (starts_on < ends_before),
     source_ids smallint[] not null,
     observations bigint not null default 0,
     suppressed bigint not null default 0,
     missing bigint not null default 0,
     primary key (${OF_GENERATION}, id),
     unique (${OF_GENERATION}, kind, starts_on, ends_before))`,
  `create table dataset_places (${KEY},
     id integer not null,
     code_system text not null,
     code text not null,
     name text not null,
     level smallint not null default 0,
     level_title text not null,
     primary key (${OF_GENERATION}, id),
     unique (${OF_GENERATION}, code_system, code))`,
  `create table dataset_stratifiers (${KEY},
     id smallint not null check (id between 1 and 31),
     code text not null,
     label text not null,
     overlapping boolean not null default false,
     primary key (${OF_GENERATION}, id),
     unique (${OF_GENERATION}, code))`,
  `create table dataset_groups (${KEY},
     stratifier_id smallint not null,
     id smallint not null,
     code text not null,
     label text not null,
     position smallint not null,
     role text not null default 'group' check (role in ('group', 'unknown', 'not-stated')),
     observations bigint not null default 0,
     primary key (${OF_GENERATION}, stratifier_id, id),
     unique (${OF_GENERATION}, stratifier_id, code))`,
  `create table dataset_strata (${KEY},
     id integer not null,
     group_ids smallint[] not null,
     breakdown integer not null,
     primary key (${OF_GENERATION}, id),
     unique (${OF_GENERATION}, group_ids))`,
  `create table dataset_columns (${KEY},
     id smallint not null,
     code text not null,
     label text not null,
     kind text not null
       check (kind in ('count', 'proportion', 'rate', 'mean', 'individual', 'event', 'value')),
     unit text not null,
     polarity text not null check (polarity in ('higher-is-better', 'lower-is-better', 'neither')),
     multiplier float8 not null,
     additive_over_periods boolean not null,
     additive_over_groups boolean not null,
     primary key (${OF_GENERATION}, id),
     unique (${OF_GENERATION}, code))`,
  `create table dataset_bounds (${KEY},
     id smallint not null,
     numerator_low float8, numerator_high float8, numerator_rounding float8,
     denominator_low float8, denominator_high float8, denominator_rounding float8,
     primary key (${OF_GENERATION}, id))`,
  `create table dataset_groupings (${KEY},
     column_id smallint not null,
     period_kind text not null,
     level smallint not null,
     level_title text not null,
     breakdown integer not null,
     observations bigint not null,
     primary key (${OF_GENERATION}, column_id, period_kind, level, breakdown))`,
];

const CHUNK = `${KEY},
     column_id smallint not null,
     chunk_id bigint not null,
     observation_count integer not null check (observation_count between 1 and 50000),
     period_ids smallint[] not null,
     place_ids integer[] not null,
     stratum_ids integer[] not null,
     flags smallint[] not null,
     numerators float8[] not null,
     denominators float8[] not null,
     bound_ids smallint[],
     check (bound_ids is null or cardinality(bound_ids) = observation_count),
     check (observation_count = all (array[cardinality(period_ids), cardinality(place_ids), cardinality(stratum_ids),
       cardinality(flags), cardinality(numerators), cardinality(denominators)])),
     primary key (${OF_GENERATION}, column_id, chunk_id)`;

const OBSERVATIONS = [
  `create table import_chunks (${CHUNK},
     foreign key (${OF_GENERATION}, column_id) references dataset_columns)`,
  `create table observation_chunks (${CHUNK},
     period_low smallint not null, period_high smallint not null,
     place_low integer not null, place_high integer not null,
     foreign key (${OF_GENERATION}, column_id) references dataset_columns)`,
  // Published numbers stand beside the interval only where rounding makes them differ from its low end.
  `create table rollup_series (${KEY},
     column_id smallint not null,
     place_id integer not null,
     stratifier_a smallint not null, stratifier_b smallint not null,
     group_a smallint not null, group_b smallint not null,
     period_ids smallint[] not null,
     numerator_low float8[] not null, numerator_high float8[] not null,
     denominator_low float8[] not null, denominator_high float8[] not null,
     flags smallint[] not null,
     numerators float8[], denominators float8[],
     primary key (${OF_GENERATION}, column_id, place_id, stratifier_a, stratifier_b, group_a, group_b))`,
];

const IMPORTS = [
  `create table imports (
     organisation_id uuid not null,
     id uuid not null,
     version integer not null default 1,
     state text not null check (state in ('uploaded', 'recognised', 'checking', 'ready', 'running',
       'needs-confirmation', 'done', 'failed', 'cancelled')),
     file_name text not null,
     file_size bigint not null,
     file_sha256 bytea not null,
     uploaded_by uuid not null,
     uploaded_by_name text not null,
     uploaded_at timestamptz not null default now(),
     asked_by uuid not null,
     asked_by_name text not null,
     recognised jsonb not null,
     plugin_id text,
     source_id text,
     answers jsonb not null default '{}',
     target jsonb,
     understanding jsonb,
     preview jsonb,
     plan jsonb,
     stream jsonb,
     problem_count integer not null default 0,
     rows_total bigint,
     progress jsonb,
     outcome text,
     dataset_id uuid,
     generation_id integer,
     attempt integer not null default 0,
     tries integer not null default 0,
     lease_until timestamptz,
     finished_at timestamptz,
     primary key (organisation_id, id),
     foreign key (organisation_id, dataset_id) references datasets,
     foreign key (organisation_id, generation_id) references dataset_generations on delete set null (generation_id))`,
  `create index imports_unfinished on imports (organisation_id) where state in ('checking', 'running')`,
  `create table import_problems (
     organisation_id uuid not null,
     import_id uuid not null,
     position integer not null,
     row_number integer not null,
     column_name text,
     found text,
     rule text not null,
     message text not null,
     remedy text not null,
     primary key (organisation_id, import_id, position),
     foreign key (organisation_id, import_id) references imports on delete cascade)`,
];

/** Tables whose rows never change once written: a new generation replaces them. */
const APPEND_AND_DELETE = [
  'dataset_sources',
  'dataset_periods',
  'dataset_places',
  'dataset_stratifiers',
  'dataset_groups',
  'dataset_strata',
  'dataset_columns',
  'dataset_bounds',
  'dataset_groupings',
  'import_chunks',
  'observation_chunks',
  'rollup_series',
  'import_problems',
] as const;

const CHANGING = ['connections', 'datasets', 'dataset_generations', 'imports'] as const;

/** Datasets as chunks of observations with dictionaries and rollup series, and the imports that make them. */
export class Datasets0002 implements MigrationInterface {
  readonly name = 'Datasets0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DATASETS, ...DICTIONARIES, ...OBSERVATIONS, ...IMPORTS]) {
      await runner.query(statement);
    }
    for (const table of CHANGING) await tenantTable(runner, table);
    for (const table of APPEND_AND_DELETE) await tenantTable(runner, table, 'select, insert, delete');
    await runner.query(
      `select pgboss.create_queue('imports', '{"policy":"standard","retryLimit":5,"retryDelay":5,"expireInSeconds":3600}'::jsonb)`,
    );
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
