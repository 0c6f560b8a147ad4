import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plugins are facts of the installation: no organisation's records stand here. */
const STATEMENTS = [
  `create table plugins (
     plugin_id text not null,
     version text not null,
     -- Of the packed manifest, and so of every file: a decision holds for these bytes and no others.
     hash text not null,
     title text not null,
     publisher text not null,
     locator text not null check (locator in ('workspace', 'npm', 'directory', 'upload')),
     origin text not null,
     state text not null check (state in
       ('compatible', 'approved', 'enabled', 'ready', 'failed', 'refused', 'disabled', 'removed')),
     reason text,
     manifest jsonb not null,
     found_at timestamptz not null default now(),
     decided_at timestamptz,
     decided_by text,
     -- What was asked for when a person last approved it.
     approved_asks jsonb,
     report jsonb,
     badge text check (badge in ('loads', 'conforms', 'verified')),
     reported_at timestamptz,
     -- How its sources fare, over all organisations: numbers only.
     last_good_run_at timestamptz,
     last_rows bigint,
     newest_data_at timestamptz,
     primary key (plugin_id, version))`,
  // Two versions of one plugin never run side by side.
  `create unique index plugins_running on plugins (plugin_id) where state in ('enabled', 'ready', 'failed')`,
  `create table plugin_events (
     id uuid primary key,
     -- Several steps fall into one millisecond, and ids would not keep their order.
     position bigint generated always as identity,
     plugin_id text not null,
     version text not null,
     at timestamptz not null default now(),
     actor_id uuid,
     actor_name text not null,
     from_state text,
     to_state text not null,
     reason text)`,
  `create index plugin_events_plugin on plugin_events (plugin_id, position)`,
  `grant select, insert, update on plugins to fairshift_app`,
  `grant select, insert on plugin_events to fairshift_app`,
];

/** Which plugins were found, what was decided about them and what happened to them. */
export class Plugins0008 implements MigrationInterface {
  readonly name = 'Plugins0000000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
