import type { Account } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly email: string | null;
  readonly systemId: string;
  readonly passwordHash: string | null;
}

export interface NewPerson {
  readonly id: string;
  readonly systemId: string;
  readonly name: string;
  readonly login: string;
  readonly email?: string | undefined;
}

const PERSON = `select p.id, p.name, p.login, p.email, p.system_id as "systemId", c.password_hash as "passwordHash"
  from persons p left join credentials c on c.person_id = p.id`;

/** SQL as the auth role; `db` is a transaction of AuthDatabase. */
@Injectable()
export class AccountsRepository {
  /** By login name, else by e-mail address; the two never name different people (see `isTaken`). */
  async findByLogin(db: Queryable, login: string): Promise<PersonRow | undefined> {
    const rows = await db.query<PersonRow>(
      `${PERSON} where lower(p.login) = lower($1) or lower(p.email) = lower($1) limit 1`,
      [login],
    );
    return rows[0];
  }

  async findById(db: Queryable, personId: string): Promise<PersonRow | undefined> {
    return (await db.query<PersonRow>(`${PERSON} where p.id = $1`, [personId]))[0];
  }

  /** Whether a name that a person could sign in with is somebody's login or e-mail address already. */
  async isTaken(db: Queryable, name: string): Promise<boolean> {
    return (await this.findByLogin(db, name)) !== undefined;
  }

  /** An installation has one. */
  async systemId(db: Queryable): Promise<string> {
    return (await db.query<{ id: string }>('select id from systems limit 1'))[0]!.id;
  }

  /** Whoever changes what a person may do, or sets a password for them, waits for the other. */
  async lockPerson(db: Queryable, personId: string): Promise<void> {
    await db.execute('select 1 from persons where id = $1 for no key update', [personId]);
  }

  async insertPerson(db: Queryable, person: NewPerson, passwordHash: string): Promise<void> {
    await db.execute('insert into persons (id, system_id, name, login, email) values ($1, $2, $3, $4, $5)', [
      person.id,
      person.systemId,
      person.name,
      person.login,
      person.email ?? null,
    ]);
    await this.setPassword(db, person.id, passwordHash);
  }

  async setPassword(db: Queryable, personId: string, passwordHash: string): Promise<void> {
    await db.execute(
      `insert into credentials (person_id, password_hash) values ($1, $2)
       on conflict (person_id) do update set password_hash = $2, changed_at = now()`,
      [personId, passwordHash],
    );
  }

  /** Needs the organisation set; a person who is in it already keeps their role. */
  async join(db: Queryable, organisationId: string, personId: string, role: string): Promise<number> {
    return db.execute(
      `insert into memberships (organisation_id, person_id, role) values ($1, $2, $3) on conflict do nothing`,
      [organisationId, personId, role],
    );
  }

  async addSystemRole(db: Queryable, systemId: string, personId: string, role: string): Promise<void> {
    await db.execute(
      'insert into system_roles (system_id, person_id, role) values ($1, $2, $3) on conflict do nothing',
      [systemId, personId, role],
    );
  }

  async hasSystemAdministrator(db: Queryable, systemId: string): Promise<boolean> {
    const rows = await db.query(
      `select 1 from system_roles where system_id = $1 and role = 'system-administrator' limit 1`,
      [systemId],
    );
    return rows.length > 0;
  }

  async organisationsOf(db: Queryable, personId: string): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      'select organisation_id as id from memberships where person_id = $1',
      [personId],
    );
    return rows.map((row) => row.id);
  }

  async hasRightsElsewhere(db: Queryable, personId: string, organisationId: string): Promise<boolean> {
    const rows = await db.query(
      `select 1 from memberships where person_id = $1 and organisation_id <> $2
       union all select 1 from system_roles where person_id = $1`,
      [personId, organisationId],
    );
    return rows.length > 0;
  }

  async account(db: Queryable, personId: string): Promise<Account | undefined> {
    const rows = await db.query<{ account: Account }>(
      `select json_build_object(
         'person', json_strip_nulls(json_build_object('id', p.id, 'name', p.name, 'login', p.login, 'email', p.email)),
         'memberships', coalesce((select json_agg(json_build_object('role', m.role, 'organisation',
             json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind, 'example', o.is_demo))
             order by o.name)
           from memberships m join organisations o on o.id = m.organisation_id and o.system_id = p.system_id
           where m.person_id = p.id), '[]'),
         'systemRoles', coalesce((select json_agg(r.role) from system_roles r
           where r.person_id = p.id and r.system_id = p.system_id), '[]'),
         'system', json_build_object('id', s.id, 'name', s.name),
         'demo', coalesce((select (value ->> 'on')::boolean from settings where key = 'demo'), false)) as account
       from persons p join systems s on s.id = p.system_id where p.id = $1`,
      [personId],
    );
    return rows[0]?.account;
  }
}
