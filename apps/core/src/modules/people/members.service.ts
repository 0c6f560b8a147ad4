import type { Member, OrganisationRole } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { decodeAfter, page } from '../../platform/pages.js';
import { LinksService } from '../accounts/index.js';
import { MembersRepository } from './members.repository.js';
import { LastAdmin, WorksElsewhere } from './people.errors.js';

/** Links that end with the rights of the person who made them. */
const ended = (openLinks: number) => (openLinks === 0 ? {} : { openLinks });

@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly links: LinksService,
  ) {}

  async list(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.members.list(ctx, limit, decodeAfter(after, 2));
    return page(rows, limit, { item: (row) => row, after: (row) => [row.name.toLowerCase(), row.personId] });
  }

  /** @throws AppError 404 */
  async get(ctx: Context, personId: string): Promise<Member> {
    const member = await this.members.find(ctx, personId);
    if (!member) throw notFound();
    return member;
  }

  /** @throws LastAdmin */
  async setRole(
    ctx: Context,
    personId: string,
    { role, version }: { role: OrganisationRole; version: number },
  ): Promise<Member> {
    const before = await this.get(ctx, personId);
    if (role !== 'admin') await this.#keepAnAdmin(ctx, personId);
    if ((await this.members.setRole(ctx, personId, role, version)) === 0) throw conflict(before);
    const links = role === 'admin' ? 0 : await this.members.deleteLinksMadeBy(ctx, personId);
    const after = await this.get(ctx, personId);
    await audit.record(ctx, {
      verb: 'member.changed',
      objectType: 'person',
      objectId: personId,
      words: `changed the role of ${after.name} from ${before.role} to ${role}`,
      before: { role: before.role, ...ended(links) },
      after: { role },
    });
    await events.emit(ctx, { type: 'member.changed', id: personId, version: after.version });
    return after;
  }

  /** Rights are read for each request, so that they end here at once. @throws LastAdmin */
  async remove(ctx: Context, personId: string): Promise<void> {
    const member = await this.get(ctx, personId);
    await this.#keepAnAdmin(ctx, personId);
    await this.members.remove(ctx, personId);
    await this.members.deleteRecoveryLinks(ctx, personId);
    const links = await this.members.deleteLinksMadeBy(ctx, personId);
    await audit.record(ctx, {
      verb: 'member.removed',
      objectType: 'person',
      objectId: personId,
      words: `took ${member.name} out of the organisation`,
      before: { role: member.role, ...ended(links) },
    });
    await events.emit(ctx, { type: 'member.removed', id: personId });
  }

  /** @throws WorksElsewhere */
  async createRecoveryLink(ctx: Context, personId: string) {
    const { name } = await this.get(ctx, personId);
    const { organisationId, systemId, actor } = ctx;
    if (await this.links.hasRightsElsewhere(personId, organisationId)) throw new WorksElsewhere();
    const { id, link, expiresAt } = await this.links.create(ctx.db, {
      kind: 'recovery',
      systemId,
      organisationId,
      personId,
      createdBy: actor.personId,
    });
    await audit.record(ctx, {
      verb: 'recovery-link.created',
      objectType: 'person',
      objectId: personId,
      words: `made a recovery link for ${name}`,
      after: { linkId: id },
    });
    return { link, expiresAt };
  }

  async #keepAnAdmin(ctx: Context, leaving: string): Promise<void> {
    const admins = await this.members.lockAdmins(ctx);
    if (admins.length === 1 && admins[0] === leaving) throw new LastAdmin();
  }
}
