import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../policies.js';

/** An upload's connection only says which source read the file; a network one also says how, when and for whom. */
const CONNECTIONS = [
  'alter table connections drop constraint connections_kind_check',
  `alter table connections add constraint connections_kind_check check (kind in ('upload', 'network'))`,
  `alter table connections
     add column version integer not null default 1,
     add column title text not null default '',
     add column owner_id uuid,
     add column owner_name text not null default '',
     add column streams jsonb not null default '[]',
     add column schedule jsonb,
     add column next_run_at timestamptz,
     add column paused boolean not null default false,
     add column lookback_days integer not null default 92 check (lookback_days between 0 and 3660),
     add column checked_at timestamptz,
     /** Runs in a row that failed; the first of them told the owner. */
     add column failures integer not null default 0,
     add column failing_since timestamptz,
     add column trouble jsonb,
     add column removed_at timestamptz,
     add column updated_at timestamptz not null default now()`,
  `create index connections_due on connections (organisation_id, next_run_at) where next_run_at is not null`,
  `create table connection_secrets (
     organisation_id uuid not null,
     connection_id uuid not null,
     name text not null,
     key_id text not null,
     /** AES-256-GCM: 12 bytes nonce, the text, 16 bytes tag. */
     sealed bytea not null,
     primary key (organisation_id, connection_id, name),
     foreign key (organisation_id, connection_id) references connections on delete cascade)`,
];

const RUNS = [
  `create table connection_runs (
     organisation_id uuid not null,
     id uuid not null,
     version integer not null default 1,
     connection_id uuid not null,
     dataset_id uuid not null,
     state text not null check (state in ('waiting', 'running', 'needs-confirmation', 'done', 'failed', 'cancelled')),
     mode text not null default 'full' check (mode in ('full', 'incremental')),
     cause text not null check (cause in ('person', 'schedule')),
     asked_by uuid not null,
     asked_by_name text not null,
     generation_id integer,
     progress jsonb,
     attempt integer not null default 0,
     tries integer not null default 0,
     /** How often the source was asked again after it could not answer. */
     retries integer not null default 0,
     retry_at timestamptz,
     lease_until timestamptz,
     row_count bigint,
     changes jsonb,
     outcome text,
     remedy text,
     created_at timestamptz not null default now(),
     started_at timestamptz,
     finished_at timestamptz,
     primary key (organisation_id, id),
     foreign key (organisation_id, connection_id) references connections on delete cascade,
     foreign key (organisation_id, dataset_id) references datasets on delete cascade,
     foreign key (organisation_id, generation_id) references dataset_generations on delete set null (generation_id))`,
  // Whoever asks, and however many processes there are: a dataset has one run at a time.
  `create unique index one_live_run on connection_runs (organisation_id, dataset_id)
     where state in ('waiting', 'running', 'needs-confirmation')`,
  `create index connection_runs_newest on connection_runs (organisation_id, connection_id, id desc)`,
  `create index connection_runs_waiting on connection_runs (organisation_id) where state in ('waiting', 'running')`,
];

const GENERATIONS = [
  /** `checkpoint`: the counts that go with `cursor`, for a run that is resumed. `changes`: figures added, changed, gone. */
  'alter table dataset_generations add column checkpoint jsonb, add column changes jsonb',
];

/** Connections to sources in the network, their secrets and their runs. */
export class Connections0009 implements MigrationInterface {
  readonly name = 'Connections0000000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CONNECTIONS, ...RUNS, ...GENERATIONS]) await runner.query(statement);
    await tenantTable(runner, 'connection_secrets');
    await tenantTable(runner, 'connection_runs');
    await runner.query(
      `select pgboss.create_queue('connections', '{"policy":"standard","retryLimit":5,"retryDelay":5,"expireInSeconds":3600}'::jsonb)`,
    );
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
