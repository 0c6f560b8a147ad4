import { Injectable } from '@nestjs/common';
import type { Project, RouteBody, routes } from '@fairshift/contracts';
import { recordChange } from '../../platform/changes.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { aimSentence } from './aim-sentence.js';
import { ChartsRepository } from './charts.repository.js';
import { NotYourTeam } from './projects.errors.js';
import { ProjectsRepository, type ProjectFields, type ProjectRow } from './projects.repository.js';

type ListedProject = Omit<Project, 'notes'>;

/** Projects: work by a team towards an aim. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly charts: ChartsRepository,
  ) {}

  async list(ctx: Context, query: { after?: string | undefined; limit: number }) {
    const rows = await this.projects.list(ctx, idAfter(query.after), query.limit + 1);
    const charts = await this.charts.listByProjects(
      ctx,
      rows.map((row) => row.id),
    );
    const items = rows.map((row): ListedProject => ({
      ...toProject(row),
      charts: charts.filter((chart) => chart.projectId === row.id),
    }));
    return pageById(items, query.limit);
  }

  async get(ctx: Context, id: string): Promise<Project> {
    const row = await this.mustFind(ctx, id);
    const charts = await this.charts.listByProjects(ctx, [id]);
    const notes = await this.projects.notes(ctx, id);
    return { ...toProject(row), charts, notes };
  }

  async create(ctx: Context, body: RouteBody<typeof routes.createProject>): Promise<Project> {
    const fields: ProjectFields = { ...body, aim: body.aim ?? null, teamId: body.teamId ?? null };
    await this.checkTeam(ctx, fields.teamId);
    const id = newId();
    await this.projects.insert(ctx, id, fields);
    await recordChange(ctx, {
      verb: 'project.created',
      objectType: 'project',
      objectId: id,
      words: `started the project ${fields.title}`,
      after: fields,
    });
    return this.get(ctx, id);
  }

  async update(ctx: Context, id: string, body: RouteBody<typeof routes.updateProject>): Promise<Project> {
    const before = await this.mustFind(ctx, id);
    await this.mayChange(ctx, before);
    const { version, ...changes } = body;
    const fields: ProjectFields = {
      title: changes.title ?? before.title,
      aim: changes.aim ?? before.aim,
      summary: changes.summary ?? before.summary,
      teamId: changes.teamId ?? before.teamId,
      characteristic: changes.characteristic ?? before.characteristic,
      domain: changes.domain ?? before.domain,
      setting: changes.setting ?? before.setting,
    };
    await this.checkTeam(ctx, fields.teamId);
    if (!(await this.projects.update(ctx, id, version, fields))) throw conflict(await this.get(ctx, id));
    await recordChange(ctx, {
      verb: 'project.changed',
      objectType: 'project',
      objectId: id,
      words: `changed the project ${fields.title}`,
      before,
      after: fields,
    });
    return this.get(ctx, id);
  }

  async addNote(ctx: Context, id: string, text: string): Promise<Project> {
    const project = await this.mustFind(ctx, id);
    await this.mayChange(ctx, project);
    const noteId = newId();
    await this.projects.insertNote(ctx, id, noteId, text);
    await recordChange(ctx, {
      verb: 'project.noted',
      objectType: 'project',
      objectId: id,
      words: `wrote a note in the project ${project.title}`,
      after: { noteId, text },
    });
    return this.get(ctx, id);
  }

  /** Refuses a team member whose team does not own the project; others pass. */
  async mayChange(ctx: Context, project: { teamId: string | null; teamName: string | null }): Promise<void> {
    if (ctx.role !== 'team-member' || project.teamId === null) return;
    if (!(await this.projects.isInTeam(ctx, project.teamId)))
      throw new NotYourTeam(project.teamName ?? 'another team');
  }

  async mustFind(ctx: Context, id: string): Promise<ProjectRow> {
    const row = await this.projects.find(ctx, id);
    if (!row) throw notFound();
    return row;
  }

  private async checkTeam(ctx: Context, teamId: string | null): Promise<void> {
    if (teamId === null) return;
    if (!(await this.projects.teamExists(ctx, teamId))) throw notFound();
    await this.mayChange(ctx, { teamId, teamName: null });
  }
}

function toProject(row: ProjectRow): ListedProject {
  const { aim, teamId, teamName, ...rest } = row;
  return {
    ...rest,
    ...(aim ? { aim } : {}),
    aimSentence: aim ? aimSentence(aim) : '',
    ...(teamId && teamName ? { team: { id: teamId, name: teamName } } : {}),
    charts: [],
  };
}
