import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import { EmailTaken, LoginTaken, fieldProblem } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';
import type { LinkRow } from './links.repository.js';

export interface Acceptance {
  readonly token: string;
  readonly name?: string | undefined;
  readonly login?: string | undefined;
  readonly password: string;
}

/** Accounts that a link makes. */
@Injectable()
export class NewPeople {
  constructor(private readonly accounts: AccountsRepository) {}

  /** Needs LinksRepository.lockJoining: no two people get one name at once. @throws LoginTaken, EmailTaken, AppError 422 */
  async create(
    db: Queryable,
    { link, acceptance, hash }: { link: LinkRow; acceptance: Acceptance; hash: string },
  ): Promise<string> {
    const { name, login } = acceptance;
    if (name === undefined) throw fieldProblem('name', 'Give your name.');
    if (login === undefined) throw fieldProblem('login', 'Choose a login name.');
    const email = link.email ?? undefined;
    if (await this.accounts.isTaken(db, login)) throw new LoginTaken();
    if (email !== undefined && (await this.accounts.isTaken(db, email))) throw new EmailTaken();
    const id = newId();
    await this.accounts.insertPerson(db, { id, systemId: link.systemId, name, login, email }, hash);
    return id;
  }
}
