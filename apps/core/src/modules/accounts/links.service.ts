import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { Context, Queryable } from '../../platform/context.js';
import { AccountLog } from './account-log.js';
import type { Doer } from './account-log.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';
import { LinksRepository } from './links.repository.js';
import type { NewLink } from './links.repository.js';

/** The token stands after `#`: browsers send that part to nobody, so no log holds it. */
export const linkAddress = (config: Config, token: string): string => `${config.url.origin}/link#${token}`;

/** Makes one-time links; LinkUse takes them back. */
@Injectable()
export class LinksService {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly links: LinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly log: AccountLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a one-time link in the caller's own transaction. */
  async create(db: Queryable, link: NewLink): Promise<{ id: string; link: string; expiresAt: string }> {
    const { id, token, expiresAt } = await this.links.create(db, link);
    return { id, link: linkAddress(this.config, token), expiresAt };
  }

  /** Whether the organisation of this transaction has an admin. */
  hasAdmin(ctx: Context): Promise<boolean> {
    return this.links.hasAdmin(ctx);
  }

  /** Whether a person may do anything outside this organisation, here or on the system. */
  hasRightsElsewhere(personId: string, organisationId: string): Promise<boolean> {
    return this.auth.run((db) => this.accounts.hasRightsElsewhere(db, personId, organisationId));
  }

  /** For the first start and the end of the demo. */
  async createFirstAdministrator(db: Queryable, by: Doer): Promise<string> {
    const { systemId } = by;
    const { id, link } = await this.create(db, { kind: 'first-administrator', systemId });
    await this.log.system(db, by, {
      verb: 'first-administrator-link.created',
      objectType: 'link',
      objectId: id,
      words: 'made a link for the first system administrator',
    });
    return link;
  }
}
