import type { Member, OrganisationRole } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';

type MemberRow = Omit<Member, 'email'> & { readonly email: string | null };

const MEMBER = `select m.person_id as "personId", p.name, p.login, p.email, m.role, m.joined_at as "joinedAt", m.version
  from memberships m join persons p on p.id = m.person_id`;

const present = ({ email, ...row }: MemberRow): Member => ({ ...row, ...(email === null ? {} : { email }) });

@Injectable()
export class MembersRepository {
  /** One more than `limit`, by name. */
  async list(ctx: Context, limit: number, after?: readonly (string | number)[]): Promise<Member[]> {
    const rows = await ctx.db.query<MemberRow>(
      `${MEMBER} where m.organisation_id = $1
         and ($2::text is null or (lower(p.name), p.id) > ($2, $3::uuid))
       order by lower(p.name), p.id limit $4`,
      [ctx.organisationId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return rows.map(present);
  }

  async find(ctx: Context, personId: string): Promise<Member | undefined> {
    const rows = await ctx.db.query<MemberRow>(
      `${MEMBER} where m.organisation_id = $1 and m.person_id = $2`,
      [ctx.organisationId, personId],
    );
    return rows.map(present)[0];
  }

  async hasEmail(ctx: Context, email: string): Promise<boolean> {
    const rows = await ctx.db.query(`${MEMBER} where m.organisation_id = $1 and lower(p.email) = lower($2)`, [
      ctx.organisationId,
      email,
    ]);
    return rows.length > 0;
  }

  /** Locks them, so that two admins cannot take each other's role away at once. */
  async lockAdmins(ctx: Context): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select person_id as id from memberships where organisation_id = $1 and role = 'admin' for update`,
      [ctx.organisationId],
    );
    return rows.map((row) => row.id);
  }

  /** Number of rows: 0 when somebody else changed it in between. */
  setRole(ctx: Context, personId: string, role: OrganisationRole, version: number): Promise<number> {
    return ctx.db.execute(
      `update memberships set role = $4, version = version + 1
       where organisation_id = $1 and person_id = $2 and version = $3`,
      [ctx.organisationId, personId, version, role],
    );
  }

  remove(ctx: Context, personId: string): Promise<number> {
    return ctx.db.execute('delete from memberships where organisation_id = $1 and person_id = $2', [
      ctx.organisationId,
      personId,
    ]);
  }

  /** Open links of this organisation for the account of somebody who leaves. */
  deleteRecoveryLinks(ctx: Context, personId: string): Promise<number> {
    return ctx.db.execute(
      `delete from links where organisation_id = $1 and person_id = $2 and kind = 'recovery' and used_at is null`,
      [ctx.organisationId, personId],
    );
  }

  /** Open links that somebody made here. */
  deleteLinksMadeBy(ctx: Context, personId: string): Promise<number> {
    return ctx.db.execute(
      'delete from links where organisation_id = $1 and created_by = $2 and used_at is null',
      [ctx.organisationId, personId],
    );
  }
}
