import type { OrganisationRole, SystemRole } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import type { FirstOrganisation } from './demo-people.js';

/** SQL of the first start, as the auth role in a transaction of its own. */
@Injectable()
export class FirstStartRepository {
  /** Of several processes that start together, one does the first start. */
  async lock(db: Queryable): Promise<void> {
    await db.execute('select pg_advisory_xact_lock(7346003)');
  }

  async systemId(db: Queryable): Promise<string | undefined> {
    return (await db.query<{ id: string }>('select id from systems limit 1'))[0]?.id;
  }

  async insertSystem(db: Queryable, name: string): Promise<string> {
    const id = newId();
    await db.execute('insert into systems (id, name) values ($1, $2)', [id, name]);
    return id;
  }

  async insertSetting(db: Queryable, key: string, value: unknown): Promise<void> {
    await db.execute('insert into settings (key, value) values ($1, $2)', [key, JSON.stringify(value)]);
  }

  async isDemo(db: Queryable): Promise<boolean> {
    const rows = await db.query<{ on: boolean }>(
      `select (value ->> 'on')::boolean as on from settings where key = 'demo'`,
    );
    return rows[0]?.on ?? false;
  }

  async hasAdministrator(db: Queryable): Promise<boolean> {
    return (
      (await db.query(`select 1 from system_roles where role = 'system-administrator' limit 1`)).length > 0
    );
  }

  async hasOpenData(db: Queryable, systemId: string): Promise<boolean> {
    const sql = `select 1 from organisations where system_id = $1 and kind = 'open-data'`;
    return (await db.query(sql, [systemId])).length > 0;
  }

  /** What the open data hold is real; all other organisations of the first start are examples. */
  async insertOrganisation(
    db: Queryable,
    systemId: string,
    organisation: FirstOrganisation,
  ): Promise<string> {
    const id = newId();
    const { slug, name, kind } = organisation;
    await db.execute(
      'insert into organisations (id, system_id, slug, name, kind, is_demo) values ($1, $2, $3, $4, $5, $6)',
      [id, systemId, slug, name, kind, kind !== 'open-data'],
    );
    return id;
  }

  /** Needs the organisation set. */
  async insertCounter(db: Queryable, organisationId: string): Promise<void> {
    await db.execute('insert into organisation_counters (organisation_id) values ($1)', [organisationId]);
  }

  async insertPerson(db: Queryable, person: { systemId: string; name: string; login: string; hash: string }) {
    const id = newId();
    await db.execute(
      'insert into persons (id, system_id, name, login, is_demo) values ($1, $2, $3, $4, true)',
      [id, person.systemId, person.name, person.login],
    );
    await db.execute('insert into credentials (person_id, password_hash) values ($1, $2)', [id, person.hash]);
    return id;
  }

  async insertMembership(db: Queryable, organisationId: string, personId: string, role: OrganisationRole) {
    await db.execute('insert into memberships (organisation_id, person_id, role) values ($1, $2, $3)', [
      organisationId,
      personId,
      role,
    ]);
  }

  async insertSystemRole(db: Queryable, systemId: string, personId: string, role: SystemRole) {
    await db.execute('insert into system_roles (system_id, person_id, role) values ($1, $2, $3)', [
      systemId,
      personId,
      role,
    ]);
  }
}
