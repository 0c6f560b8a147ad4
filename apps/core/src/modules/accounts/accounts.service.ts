import type { Account } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/authentication.js';
import type { Queryable } from '../../platform/context.js';
import { signInNeeded } from '../../platform/errors.js';
import { WrongSignIn, fieldProblem } from './accounts.errors.js';
import { AccountLog } from './account-log.js';
import { AccountsRepository } from './accounts.repository.js';
import type { PersonRow } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';
import { LinksRepository } from './links.repository.js';
import { hashPassword, passwordMatches, weakness } from './passwords.js';
import { SessionsRepository } from './sessions.repository.js';
import type { Attempt } from './throttle.js';
import { Throttle } from './throttle.js';

/** Where a request came from, as far as we believe it. */
export interface Visitor {
  readonly address: string;
  /** The browser's own description, shown to the person in their list of sessions. */
  readonly device: string;
}

export interface SignedIn {
  readonly token: string;
  readonly account: Account;
}

/** How a password was replaced, as the logs tell it. */
const NEW_PASSWORD = {
  'the old one': { verb: 'password.changed', words: 'changed their password' },
  'a recovery link': {
    verb: 'person.password-recovered',
    words: 'set a new password by a recovery link',
  },
  'the operator’s link': {
    verb: 'person.password-recovered',
    words: 'set a new password by a recovery link that the operator made',
  },
} as const;

@Injectable()
export class AccountsService {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly links: LinksRepository,
    private readonly throttle: Throttle,
    private readonly log: AccountLog,
  ) {}

  /** @throws WrongSignIn, TooManyTries; neither tells whether the account exists */
  async signIn(login: string, password: string, visitor: Visitor): Promise<SignedIn> {
    const attempt = { login, address: visitor.address };
    const personId = await this.prove(attempt, password);
    return this.auth.run(async (db) => {
      await this.throttle.succeeded(db, attempt);
      return this.startSession(db, personId, visitor);
    });
  }

  async startSession(db: Queryable, personId: string, visitor: Visitor): Promise<SignedIn> {
    const token = await this.sessions.create(db, personId, visitor.device);
    const account = (await this.accounts.account(db, personId))!;
    await this.log.system(
      db,
      { personId, name: account.person.name, systemId: account.system.id },
      {
        verb: 'person.signed-in',
        objectType: 'person',
        objectId: personId,
        words: 'signed in',
      },
    );
    return { token, account };
  }

  /** Ends every session but the one that is kept, and open recovery links: whoever had one of them is out. */
  async replacePassword(
    db: Queryable,
    person: PersonRow,
    { hash, by, keep }: { hash: string; by: keyof typeof NEW_PASSWORD; keep?: string },
  ): Promise<void> {
    await this.accounts.lockPerson(db, person.id);
    await this.accounts.setPassword(db, person.id, hash);
    await this.links.voidRecovery(db, person.id);
    await this.sessions.endAll(db, person.id, keep);
    await this.log.everywhere(db, { ...person, personId: person.id }, NEW_PASSWORD[by]);
  }

  /** The person behind a name and a password, after counting the try. */
  async prove(attempt: Attempt, password: string): Promise<string> {
    await this.throttle.begin(attempt);
    const person = await this.auth.run((db) => this.accounts.findByLogin(db, attempt.login));
    const right = await passwordMatches(person?.passwordHash ?? undefined, password);
    if (!person || !right) throw new WrongSignIn();
    return person.id;
  }

  async account(who: Principal): Promise<Account> {
    const account = await this.auth.run((db) => this.accounts.account(db, who.personId));
    if (!account) throw signInNeeded();
    return account;
  }

  async signOut(who: Principal): Promise<void> {
    await this.auth.run(async (db) => {
      await this.sessions.end(db, who.sessionId);
      await this.log.system(db, who, {
        verb: 'person.signed-out',
        objectType: 'person',
        objectId: who.personId,
        words: 'signed out',
      });
    });
  }

  async signOutEverywhere(who: Principal): Promise<void> {
    await this.auth.run(async (db) => {
      await this.sessions.endAll(db, who.personId);
      await this.log.everywhere(db, who, {
        verb: 'person.signed-out-everywhere',
        words: 'signed out everywhere',
      });
    });
  }

  async listSessions(who: Principal) {
    const rows = await this.auth.run((db) => this.sessions.list(db, who.personId));
    return { items: rows.map((row) => ({ ...row, current: row.id === who.sessionId })) };
  }

  /** Ends all other sessions. @throws WrongSignIn when the current password is wrong */
  async changePassword(who: Principal, current: string, next: string, visitor: Visitor): Promise<void> {
    const person = await this.auth.run((db) => this.accounts.findById(db, who.personId));
    if (!person) throw signInNeeded();
    const weak = weakness(next, [person.login, ...person.name.split(/\s+/)]);
    if (weak) throw fieldProblem('next', weak);
    const attempt = { login: person.login, address: visitor.address };
    await this.prove(attempt, current);
    const hash = await hashPassword(next);
    await this.auth.run(async (db) => {
      await this.throttle.succeeded(db, attempt);
      await this.replacePassword(db, person, { hash, by: 'the old one', keep: who.sessionId });
    });
  }
}
