import type { RouteBody, routes } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { conflict, invalid, notFound } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { newId } from '../../platform/ids.js';
import { decodeAfter, page } from '../../platform/pages.js';
import { TeamsRepository } from './teams.repository.js';

const unknownMember = () =>
  invalid([
    { column: 'memberIds', rule: 'member', message: 'A team takes people of this organisation only.' },
  ]);

@Injectable()
export class TeamsService {
  constructor(private readonly teams: TeamsRepository) {}

  async list(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.teams.list(ctx, limit, decodeAfter(after, 2));
    return page(rows, limit, { item: (row) => row, after: (row) => [row.name.toLowerCase(), row.id] });
  }

  async get(ctx: Context, id: string) {
    const team = await this.teams.find(ctx, id);
    if (!team) throw notFound();
    return team;
  }

  async create(ctx: Context, name: string) {
    const id = newId();
    await this.teams.insert(ctx, id, name);
    const fact = { verb: 'team.created', objectType: 'team', objectId: id };
    await audit.record(ctx, { ...fact, words: `made the team ${name}`, after: { name } });
    await events.emit(ctx, { type: 'team.created', id, version: 1 });
    return this.get(ctx, id);
  }

  async update(ctx: Context, id: string, body: RouteBody<typeof routes.updateTeam>) {
    const before = await this.get(ctx, id);
    if ((await this.teams.update(ctx, id, body.version, body.name)) === 0) throw conflict(before);
    if (body.memberIds) {
      const wanted = new Set(body.memberIds);
      // Of another organisation or of nobody: one answer, and nothing is kept.
      if ((await this.teams.setMembers(ctx, id, [...wanted])) !== wanted.size) throw unknownMember();
    }
    const after = await this.get(ctx, id);
    const fact = { verb: 'team.changed', objectType: 'team', objectId: id };
    await audit.record(ctx, { ...fact, words: `changed the team ${after.name}`, before, after });
    await events.emit(ctx, { type: 'team.changed', id, version: after.version });
    return after;
  }
}
