import { Injectable } from '@nestjs/common';
import type { OrganisationRole } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

export interface InvitationRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: OrganisationRole;
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const OPEN = `kind = 'invitation' and used_at is null and expires_at > now()`;

@Injectable()
export class InvitationsRepository {
  /** One more than `limit`, newest first: invitations that can still be used. */
  list(ctx: Context, limit: number, after?: string): Promise<InvitationRow[]> {
    return ctx.db.query<InvitationRow>(
      `select l.id, l.name, l.email, l.role, coalesce(p.name, 'a system administrator') as "invitedBy",
         l.created_at as "createdAt", l.expires_at as "expiresAt"
       from (select id, name, email, role, created_by, created_at, expires_at from links
         where organisation_id = $1 and ${OPEN} and ($2::uuid is null or id < $2)
         order by id desc limit $3) l
       left join persons p on p.id = l.created_by order by l.id desc`,
      [ctx.organisationId, after ?? null, limit + 1],
    );
  }

  async find(ctx: Context, id: string): Promise<InvitationRow | undefined> {
    const rows = await ctx.db.query<InvitationRow>(
      `select l.id, l.name, l.email, l.role, coalesce(p.name, 'a system administrator') as "invitedBy",
         l.created_at as "createdAt", l.expires_at as "expiresAt"
       from links l left join persons p on p.id = l.created_by
       where l.organisation_id = $1 and l.id = $2 and ${OPEN}`,
      [ctx.organisationId, id],
    );
    return rows[0];
  }

  remove(ctx: Context, id: string): Promise<number> {
    return ctx.db.execute(`delete from links where organisation_id = $1 and id = $2 and ${OPEN}`, [
      ctx.organisationId,
      id,
    ]);
  }
}
