import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { Context, Queryable } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import { LinkNotUsable, LoginTaken, fieldProblem } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';
import type { PersonRow } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import type { SignedIn, Visitor } from './accounts.service.js';
import { AuthDatabase } from './auth-database.js';
import { LinksRepository } from './links.repository.js';
import type { LinkRow, NewLink } from './links.repository.js';
import { hashPassword, weakness } from './passwords.js';

export interface Acceptance {
  readonly token: string;
  readonly name?: string | undefined;
  readonly login?: string | undefined;
  readonly password: string;
}

/** The token stands after `#`: browsers send that part to nobody, so no log holds it. */
export const linkAddress = (config: Config, token: string): string => `${config.url.origin}/link#${token}`;

@Injectable()
export class LinksService {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly links: LinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly service: AccountsService,
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

  /** @throws LinkNotUsable */
  async lookUp(token: string) {
    return this.auth.run(async (db) => {
      const link = await this.#find(db, token);
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

  /** @throws LinkNotUsable, LoginTaken, WrongSignIn (a known person's password), AppError 422 */
  async accept(acceptance: Acceptance, visitor: Visitor): Promise<SignedIn> {
    const [link, person] = await this.auth.run(async (db) => {
      const found = await this.#find(db, acceptance.token);
      return [found, await this.#personOf(db, found)] as const;
    });
    const known = await this.#knownPerson(link, person, acceptance, visitor);
    const passwordHash = known ? undefined : await hashPassword(checkedPassword(acceptance, person));
    return this.auth.run(async (db) => {
      if (!(await this.links.use(db, link.id))) throw new LinkNotUsable();
      const personId =
        known ?? (await this.#setPassword(db, { link, person, acceptance, passwordHash: passwordHash! }));
      await this.#giveRights(db, link, personId);
      return this.service.startSession(db, personId, visitor);
    });
  }

  async #find(db: Queryable, token: string): Promise<LinkRow> {
    const link = await this.links.find(db, token);
    if (!link) throw new LinkNotUsable();
    return link;
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

  async #setPassword(
    db: Queryable,
    {
      link,
      person,
      acceptance,
      passwordHash,
    }: { link: LinkRow; person: PersonRow | undefined; acceptance: Acceptance; passwordHash: string },
  ): Promise<string> {
    if (link.kind === 'recovery') {
      await this.service.replacePassword(db, person!.id, passwordHash);
      return person!.id;
    }
    const { name, login } = acceptance;
    if (name === undefined) throw fieldProblem('name', 'Give your name.');
    if (login === undefined) throw fieldProblem('login', 'Choose a login name.');
    if (await this.accounts.isTaken(db, login)) throw new LoginTaken();
    const id = newId();
    const email = link.email ?? undefined;
    await this.accounts.insertPerson(db, { id, systemId: link.systemId, name, login, email }, passwordHash);
    return id;
  }

  async #giveRights(db: Queryable, link: LinkRow, personId: string): Promise<void> {
    if (link.kind === 'first-administrator') {
      await this.accounts.addSystemRole(db, link.systemId, personId, 'system-administrator');
    }
    if (link.organisationId) {
      await this.auth.enter(db, link.organisationId);
      if (link.kind === 'invitation') await this.accounts.join(db, link.organisationId, personId, link.role!);
      await this.accounts.recordLinkUse(db, { link, personId });
    }
  }
}

function checkedPassword({ password, login, name }: Acceptance, person: PersonRow | undefined): string {
  const about = [login ?? person?.login ?? '', ...(name ?? person?.name ?? '').split(/\s+/)];
  const weak = weakness(password, about);
  if (weak) throw fieldProblem('password', weak);
  return password;
}
