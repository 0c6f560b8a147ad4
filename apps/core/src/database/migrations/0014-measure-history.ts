import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../policies.js';

const STATEMENTS = [
  // Every version of a measure's baseline, phases, rules and notes, so that a chart can be drawn as it was on a day.
  `create table measure_versions (
     organisation_id uuid not null,
     measure_id uuid not null,
     version integer not null,
     at timestamptz not null default now(),
     by_name text not null,
     why text,
     definition_version integer not null,
     context jsonb not null,
     primary key (organisation_id, measure_id, version),
     foreign key (organisation_id, measure_id) references measures on delete cascade)`,
  // The rule set that new measures of an organisation start with, and its own lengths of a shift and a trend.
  `create table chart_rules (
     organisation_id uuid primary key,
     version integer not null default 1,
     rule_set jsonb not null)`,
];

/** What the audit remembers of measures that are there already: each change, and how each is now. */
const REMEMBER = [
  `insert into measure_versions
     (organisation_id, measure_id, version, at, by_name, definition_version, context)
   select m.organisation_id, m.id,
     (row_number() over (partition by m.id order by a.id desc))::integer * -1 + m.version + 1,
     a.at, a.actor_name, m.definition_version, a.after
   from measures m join audit_entries a on a.organisation_id = m.organisation_id and a.object_id = m.id::text
     and a.verb = 'measure.context-changed'
   on conflict do nothing`,
  `insert into measure_versions
     (organisation_id, measure_id, version, at, by_name, definition_version, context)
   select organisation_id, id, version, updated_at, '', definition_version, context from measures
   on conflict do nothing`,
];

const READ = ['measures', 'audit_entries'] as const;

export class MeasureHistory0014 implements MigrationInterface {
  readonly name = 'MeasureHistory0000000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    // The owner is held by row-level security too, but for as long as it fills the table.
    for (const table of READ) await runner.query(`alter table ${table} no force row level security`);
    for (const statement of REMEMBER) await runner.query(statement);
    for (const table of READ) await runner.query(`alter table ${table} force row level security`);
    await tenantTable(runner, 'measure_versions', 'select, insert');
    await tenantTable(runner, 'chart_rules', 'select, insert, update');
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
