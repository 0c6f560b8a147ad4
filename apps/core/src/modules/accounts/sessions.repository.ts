import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/authentication.js';
import type { Queryable } from '../../platform/context.js';
import { newId, newToken, tokenHash } from '../../platform/ids.js';
import { AuthDatabase } from './auth-database.js';

/**
 * ASVS 5.0 7.3.1 and 7.3.2 ask for documented limits. A shift on a ward is 12 hours: a session that nobody
 * used for that long ends, and every session ends after 7 days.
 */
const RUNS = `s.last_used_at > now() - interval '12 hours' and s.started_at > now() - interval '7 days'`;

export interface SessionRow {
  readonly id: string;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly device: string;
}

type PrincipalRow = Principal & { readonly stale: boolean };

@Injectable()
export class SessionsRepository {
  constructor(private readonly auth: AuthDatabase) {}

  async findPrincipal(token: string): Promise<PrincipalRow | undefined> {
    const rows = await this.auth.query<PrincipalRow>(
      `select s.id as "sessionId", p.id as "personId", p.name, p.system_id as "systemId",
         s.last_used_at < now() - interval '1 minute' as stale,
         coalesce((select json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role))
           from memberships m join organisations o on o.id = m.organisation_id and o.system_id = p.system_id
           where m.person_id = p.id), '[]') as memberships,
         coalesce((select json_agg(r.role) from system_roles r
           where r.person_id = p.id and r.system_id = p.system_id), '[]') as "systemRoles"
       from sessions s join persons p on p.id = s.person_id
       where s.token_hash = $1 and ${RUNS}`,
      [tokenHash(token)],
    );
    return rows[0];
  }

  async touch(sessionId: string): Promise<void> {
    await this.auth.query('update sessions set last_used_at = now() where id = $1', [sessionId]);
  }

  async stillAllowed(sessionIds: readonly string[], organisationIds: readonly string[]): Promise<string[]> {
    const rows = await this.auth.query<{ pair: string }>(
      `select s.id || ' ' || m.organisation_id as pair
       from unnest($1::uuid[], $2::uuid[]) as wanted (session_id, organisation_id)
       join sessions s on s.id = wanted.session_id and ${RUNS}
       join memberships m on m.person_id = s.person_id and m.organisation_id = wanted.organisation_id`,
      [[...sessionIds], [...organisationIds]],
    );
    return rows.map((row) => row.pair);
  }

  /** Starts a session; only the answer holds its token. */
  async create(db: Queryable, personId: string, device: string): Promise<string> {
    const token = newToken();
    await db.execute(`insert into sessions (id, person_id, token_hash, device) values ($1, $2, $3, $4)`, [
      newId(),
      personId,
      tokenHash(token),
      device.slice(0, 200),
    ]);
    await db.execute(`delete from sessions s where s.person_id = $1 and not (${RUNS})`, [personId]);
    return token;
  }

  list(db: Queryable, personId: string): Promise<SessionRow[]> {
    return db.query<SessionRow>(
      `select s.id, s.started_at as "startedAt", s.last_used_at as "lastUsedAt", s.device
       from sessions s where s.person_id = $1 and ${RUNS} order by s.last_used_at desc`,
      [personId],
    );
  }

  end(db: Queryable, sessionId: string): Promise<number> {
    return db.execute('delete from sessions where id = $1', [sessionId]);
  }

  /** Ends all sessions of a person but the one that is kept. */
  endAll(db: Queryable, personId: string, keep?: string): Promise<number> {
    return db.execute('delete from sessions where person_id = $1 and id is distinct from $2', [
      personId,
      keep ?? null,
    ]);
  }
}
