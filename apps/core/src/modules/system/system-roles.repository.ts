import type { SystemPerson, SystemRole } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Context, Queryable } from '../../platform/context.js';

interface Holding {
  readonly systemId: string;
  readonly personId: string;
  readonly role: SystemRole;
}

@Injectable()
export class SystemRolesRepository {
  /** One more than `limit`, by name. */
  list(ctx: Context, limit: number, after?: readonly (string | number)[]): Promise<SystemPerson[]> {
    return ctx.db.query<SystemPerson>(
      `select r.person_id as "personId", p.name, p.login, r.role
       from system_roles r join persons p on p.id = r.person_id
       where r.system_id = $1 and ($2::text is null or (lower(p.name), r.role, r.person_id) > ($2, $3, $4::uuid))
       order by lower(p.name), r.role, r.person_id limit $5`,
      [ctx.systemId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
    );
  }

  // What follows runs as the auth role: the app role gives nobody a right on the system.

  /** By login name or e-mail address. Whoever sets a password for this person waits, and then sees the new role. */
  async lockPerson(
    db: Queryable,
    systemId: string,
    login: string,
  ): Promise<Omit<SystemPerson, 'role'> | undefined> {
    const rows = await db.query<Omit<SystemPerson, 'role'>>(
      `select id as "personId", name, login from persons
       where system_id = $1 and (lower(login) = lower($2) or lower(email) = lower($2)) for no key update`,
      [systemId, login],
    );
    return rows[0];
  }

  /** Two administrators who take each other's role away at once wait for each other. */
  async lockRoles(db: Queryable): Promise<void> {
    await db.execute('select pg_advisory_xact_lock(7346004)');
  }

  async holders(
    db: Queryable,
    systemId: string,
    role: SystemRole,
  ): Promise<{ personId: string; name: string }[]> {
    return db.query(
      `select r.person_id as "personId", p.name from system_roles r join persons p on p.id = r.person_id
       where r.system_id = $1 and r.role = $2`,
      [systemId, role],
    );
  }

  /** Number of rows: 0 when the person has the role already. */
  give(db: Queryable, { systemId, personId, role }: Holding): Promise<number> {
    return db.execute(
      'insert into system_roles (system_id, person_id, role) values ($1, $2, $3) on conflict do nothing',
      [systemId, personId, role],
    );
  }

  take(db: Queryable, { systemId, personId, role }: Holding): Promise<number> {
    return db.execute('delete from system_roles where system_id = $1 and person_id = $2 and role = $3', [
      systemId,
      personId,
      role,
    ]);
  }
}
