import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../policies.js';

const FUNCTIONS = [
  // nullif: after its first use in a session an unset setting reads '' and not null
  `create function current_organisation_id() returns uuid language sql stable parallel safe
     as $$ select nullif(current_setting('app.organisation_id', true), '')::uuid $$`,
  `create function current_system_id() returns uuid language sql stable parallel safe
     as $$ select nullif(current_setting('app.system_id', true), '')::uuid $$`,
];

const GLOBAL_TABLES = [
  `create table settings (key text primary key, value jsonb not null)`,
  `create table systems (id uuid primary key, name text not null, created_at timestamptz not null default now())`,
  `create table organisations (
     id uuid primary key,
     system_id uuid not null references systems,
     slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
     name text not null,
     kind text not null check (kind in ('trust', 'gp-practice', 'council', 'charity', 'icb', 'other')),
     ods_code text,
     is_demo boolean not null default false,
     version integer not null default 1,
     created_at timestamptz not null default now(),
     unique (system_id, slug))`,
  `create table persons (
     id uuid primary key,
     system_id uuid not null references systems,
     name text not null,
     login text not null,
     email text,
     is_demo boolean not null default false,
     created_at timestamptz not null default now())`,
  `create unique index persons_login on persons (lower(login))`,
  `create unique index persons_email on persons (lower(email))`,
  `create table credentials (
     person_id uuid primary key references persons on delete cascade,
     password_hash text not null,
     changed_at timestamptz not null default now())`,
  `create table sessions (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     token_hash bytea not null unique,
     device text not null,
     started_at timestamptz not null default now(),
     last_used_at timestamptz not null default now())`,
  `create index sessions_person on sessions (person_id)`,
  `create table links (
     id uuid primary key,
     kind text not null check (kind in ('invitation', 'recovery', 'first-administrator')),
     token_hash bytea not null unique,
     system_id uuid not null references systems,
     organisation_id uuid references organisations on delete cascade,
     person_id uuid references persons on delete cascade,
     role text check (role in ('admin', 'analyst', 'team-member', 'viewer')),
     name text,
     email text,
     created_by uuid references persons on delete set null,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     used_at timestamptz,
     check ((kind = 'invitation') = (role is not null)),
     check (kind <> 'recovery' or person_id is not null),
     check (kind = 'first-administrator' or organisation_id is not null))`,
  `create index links_organisation on links (organisation_id, id)`,
  `create table sign_in_failures (key bytea not null, at timestamptz not null default now())`,
  `create index sign_in_failures_key on sign_in_failures (key, at)`,
  `create table system_roles (
     system_id uuid not null references systems,
     person_id uuid not null references persons on delete cascade,
     role text not null check (role in ('system-administrator', 'hub-manager')),
     primary key (system_id, person_id, role))`,
  `create table system_audit_entries (
     id uuid primary key,
     system_id uuid not null references systems,
     at timestamptz not null default now(),
     actor_id uuid,
     actor_name text not null,
     request_id text not null,
     verb text not null,
     object_type text not null,
     object_id text not null,
     before jsonb,
     after jsonb)`,
];

const TENANT_TABLES = [
  `create table memberships (
     organisation_id uuid not null,
     person_id uuid not null references persons on delete cascade,
     role text not null check (role in ('admin', 'analyst', 'team-member', 'viewer')),
     version integer not null default 1,
     joined_at timestamptz not null default now(),
     primary key (organisation_id, person_id))`,
  `create index memberships_person on memberships (person_id)`,
  `create table teams (
     organisation_id uuid not null,
     id uuid not null,
     name text not null,
     version integer not null default 1,
     primary key (organisation_id, id))`,
  `create table team_members (
     organisation_id uuid not null,
     team_id uuid not null,
     person_id uuid not null,
     primary key (organisation_id, team_id, person_id),
     foreign key (organisation_id, team_id) references teams on delete cascade,
     foreign key (organisation_id, person_id) references memberships on delete cascade)`,
  `create table audit_entries (
     organisation_id uuid not null,
     id uuid not null,
     at timestamptz not null default now(),
     actor_id uuid not null,
     actor_name text not null,
     request_id text not null,
     verb text not null,
     object_type text not null,
     object_id text not null,
     words text not null,
     before jsonb,
     after jsonb,
     primary key (organisation_id, id))`,
  `create table organisation_counters (
     organisation_id uuid primary key,
     next_generation_id integer not null default 1)`,
];

/** Column rights keep token hashes from the app role; it makes links and never looks one up. */
const APP_GRANTS = [
  `grant select on schema_migrations, settings, systems, organisations, system_roles to fairshift_app`,
  `grant insert on organisations to fairshift_app`,
  `grant update (name, version) on organisations to fairshift_app`,
  `grant select (id, system_id, name, login, email, is_demo, created_at) on persons to fairshift_app`,
  `grant insert on system_audit_entries to fairshift_app`,
  `grant insert, delete on links to fairshift_app`,
  `grant select (id, kind, system_id, organisation_id, person_id, role, name, email, created_by, created_at,
     expires_at, used_at) on links to fairshift_app`,
];

/** What sign-in needs, and the only role that reads credentials, sessions and links' hashes. */
const AUTH_GRANTS = [
  `grant select on schema_migrations to fairshift_auth`,
  // The first start writes these once, with the example organisations.
  `grant select, insert on settings, systems, organisations to fairshift_auth`,
  `grant insert on organisation_counters to fairshift_auth`,
  `create policy first_start on organisation_counters for insert to fairshift_auth
     with check (organisation_id = current_organisation_id())`,
  `grant select, insert, update on persons, credentials to fairshift_auth`,
  `grant select, insert, update, delete on sessions, sign_in_failures to fairshift_auth`,
  `grant select, insert on links to fairshift_auth`,
  `grant update (used_at) on links to fairshift_auth`,
  `grant select, insert on system_roles, memberships to fairshift_auth`,
  `grant insert on system_audit_entries, audit_entries to fairshift_auth`,
  // A person's memberships are read before an organisation is chosen.
  `create policy read_for_sign_in on memberships for select to fairshift_auth using (true)`,
  `create policy join_by_link on memberships for insert to fairshift_auth
     with check (organisation_id = current_organisation_id())`,
  `create policy record_sign_in on audit_entries for insert to fairshift_auth
     with check (organisation_id = current_organisation_id())`,
];

/** Names of organisations are no secret in their system; only the organisation itself changes its own. */
const ORGANISATION_POLICIES = [
  `alter table organisations enable row level security`,
  `create policy read_names on organisations for select to fairshift_app using (true)`,
  `create policy add_to_system on organisations for insert to fairshift_app with check (system_id = current_system_id())`,
  `create policy change_own on organisations for update to fairshift_app
     using (id = current_organisation_id()) with check (id = current_organisation_id())`,
  `create policy sign_in on organisations to fairshift_auth using (true) with check (true)`,
];

const LINK_POLICIES = [
  `alter table links enable row level security`,
  `alter table links force row level security`,
  `create policy by_organisation on links to fairshift_app
     using (organisation_id = current_organisation_id()) with check (organisation_id = current_organisation_id())`,
  `create policy use_links on links to fairshift_auth using (true) with check (true)`,
];

/** Example organisations and people go with all that belongs to them; foreign keys carry it through. */
const END_DEMO = `create function end_demo() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from organisations where is_demo;
  delete from persons where is_demo;
  insert into settings values ('demo', '{"on": false}') on conflict (key) do update set value = excluded.value;
$$`;

const JOB_GRANTS = [
  `grant usage on schema pgboss to fairshift_app`,
  `grant select, insert, update, delete on all tables in schema pgboss to fairshift_app`,
  `grant usage on all sequences in schema pgboss to fairshift_app`,
  `grant execute on all functions in schema pgboss to fairshift_app`,
];

/** pg-boss prints one transaction; ours is open already. */
async function jobSchema(): Promise<string> {
  const { getConstructionPlans } = await import('pg-boss');
  const plan = getConstructionPlans('pgboss', { createSchema: false });
  return plan.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
}

export class Platform0001 implements MigrationInterface {
  readonly name = 'Platform0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    const run = async (statements: readonly string[]) => {
      for (const statement of statements) await runner.query(statement);
    };
    await run([...FUNCTIONS, ...GLOBAL_TABLES, ...TENANT_TABLES]);
    for (const table of ['memberships', 'teams', 'team_members', 'organisation_counters']) {
      await tenantTable(runner, table);
    }
    await tenantTable(runner, 'audit_entries', 'select, insert');
    await run([...ORGANISATION_POLICIES, ...LINK_POLICIES, ...APP_GRANTS, ...AUTH_GRANTS, END_DEMO]);
    await run([
      'revoke all on function end_demo() from public',
      'grant execute on function end_demo() to fairshift_app',
    ]);
    await runner.query(await jobSchema());
    await run(JOB_GRANTS);
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
