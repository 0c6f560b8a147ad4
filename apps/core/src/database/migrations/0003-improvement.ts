import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedTable, tenantTable } from '../policies.js';

/** Measures, projects, charts and what is released of them. */
const TENANT_TABLES: readonly (readonly [name: string, sql: string])[] = [
  [
    'measure_definitions',
    `create table measure_definitions (
       organisation_id uuid not null,
       id uuid not null,
       version integer not null,
       title text not null,
       form text not null
         check (form in ('proportion', 'rate', 'count', 'mean', 'individual', 'between-events')),
       kind text not null check (kind in ('outcome', 'process', 'balancing')),
       domain text not null check (domain in ('access', 'experience', 'outcome')),
       polarity text not null check (polarity in ('higher-is-better', 'lower-is-better', 'neither')),
       unit text not null check (unit <> ''),
       multiplier float8 not null default 1 check (multiplier > 0),
       period_kind text not null check (period_kind <> ''),
       numerator text not null,
       denominator text,
       exclusions text,
       strata text[] not null,
       owner text not null,
       holds_from date,
       -- In a copy of what another organisation published: whose it is.
       origin_id uuid,
       created_by uuid not null,
       created_at timestamptz not null default now(),
       primary key (organisation_id, id, version))`,
  ],
  [
    'measures',
    `create table measures (
       organisation_id uuid not null,
       id uuid not null,
       version integer not null default 1,
       title text not null,
       definition_id uuid not null,
       definition_version integer not null,
       dataset_id uuid not null,
       column_code text not null,
       place_code text,
       population text not null,
       context jsonb not null,
       updated_at timestamptz not null default now(),
       primary key (organisation_id, id),
       foreign key (organisation_id, definition_id, definition_version) references measure_definitions,
       foreign key (organisation_id, dataset_id) references datasets)`,
  ],
  [
    'projects',
    `create table projects (
       organisation_id uuid not null,
       id uuid not null,
       version integer not null default 1,
       title text not null,
       aim jsonb,
       summary text not null default '',
       team_id uuid,
       characteristic text not null,
       domain text not null check (domain in ('access', 'experience', 'outcome')),
       setting text not null default '',
       updated_at timestamptz not null default now(),
       primary key (organisation_id, id),
       foreign key (organisation_id, team_id) references teams)`,
  ],
  [
    'project_notes',
    `create table project_notes (
       organisation_id uuid not null,
       id uuid not null,
       project_id uuid not null,
       author text not null,
       text text not null,
       created_at timestamptz not null default now(),
       primary key (organisation_id, id),
       foreign key (organisation_id, project_id) references projects on delete cascade)`,
  ],
  [
    'charts',
    `create table charts (
       organisation_id uuid not null,
       id uuid not null,
       version integer not null default 1,
       title text not null,
       measure_id uuid not null,
       project_id uuid,
       plugin_id text not null,
       chart_id text not null,
       options jsonb not null,
       selection jsonb not null,
       updated_at timestamptz not null default now(),
       primary key (organisation_id, id),
       foreign key (organisation_id, measure_id) references measures on delete cascade,
       foreign key (organisation_id, project_id) references projects)`,
  ],
  // The ledger of what ever left the organisation. It outlives the chart and the withdrawal.
  [
    'releases',
    `create table releases (
       organisation_id uuid not null,
       id uuid not null,
       chart_id uuid not null,
       measure_id uuid not null,
       measure_version integer not null,
       title text not null,
       sentence text not null,
       characteristic text,
       snapshot jsonb not null,
       snapshot_sha256 bytea not null,
       released_by text not null,
       released_at timestamptz not null default now(),
       withdrawn_by text,
       withdrawn_at timestamptz,
       primary key (organisation_id, id))`,
  ],
];

const SHARED_TABLES: readonly (readonly [name: string, sql: string])[] = [
  [
    'published_definitions',
    `create table published_definitions (
       organisation_id uuid not null,
       system_id uuid not null,
       id uuid not null,
       version integer not null,
       body jsonb not null,
       primary key (organisation_id, id))`,
  ],
  // Live publications only: withdrawing deletes the row, so that nobody can read it any more.
  [
    'publications',
    `create table publications (
       organisation_id uuid not null,
       system_id uuid not null,
       id uuid not null,
       chart_id uuid not null,
       title text not null,
       sentence text not null,
       characteristic text,
       snapshot jsonb not null,
       released_at timestamptz not null,
       primary key (organisation_id, id),
       unique (organisation_id, chart_id),
       foreign key (organisation_id, id) references releases on delete cascade)`,
  ],
];

/** A definition's versions, the ledger and what is shared are never changed in place, but for a withdrawal. */
const GRANTS: Readonly<Record<string, string>> = {
  measure_definitions: 'select, insert',
  project_notes: 'select, insert',
  releases: 'select, insert, update (withdrawn_by, withdrawn_at)',
  published_definitions: 'select, insert, delete',
  publications: 'select, insert, delete',
};

const INDEXES = [
  `create index measures_dataset on measures (organisation_id, dataset_id)`,
  `create index charts_project on charts (organisation_id, project_id)`,
  `create index charts_measure on charts (organisation_id, measure_id)`,
  `create index project_notes_project on project_notes (organisation_id, project_id, created_at)`,
  `create index measures_definition on measures (organisation_id, definition_id)`,
  `create index releases_chart on releases (organisation_id, chart_id)`,
  `create index publications_system on publications (system_id, released_at)`,
];

export class Improvement0003 implements MigrationInterface {
  readonly name = 'Improvement0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of TENANT_TABLES) {
      await runner.query(sql);
      await tenantTable(runner, name, GRANTS[name]);
    }
    for (const [name, sql] of SHARED_TABLES) {
      await runner.query(sql);
      await sharedTable(runner, name, GRANTS[name]);
    }
    for (const sql of INDEXES) await runner.query(sql);
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
