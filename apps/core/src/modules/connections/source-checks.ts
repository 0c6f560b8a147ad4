import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { OrganisationScope } from '../../database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import type { ConnectionRow, LastCheck } from './connection.entity.js';
import { ConnectionTestService } from './connection-test.service.js';
import { ConnectionsRepository } from './connections.repository.js';
import { REMEDIES } from './trouble-words.js';

/**
 * Asks sources whether they answer: once the settings of a connection are saved, every day, and after three failures in
 * a row. It changes nothing of the connection, tells nobody, and stands on its page and in the health of plugins.
 */
@Injectable()
export class SourceChecks {
  readonly #connections = new ConnectionsRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly tests: ConnectionTestService,
  ) {}

  /**
   * Asks, one after the other, those whose time has come.
   * @param signal asks no more once it aborts; what is being asked ends by itself within seconds
   * @returns how many there were
   */
  async inOrganisation(
    { systemId, organisationId }: Pick<OrganisationScope, 'systemId' | 'organisationId'>,
    signal?: AbortSignal,
  ): Promise<number> {
    const where = { systemId, organisationId, requestId: newId(), actor: { personId: '', name: '' } };
    for (let asked = 0; ; asked++) {
      if (signal?.aborted) return asked;
      const row = await this.transactions.inOrganisation(where, (ctx) => this.#connections.takeCheck(ctx));
      if (!row) return asked;
      const check = await this.#check(where, row);
      await this.transactions.inOrganisation(where, (ctx) => this.#connections.noteCheck(ctx, row.id, check));
    }
  }

  async #check(where: OrganisationScope, row: ConnectionRow): Promise<LastCheck> {
    try {
      return await this.tests.check(where, row);
    } catch (error) {
      // The plugin was switched off, or no longer takes these settings.
      if (!(error instanceof AppError)) throw error;
      const at = new Date().toISOString();
      return { at, ok: false, words: error.message, remedy: REMEDIES.configuration };
    }
  }
}
