import type { RouteBody, routes } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import { decodeAfter, page } from '../../platform/pages.js';
import { LinksService } from '../accounts/index.js';
import { InvitationsRepository } from './invitations.repository.js';
import type { InvitationRow } from './invitations.repository.js';
import { MembersRepository } from './members.repository.js';
import { AlreadyMember } from './people.errors.js';

const present = ({ name, email, ...row }: InvitationRow) => ({
  ...row,
  ...(name === null ? {} : { name }),
  ...(email === null ? {} : { email }),
});

@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly links: LinksService,
  ) {}

  async list(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.invitations.list(ctx, limit, decodeAfter(after, 1)?.[0] as string | undefined);
    return page(rows, limit, { item: present, after: (row) => [row.id] });
  }

  /** The link is in this answer only. @throws AlreadyMember */
  async create(ctx: Context, body: RouteBody<typeof routes.createInvitation>) {
    if (body.email && (await this.members.hasEmail(ctx, body.email))) throw new AlreadyMember();
    const { organisationId, systemId, actor } = ctx;
    const wanted = { kind: 'invitation', systemId, organisationId, createdBy: actor.personId } as const;
    const { id, link } = await this.links.create(ctx.db, { ...wanted, ...body });
    await audit.record(ctx, {
      verb: 'invitation.created',
      objectType: 'invitation',
      objectId: id,
      words: `invited ${body.name ?? body.email ?? 'somebody'} as ${body.role}`,
      after: body,
    });
    return { invitation: present((await this.invitations.find(ctx, id))!), link };
  }

  async remove(ctx: Context, id: string): Promise<void> {
    const found = await this.invitations.find(ctx, id);
    if (!found) throw notFound();
    await this.invitations.remove(ctx, id);
    await audit.record(ctx, {
      verb: 'invitation.deleted',
      objectType: 'invitation',
      objectId: id,
      words: `took the invitation of ${found.name ?? found.email ?? 'somebody'} back`,
      before: { role: found.role },
    });
  }
}
