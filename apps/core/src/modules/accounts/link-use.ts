import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';
import { LinkNotUsable, fieldProblem } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';
import type { PersonRow } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import type { SignedIn, Visitor } from './accounts.service.js';
import { AuthDatabase } from './auth-database.js';
import { LinkRights } from './link-rights.js';
import { LinksRepository } from './links.repository.js';
import type { LinkRow } from './links.repository.js';
import { NewPeople } from './new-people.js';
import type { Acceptance } from './new-people.js';
import { hashPassword, weakness } from './passwords.js';

/** What happens when somebody opens a one-time link and uses it. */
@Injectable()
export class LinkUse {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly links: LinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly service: AccountsService,
    private readonly newPeople: NewPeople,
    private readonly rights: LinkRights,
  ) {}

  /** @throws LinkNotUsable */
  async lookUp(token: string) {
    return this.auth.run(async (db) => {
      const link = await this.#find(db, token);
      await this.#requireGood(db, link);
      const person = await this.#personOf(db, link);
      return {
        kind: link.kind,
        expiresAt: link.expiresAt,
        ...(link.organisationName ? { organisationName: link.organisationName } : {}),
        ...(link.name ? { name: link.name } : {}),
        ...(person && link.kind === 'recovery' ? { name: person.name, login: person.login } : {}),
        known: link.kind === 'invitation' && person !== undefined,
      };
    });
  }

  /** @throws LinkNotUsable, LoginTaken, EmailTaken, WrongSignIn (a known person's password), AppError 422 */
  async accept(acceptance: Acceptance, visitor: Visitor): Promise<SignedIn> {
    const [link, person] = await this.auth.run(async (db) => {
      const found = await this.#find(db, acceptance.token);
      return [found, await this.#personOf(db, found)] as const;
    });
    const known = await this.#knownPerson(link, person, acceptance, visitor);
    const hash = known ? undefined : await hashPassword(checkedPassword(acceptance, person));
    return this.auth.run(async (db) => {
      const already = known ?? link.personId;
      // Before anything is asked or changed: whoever gives rights or uses another such link waits for this one.
      if (already) await this.accounts.lockPerson(db, already);
      if (link.kind !== 'recovery') await this.links.lockJoining(db);
      if (!(await this.links.use(db, link.id))) throw new LinkNotUsable();
      await this.#requireGood(db, link);
      const personId = already ?? (await this.newPeople.create(db, { link, acceptance, hash: hash! }));
      if (link.kind === 'recovery') await this.#recover(db, { link, personId, hash: hash! });
      else await this.rights.give(db, link, personId);
      return this.service.startSession(db, personId, visitor);
    });
  }

  async #find(db: Queryable, token: string): Promise<LinkRow> {
    const link = await this.links.find(db, token);
    if (!link) throw new LinkNotUsable();
    return link;
  }

  /** A link may be days old: what was true when it was made must be true now. @throws LinkNotUsable */
  async #requireGood(db: Queryable, link: LinkRow): Promise<void> {
    if (!(await this.#isGood(db, link))) throw new LinkNotUsable();
  }

  async #isGood(db: Queryable, { id, kind, systemId }: LinkRow): Promise<boolean> {
    if (kind === 'recovery') return this.links.isRecoveryGood(db, id);
    if (kind === 'invitation') return this.links.isInvitationGood(db, id);
    return !(await this.accounts.hasSystemAdministrator(db, systemId));
  }

  async #personOf(db: Queryable, link: LinkRow): Promise<PersonRow | undefined> {
    if (link.personId) return this.accounts.findById(db, link.personId);
    return link.email ? this.accounts.findByLogin(db, link.email) : undefined;
  }

  /** Who joins with an account they have already: by the invitation's address, or by login without a new name. */
  async #knownPerson(
    link: LinkRow,
    person: PersonRow | undefined,
    { login, name, password }: Acceptance,
    visitor: Visitor,
  ): Promise<string | undefined> {
    if (link.kind === 'recovery') return undefined;
    const account = person?.login ?? (name === undefined ? login : undefined);
    if (account === undefined) return undefined;
    return this.service.prove({ login: account, address: visitor.address }, password);
  }

  async #recover(
    db: Queryable,
    { link, personId, hash }: { link: LinkRow; personId: string; hash: string },
  ): Promise<void> {
    const person = (await this.accounts.findById(db, personId))!;
    const by = link.organisationId === null ? 'the operator’s link' : 'a recovery link';
    await this.service.replacePassword(db, person, { hash, by });
  }
}

function checkedPassword({ password, login, name }: Acceptance, person: PersonRow | undefined): string {
  const about = [login ?? person?.login ?? '', ...(name ?? person?.name ?? '').split(/\s+/)];
  const weak = weakness(password, about);
  if (weak) throw fieldProblem('password', weak);
  return password;
}
