import type { Account } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/authentication.js';
import type { Queryable } from '../../platform/context.js';
import { signInNeeded } from '../../platform/errors.js';
import { WrongSignIn, fieldProblem } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';
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

@Injectable()
export class AccountsService {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly throttle: Throttle,
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
    await this.accounts.record(db, personId, 'person.signed-in');
    return { token, account: (await this.accounts.account(db, personId))! };
  }

  /** Ends every session but the one that is kept: whoever knew the old password is out. */
  async replacePassword(db: Queryable, personId: string, passwordHash: string, keep?: string): Promise<void> {
    await this.accounts.setPassword(db, personId, passwordHash);
    await this.accounts.record(db, personId, 'password.changed');
    await this.sessions.endAll(db, personId, keep);
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
    await this.auth.run((db) => this.sessions.end(db, who.sessionId));
  }

  async signOutEverywhere(who: Principal): Promise<void> {
    await this.auth.run(async (db) => {
      await this.sessions.endAll(db, who.personId);
      await this.accounts.record(db, who.personId, 'person.signed-out-everywhere');
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
    const passwordHash = await hashPassword(next);
    await this.auth.run(async (db) => {
      await this.throttle.succeeded(db, attempt);
      await this.replacePassword(db, person.id, passwordHash, who.sessionId);
    });
  }
}
