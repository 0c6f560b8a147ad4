import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';
import { AccountLog } from './account-log.js';
import type { Doer } from './account-log.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';
import { LinksRepository } from './links.repository.js';
import type { LinkRow } from './links.repository.js';

/** What an invitation or a first administrator's link gives to the person who uses it. */
@Injectable()
export class LinkRights {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly accounts: AccountsRepository,
    private readonly links: LinksRepository,
    private readonly log: AccountLog,
  ) {}

  async give(db: Queryable, link: LinkRow, personId: string): Promise<void> {
    const { name } = (await this.accounts.findById(db, personId))!;
    const person = { personId, name, systemId: link.systemId };
    if (link.kind === 'first-administrator') await this.#administer(db, link, person);
    else await this.#join(db, link, person);
  }

  async #administer(db: Queryable, link: LinkRow, person: Doer): Promise<void> {
    const role = 'system-administrator';
    await this.accounts.addSystemRole(db, link.systemId, person.personId, role);
    await this.links.voidFirsts(db, link);
    await this.log.system(db, person, {
      verb: 'system-role.given',
      objectType: 'person',
      objectId: person.personId,
      words: 'became the first system administrator by a link',
      after: { role },
    });
  }

  async #join(db: Queryable, link: LinkRow, person: Doer): Promise<void> {
    const { organisationId, role } = link as { organisationId: string; role: string };
    await this.auth.enter(db, organisationId);
    const joined = (await this.accounts.join(db, organisationId, person.personId, role)) > 0;
    if (role === 'admin') await this.links.voidFirsts(db, link);
    await this.log.organisation(db, person, organisationId, {
      verb: joined ? 'person.joined' : 'invitation.used',
      objectType: 'person',
      objectId: person.personId,
      words: joined
        ? 'joined by an invitation'
        : 'used an invitation, and was here already with the same role',
      ...(joined ? { after: { role } } : {}),
    });
  }
}
