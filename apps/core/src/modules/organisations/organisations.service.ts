import type { Organisation, RouteBody, routes } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { AppError, conflict, notFound } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { newId } from '../../platform/ids.js';
import { decodeAfter, page } from '../../platform/pages.js';
import { LinksService } from '../accounts/index.js';
import { OrganisationsRepository } from './organisations.repository.js';
import type { NewOrganisation } from './organisations.repository.js';
import { freeSlug, slugOf } from './slug.js';

export class HasAdmin extends AppError {
  constructor() {
    super(
      'has-admin',
      409,
      'This organisation has an admin already. They can invite others. If they cannot sign in, ask whoever runs Fairshift for a recovery link.',
    );
  }
}

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly links: LinksService,
    private readonly transactions: Transactions,
  ) {}

  async get(ctx: Context, id = ctx.organisationId): Promise<Organisation> {
    const found = await this.organisations.find(ctx, id);
    if (!found) throw notFound();
    return found;
  }

  async rename(
    ctx: Context,
    { name, version }: RouteBody<typeof routes.updateOrganisation>,
  ): Promise<Organisation> {
    const before = await this.get(ctx);
    if ((await this.organisations.rename(ctx, name, version)) === 0) throw conflict(before);
    const after = await this.get(ctx);
    await audit.record(ctx, {
      verb: 'organisation.renamed',
      objectType: 'organisation',
      objectId: after.id,
      words: `changed the organisation’s name to ${name}`,
      before: { name: before.name },
      after: { name },
    });
    await events.emit(ctx, { type: 'organisation.renamed', id: after.id, version: after.version });
    return after;
  }

  async list(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.organisations.list(ctx, limit, decodeAfter(after, 2));
    return page(rows, limit, { item: (row) => row, after: (row) => [row.name.toLowerCase(), row.id] });
  }

  /** Makes an organisation with a link for its first admin. Needs a system transaction. */
  async create(ctx: Context, body: RouteBody<typeof routes.createOrganisation>) {
    const id = newId();
    const slug = await this.#insert(ctx, { ...body, id });
    const fact = {
      verb: 'organisation.created',
      objectType: 'organisation',
      objectId: id,
      after: { ...body, slug },
    };
    await audit.record(ctx, fact);
    const inside = await this.transactions.enter(ctx, id);
    await this.organisations.insertCounter(inside);
    await audit.record(inside, { ...fact, words: 'made this organisation' });
    return { organisation: await this.get(ctx, id), adminLink: await this.#adminLink(inside) };
  }

  /** Another link for the first admin; none once there is one, since an administrator sees no data. */
  async createAdminLink(ctx: Context, organisationId: string) {
    await this.get(ctx, organisationId);
    const inside = await this.transactions.enter(ctx, organisationId);
    if (await this.links.hasAdmin(inside)) throw new HasAdmin();
    return this.#adminLink(inside);
  }

  /** Two with one name at once: the second waits, and then finds the slug taken. */
  async #insert(ctx: Context, organisation: Omit<NewOrganisation, 'slug'>): Promise<string> {
    const wanted = slugOf(organisation.name);
    let slug = wanted;
    do slug = freeSlug(wanted, await this.organisations.slugs(ctx, wanted));
    while (!(await this.organisations.insert(ctx, { ...organisation, slug })));
    return slug;
  }

  async #adminLink(inside: Context) {
    const { organisationId, systemId, actor } = inside;
    const link = {
      kind: 'invitation',
      role: 'admin',
      systemId,
      organisationId,
      createdBy: actor.personId,
    } as const;
    const made = await this.links.create(inside.db, link);
    await audit.record(inside, {
      verb: 'invitation.created',
      objectType: 'invitation',
      objectId: made.id,
      words: 'made a link for the first admin',
      after: { role: 'admin' },
    });
    return { link: made.link, expiresAt: made.expiresAt };
  }
}
