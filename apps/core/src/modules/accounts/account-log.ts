import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import type { AuditFact } from '../../platform/audit.js';
import type { Queryable } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';

/** Who did it. A signed-in Principal is one. */
export interface Doer {
  /** '' for what no person with an account did. */
  readonly personId: string;
  readonly name: string;
  readonly systemId: string;
  readonly requestId?: string;
}

/** Entries about accounts, written as the auth role in the transaction of the act itself. */
@Injectable()
export class AccountLog {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly accounts: AccountsRepository,
  ) {}

  /** In the log of the system. */
  async system(db: Queryable, by: Doer, fact: AuditFact): Promise<void> {
    await this.#record(db, by, '', fact);
  }

  /** In the log of one organisation; sets it for the rest of the transaction. */
  async organisation(db: Queryable, by: Doer, organisationId: string, fact: AuditFact): Promise<void> {
    await this.auth.enter(db, organisationId);
    await this.#record(db, by, organisationId, fact);
  }

  /** What a person did with their own account: for the system and for each organisation that they are in. */
  async everywhere(db: Queryable, person: Doer, fact: { verb: string; words: string }): Promise<void> {
    const own = { ...fact, objectType: 'person', objectId: person.personId };
    await this.system(db, person, own);
    for (const organisationId of await this.accounts.organisationsOf(db, person.personId)) {
      await this.organisation(db, person, organisationId, own);
    }
  }

  async #record(db: Queryable, by: Doer, organisationId: string, fact: AuditFact): Promise<void> {
    const { systemId, personId, name, requestId = newId() } = by;
    await audit.record({ requestId, actor: { personId, name }, systemId, organisationId, db }, fact);
  }
}
