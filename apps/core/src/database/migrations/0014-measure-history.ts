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
  // When a generation became the one that is read; its created_at is when its upload began.
  'alter table dataset_generations add column current_from timestamptz',
];

/**
 * The version of a measure's definition at a time: every measure takes a new version on at once, so the audit of the
 * definition tells. Where it tells of no change, the version is the one of today.
 */
const definitionVersionAt = (time: string) => `coalesce(
  (select (d.after ->> 'version')::integer from audit_entries d where d.organisation_id = m.organisation_id
     and d.verb = 'measure-definition.changed' and d.object_id = m.definition_id::text and d.at <= ${time}
   order by d.at desc, d.id desc limit 1),
  (select (d.before ->> 'version')::integer from audit_entries d where d.organisation_id = m.organisation_id
     and d.verb = 'measure-definition.changed' and d.object_id = m.definition_id::text and d.at > ${time}
   order by d.at, d.id limit 1),
  m.definition_version)`;

/** Each change of a measure. The one that made it as it is now has the time of the measure itself: one transaction. */
const CHANGES = `select m.organisation_id, m.id as measure_id, a.verb, a.at, a.actor_name, a.before,
    a.at = m.updated_at as is_current,
    m.version - count(*) filter (where a.at <> m.updated_at) over latest_first as version,
    case when a.verb = 'measure.context-changed' then a.after
      when lead(a.verb) over in_time = 'measure.context-changed' then lead(a.before) over in_time end as context,
    ${definitionVersionAt('a.at')} as definition_version
  from measures m join audit_entries a on a.organisation_id = m.organisation_id and (
    (a.verb = 'measure.context-changed' and a.object_id = m.id::text)
    or (a.verb = 'measure-definition.changed' and a.object_id = m.definition_id::text))
  window in_time as (partition by m.organisation_id, m.id order by a.at, a.id),
    latest_first as (partition by m.organisation_id, m.id order by a.at desc, a.id desc)`;

/** What is known of measures that are there already: how each is now, then what the audit tells of before. */
const REMEMBER = [
  `insert into measure_versions
     (organisation_id, measure_id, version, at, by_name, definition_version, context)
   select m.organisation_id, m.id, m.version, m.updated_at,
     coalesce((select a.actor_name from audit_entries a where a.organisation_id = m.organisation_id
       and a.at = m.updated_at and a.object_id in (m.id::text, m.definition_id::text) order by a.id desc limit 1), ''),
     m.definition_version, m.context
   from measures m`,
  // Numbers count down from the version of now, so changes of the definition from before the measure fall below 2.
  // A change of the definition tells the context only where the next change says what it found.
  `insert into measure_versions
     (organisation_id, measure_id, version, at, by_name, definition_version, context)
   select organisation_id, measure_id, version, at, actor_name, definition_version, context
   from (${CHANGES}) c where not is_current and version > 1 and context is not null
   on conflict do nothing`,
  // The first version: as the first change found it. Before a change of the definition there were rules and no marks.
  `insert into measure_versions
     (organisation_id, measure_id, version, at, by_name, definition_version, context)
   select m.organisation_id, m.id, 1, t.at, coalesce(made.actor_name, ''), ${definitionVersionAt('t.at')},
     case when first.verb = 'measure.context-changed' then first.before
       else '{"phases": [], "targets": [], "exclusions": [], "annotations": []}'::jsonb || jsonb_build_object('ruleSet',
         coalesce(asked.before, m.context) -> 'ruleSet') end
   from measures m
   left join lateral (select a.at, a.actor_name from audit_entries a where a.organisation_id = m.organisation_id
     and a.verb = 'measure.created' and a.object_id = m.id::text order by a.at limit 1) made on true
   left join lateral (select c.verb, c.at, c.before from (${CHANGES}) c where c.organisation_id = m.organisation_id
     and c.measure_id = m.id and c.version > 1 order by c.version limit 1) first on true
   left join lateral (select a.before from audit_entries a where a.organisation_id = m.organisation_id
     and a.verb = 'measure.context-changed' and a.object_id = m.id::text order by a.at, a.id limit 1) asked on true
   cross join lateral (select coalesce(made.at, least(first.at, m.updated_at)) as at) t
   where m.version > 1 and (made.at is not null or first.at is not null)
   on conflict do nothing`,
];

/** When it was is not known of those that are there: an upload takes seconds to minutes. */
const BEGUN = `update dataset_generations set current_from = created_at where state in ('current', 'retired')`;

const TOUCHED = ['measures', 'audit_entries', 'dataset_generations'] as const;

export class MeasureHistory0014 implements MigrationInterface {
  readonly name = 'MeasureHistory0000000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    // The owner is held by row-level security too, but for as long as it fills the history.
    for (const table of TOUCHED) await runner.query(`alter table ${table} no force row level security`);
    for (const statement of [...REMEMBER, BEGUN]) await runner.query(statement);
    for (const table of TOUCHED) await runner.query(`alter table ${table} force row level security`);
    await tenantTable(runner, 'measure_versions', 'select, insert');
    await tenantTable(runner, 'chart_rules', 'select, insert, update');
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
