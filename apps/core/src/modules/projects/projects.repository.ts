import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import type { Aim } from './aim-sentence.js';

/** A project as stored. */
export interface ProjectRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly aim: Aim | null;
  readonly summary: string;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly characteristic: string;
  readonly domain: 'access' | 'experience' | 'outcome';
  readonly setting: string;
  readonly example: boolean;
  readonly updatedAt: string;
}

export type ProjectFields = Pick<
  ProjectRow,
  'title' | 'aim' | 'summary' | 'teamId' | 'characteristic' | 'domain' | 'setting'
>;

export interface NoteRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

const SELECT = `select p.id, p.version, p.title, p.aim, p.summary, p.team_id as "teamId", t.name as "teamName",
    p.characteristic, p.domain, p.setting, o.is_demo as example, p.updated_at as "updatedAt"
  from projects p
  join organisations o on o.id = p.organisation_id
  left join teams t on t.organisation_id = p.organisation_id and t.id = p.team_id`;

/** Projects of one organisation and what teams wrote about them. */
@Injectable()
export class ProjectsRepository {
  async list(ctx: Context, after: string | undefined, limit: number): Promise<ProjectRow[]> {
    return ctx.db.query<ProjectRow>(
      `${SELECT} where p.organisation_id = $1 and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
      [ctx.organisationId, after ?? null, limit],
    );
  }

  async find(ctx: Context, id: string): Promise<ProjectRow | undefined> {
    const rows = await ctx.db.query<ProjectRow>(`${SELECT} where p.organisation_id = $1 and p.id = $2`, [
      ctx.organisationId,
      id,
    ]);
    return rows[0];
  }

  async insert(ctx: Context, id: string, fields: ProjectFields): Promise<void> {
    await ctx.db.execute(
      `insert into projects (organisation_id, id, title, aim, summary, team_id, characteristic, domain, setting)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [ctx.organisationId, id, ...values(fields)],
    );
  }

  /** Answers false when somebody else changed the project in the meantime. */
  async update(ctx: Context, id: string, version: number, fields: ProjectFields): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update projects set title = $4, aim = $5, summary = $6, team_id = $7, characteristic = $8, domain = $9,
         setting = $10, version = version + 1, updated_at = now()
       where organisation_id = $1 and id = $2 and version = $3`,
      [ctx.organisationId, id, version, ...values(fields)],
    );
    return changed === 1;
  }

  async notes(ctx: Context, projectId: string): Promise<NoteRow[]> {
    return ctx.db.query<NoteRow>(
      `select id, created_at as at, author as by, text from project_notes
       where organisation_id = $1 and project_id = $2 order by created_at desc, id limit 200`,
      [ctx.organisationId, projectId],
    );
  }

  async insertNote(ctx: Context, projectId: string, id: string, text: string): Promise<void> {
    await ctx.db.execute(
      `insert into project_notes (organisation_id, id, project_id, author, text) values ($1, $2, $3, $4, $5)`,
      [ctx.organisationId, id, projectId, ctx.actor.name, text],
    );
  }

  /** Whether the person is in the team; team members may change only their teams' projects. */
  async isInTeam(ctx: Context, teamId: string): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from team_members where organisation_id = $1 and team_id = $2 and person_id = $3`,
      [ctx.organisationId, teamId, ctx.actor.personId],
    );
    return rows.length > 0;
  }

  async teamExists(ctx: Context, teamId: string): Promise<boolean> {
    const rows = await ctx.db.query(`select 1 from teams where organisation_id = $1 and id = $2`, [
      ctx.organisationId,
      teamId,
    ]);
    return rows.length > 0;
  }
}

function values(fields: ProjectFields): unknown[] {
  const { title, aim, summary, teamId, characteristic, domain, setting } = fields;
  return [title, aim ? JSON.stringify(aim) : null, summary, teamId, characteristic, domain, setting];
}
