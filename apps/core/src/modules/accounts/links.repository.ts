import { Injectable } from '@nestjs/common';
import type { Context, Queryable } from '../../platform/context.js';
import { newId, newToken, tokenHash } from '../../platform/ids.js';

export type LinkKind = 'invitation' | 'recovery' | 'first-administrator';

export interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly systemId: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly personId: string | null;
  readonly role: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly expiresAt: string;
}

export interface NewLink {
  readonly kind: LinkKind;
  readonly systemId: string;
  readonly organisationId?: string;
  readonly personId?: string;
  readonly role?: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly createdBy?: string;
}

export interface MadeLink {
  readonly id: string;
  /** Shown once; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: string;
}

const HOURS: Readonly<Record<LinkKind, number>> = {
  invitation: 7 * 24,
  recovery: 24,
  'first-administrator': 24,
};

const LINK = `select l.id, l.kind, l.system_id as "systemId", l.organisation_id as "organisationId",
    o.name as "organisationName", l.person_id as "personId", l.role, l.name, l.email, l.expires_at as "expiresAt"
  from links l left join organisations o on o.id = l.organisation_id`;

const MAKER_IS_ADMIN = `exists (select 1 from memberships m where m.organisation_id = l.organisation_id
  and m.person_id = l.created_by and m.role = 'admin')`;

@Injectable()
export class LinksRepository {
  /** Works as the app role (inside its organisation) and as the auth role. */
  async create(db: Queryable, link: NewLink): Promise<MadeLink> {
    const made = { id: newId(), token: newToken() };
    const rows = await db.query<{ expiresAt: string }>(
      `insert into links (id, kind, token_hash, system_id, organisation_id, person_id, role, name, email,
         created_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now() + $11 * interval '1 hour')
       returning expires_at as "expiresAt"`,
      [
        made.id,
        link.kind,
        tokenHash(made.token),
        link.systemId,
        link.organisationId ?? null,
        link.personId ?? null,
        link.role ?? null,
        link.name ?? null,
        link.email ?? null,
        link.createdBy ?? null,
        HOURS[link.kind],
      ],
    );
    return { ...made, expiresAt: rows[0]!.expiresAt };
  }

  async hasAdmin(ctx: Context): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from memberships where organisation_id = $1 and role = 'admin' limit 1`,
      [ctx.organisationId],
    );
    return rows.length > 0;
  }

  /** As the auth role: a link that can still be used. */
  async find(db: Queryable, token: string): Promise<LinkRow | undefined> {
    const rows = await db.query<LinkRow>(
      `${LINK} where l.token_hash = $1 and l.used_at is null and l.expires_at > now()`,
      [tokenHash(token)],
    );
    return rows[0];
  }

  /** As the auth role: of two who use a link at once, one is told false. */
  async use(db: Queryable, id: string): Promise<boolean> {
    const sql = 'update links set used_at = now() where id = $1 and used_at is null and expires_at > now()';
    return (await db.execute(sql, [id])) === 1;
  }

  /** People who join wait for each other: one of two becomes the first admin, or gets the name that both chose. */
  async lockJoining(db: Queryable): Promise<void> {
    await db.execute('select pg_advisory_xact_lock(7346003)');
  }

  /**
   * Whether an invitation's maker may still invite: as admin of the organisation, or as system administrator
   * while it has no admin.
   */
  async isInvitationGood(db: Queryable, id: string): Promise<boolean> {
    const rows = await db.query(
      `select 1 from links l where l.id = $1 and (${MAKER_IS_ADMIN} or (l.role = 'admin'
         and exists (select 1 from system_roles r where r.system_id = l.system_id
           and r.person_id = l.created_by and r.role = 'system-administrator')
         and not exists (select 1 from memberships m
           where m.organisation_id = l.organisation_id and m.role = 'admin')))`,
      [id],
    );
    return rows.length > 0;
  }

  /**
   * Whether a recovery link may still open its person's account. The operator's may; an organisation's only
   * while its maker is admin there and its person has rights there and nowhere else.
   */
  async isRecoveryGood(db: Queryable, id: string): Promise<boolean> {
    const rows = await db.query(
      `select 1 from links l where l.id = $1 and (l.organisation_id is null or (${MAKER_IS_ADMIN}
         and exists (select 1 from memberships m
           where m.organisation_id = l.organisation_id and m.person_id = l.person_id)
         and not exists (select 1 from memberships m
           where m.organisation_id <> l.organisation_id and m.person_id = l.person_id)
         and not exists (select 1 from system_roles r where r.person_id = l.person_id)))`,
      [id],
    );
    return rows.length > 0;
  }

  /** As the auth role, which deletes no link: a used one opens nothing. */
  async voidRecovery(db: Queryable, personId: string): Promise<void> {
    await db.execute(
      `update links set used_at = now() where kind = 'recovery' and person_id = $1 and used_at is null`,
      [personId],
    );
  }

  /** Once there is a first administrator, or a first admin of the organisation, no other link may make one. */
  async voidFirsts(db: Queryable, { id, kind }: LinkRow): Promise<void> {
    await db.execute(
      `update links l set used_at = now() from links used
       where used.id = $1 and l.kind = $2 and l.used_at is null and l.system_id = used.system_id
         and l.organisation_id is not distinct from used.organisation_id and not ${MAKER_IS_ADMIN}`,
      [id, kind],
    );
  }
}
