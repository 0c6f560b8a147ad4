import type { QueryRunner } from 'typeorm';

const NAME = /^[a-z][a-z0-9_]*$/;

function checked(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a table name: ${name}`);
  return name;
}

async function force(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`alter table ${table} force row level security`);
}

/**
 * Puts a table under row-level security by organisation and gives the app role its rights on it.
 *
 * `organisation_id` gets its foreign key here, so that an organisation's rows go with it. The policy holds
 * no sub-select, cast or OR: each would lose the index (and Citus refuses the first).
 * @param grants what `fairshift_app` may do; an append-only table takes `select, insert`
 */
export async function tenantTable(
  runner: QueryRunner,
  name: string,
  grants = 'select, insert, update, delete',
): Promise<void> {
  const table = checked(name);
  await force(runner, table);
  await runner.query(
    `alter table ${table} add constraint ${table}_organisation_fkey
       foreign key (organisation_id) references organisations on delete cascade`,
  );
  await runner.query(
    `create policy by_organisation on ${table} to fairshift_app
       using (organisation_id = current_organisation_id())
       with check (organisation_id = current_organisation_id())`,
  );
  await runner.query(`grant ${grants} on ${table} to fairshift_app`);
}

/** Everybody in the system reads; only the organisation that wrote a row changes it. Needs `system_id`. */
export async function sharedTable(
  runner: QueryRunner,
  name: string,
  grants = 'select, insert, update, delete',
): Promise<void> {
  const table = checked(name);
  const own = 'organisation_id = current_organisation_id() and system_id = current_system_id()';
  await force(runner, table);
  await runner.query(
    `alter table ${table} add constraint ${table}_organisation_fkey
       foreign key (organisation_id) references organisations on delete cascade`,
  );
  await runner.query(
    `create policy read_in_system on ${table} for select to fairshift_app using (system_id = current_system_id())`,
  );
  await runner.query(`create policy insert_own on ${table} for insert to fairshift_app with check (${own})`);
  await runner.query(
    `create policy update_own on ${table} for update to fairshift_app using (${own}) with check (${own})`,
  );
  await runner.query(`create policy delete_own on ${table} for delete to fairshift_app using (${own})`);
  await runner.query(`grant ${grants} on ${table} to fairshift_app`);
}
