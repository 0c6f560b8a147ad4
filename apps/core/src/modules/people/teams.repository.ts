import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { team } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

type Team = z.output<typeof team>;

const TEAM = `select t.id, t.name, t.version,
    coalesce((select json_agg(json_build_object('personId', p.id, 'name', p.name) order by lower(p.name), p.id)
      from team_members tm join persons p on p.id = tm.person_id
      where tm.organisation_id = t.organisation_id and tm.team_id = t.id), '[]') as members
  from teams t`;

@Injectable()
export class TeamsRepository {
  /** One more than `limit`, by name. */
  list(ctx: Context, limit: number, after?: readonly (string | number)[]): Promise<Team[]> {
    return ctx.db.query<Team>(
      `${TEAM} where t.organisation_id = $1 and ($2::text is null or (lower(t.name), t.id) > ($2, $3::uuid))
       order by lower(t.name), t.id limit $4`,
      [ctx.organisationId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async find(ctx: Context, id: string): Promise<Team | undefined> {
    return (
      await ctx.db.query<Team>(`${TEAM} where t.organisation_id = $1 and t.id = $2`, [ctx.organisationId, id])
    )[0];
  }

  async insert(ctx: Context, id: string, name: string): Promise<void> {
    await ctx.db.execute('insert into teams (organisation_id, id, name) values ($1, $2, $3)', [
      ctx.organisationId,
      id,
      name,
    ]);
  }

  /** Number of rows: 0 when somebody else changed it in between. */
  update(ctx: Context, id: string, version: number, name: string | undefined): Promise<number> {
    return ctx.db.execute(
      `update teams set name = coalesce($4, name), version = version + 1
       where organisation_id = $1 and id = $2 and version = $3`,
      [ctx.organisationId, id, version, name ?? null],
    );
  }

  /** Replaces who is in a team by those of `personIds` who are members of the organisation. */
  async setMembers(ctx: Context, id: string, personIds: readonly string[]): Promise<number> {
    await ctx.db.execute('delete from team_members where organisation_id = $1 and team_id = $2', [
      ctx.organisationId,
      id,
    ]);
    return ctx.db.execute(
      `insert into team_members (organisation_id, team_id, person_id)
       select m.organisation_id, $2, m.person_id from memberships m
       where m.organisation_id = $1 and m.person_id = any ($3::uuid[])`,
      [ctx.organisationId, id, [...personIds]],
    );
  }
}
