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
}
