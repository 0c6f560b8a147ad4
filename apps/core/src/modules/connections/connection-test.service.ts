import type { ConnectionTest } from '@fairshift/contracts';
import { PluginHost, SourceRunError } from '@fairshift/plugin-host';
import type { RunRequest } from '@fairshift/plugin-host';
import type { StreamSpec } from '@fairshift/plugin-sdk';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { OrganisationScope } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import type { ConnectionRow, LastCheck, OfferedStream } from './connection.entity.js';
import { ConnectionViews } from './connection-views.js';
import { ConnectionsRepository } from './connections.repository.js';
import { SecretLostError } from './secrets/key-ring.js';
import { SourceCatalogue } from './source-catalogue.js';
import { sourceRequest } from './source-request.js';
import { REMEDIES } from './trouble-words.js';

const ANSWERS = 'The source answers.';
const DAY_MS = 24 * 3_600_000;

/** What the source answered. */
type Answer =
  | { readonly ok: true; readonly words: string; readonly streams: readonly StreamSpec[] }
  | Refusal;
interface Refusal {
  readonly ok: false;
  readonly words: string;
  readonly remedy: string;
}

/** Asks a source whether it can be reached, and what it offers. */
@Injectable()
export class ConnectionTestService {
  readonly #connections = new ConnectionsRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly host: PluginHost,
    private readonly catalogue: SourceCatalogue,
    private readonly views: ConnectionViews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param scope a context without a transaction: the source may take its time */
  async test(scope: Context, id: string): Promise<ConnectionTest> {
    const { requestId, actor, systemId, organisationId } = scope;
    const where = { requestId, actor, systemId, organisationId };
    const row = await this.transactions.inOrganisation(where, (ctx) => this.#connections.find(ctx, id));
    if (!row) throw notFound();
    const answer = await this.#ask(where, row);
    return this.transactions.inOrganisation(where, async (ctx) => {
      await this.#store(ctx, row, answer);
      const { ok, words } = answer;
      const remedy = answer.ok ? {} : { remedy: answer.remedy };
      return { ok, words, ...remedy, connection: await this.views.get(ctx, id) };
    });
  }

  /** Asks only whether the source answers. */
  async check(where: OrganisationScope, row: ConnectionRow): Promise<LastCheck> {
    const answer = await this.#answered(async () => {
      const result = await this.host.check(await this.#request(where, row));
      if (!result.ok) return { ok: false, words: result.message, remedy: REMEDIES[result.reason] };
      return { ok: true, words: result.detail ?? ANSWERS };
    });
    return { at: new Date().toISOString(), ...answer };
  }

  #ask(where: OrganisationScope, row: ConnectionRow): Promise<Answer> {
    return this.#answered<Answer>(async () => {
      const request = await this.#request(where, row);
      const result = await this.host.check(request);
      if (!result.ok) return { ok: false, words: result.message, remedy: REMEDIES[result.reason] };
      const streams = await this.host.discover(request);
      return { ok: true, words: result.detail ?? ANSWERS, streams };
    });
  }

  #request(where: OrganisationScope, row: ConnectionRow): Promise<RunRequest> {
    const source = this.catalogue.get(row);
    return this.transactions.inOrganisation(where, (ctx) => sourceRequest(ctx, row, source, this.config));
  }

  async #answered<T>(ask: () => Promise<T>): Promise<T | Refusal> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof SourceRunError)
        return { ok: false, words: error.message, remedy: REMEDIES[error.kind] };
      if (error instanceof SecretLostError)
        return { ok: false, words: error.message, remedy: REMEDIES.authorisation };
      throw error;
    }
  }

  async #store(ctx: Context, row: ConnectionRow, answer: Answer): Promise<void> {
    // Whoever changed the settings meanwhile tests them again.
    const at = new Date();
    const checkedAt = at.toISOString();
    const { ok, words } = answer;
    const said = {
      lastCheck: { at: checkedAt, ok, words, ...(answer.ok ? {} : { remedy: answer.remedy }) },
      nextCheckAt: new Date(at.getTime() + DAY_MS).toISOString(),
    };
    const changes = answer.ok
      ? { ...said, checkedAt, streams: answer.streams.map((stream) => offered(stream, row.streams)) }
      : { ...said, checkedAt: null };
    await this.#connections.change(ctx, row.id, changes, row.version);
    await audit.record(ctx, {
      verb: 'connection.tested',
      objectType: 'connection',
      objectId: row.id,
      words: `tested the connection ${row.title}`,
      after: { ok: answer.ok, words: answer.words },
    });
  }
}

/** A new stream is chosen where nobody has chosen yet. */
function offered(stream: StreamSpec, before: readonly OfferedStream[]): OfferedStream {
  const { id, title, refresh } = stream;
  const chosen = before.find((known) => known.id === id)?.chosen ?? before.length === 0;
  return { id, title, refresh, chosen };
}
