import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { generationStore, OriginalFiles } from '../storage/index.js';
import { newId } from '../../platform/ids.js';
import { PluginDataRepository } from './plugin-data.repository.js';
import type { ConnectionCounts } from './plugin-data.repository.js';
import { PluginStateError } from './plugins.errors.js';
import { PluginsRepository } from './plugins.repository.js';

export interface Uses {
  readonly datasets: number;
  readonly organisations: number;
}

/** States in which a plugin's data may be deleted: none of its versions runs or could at once. */
const AT_REST = ['removed', 'disabled', 'refused', 'compatible'];

/** What a plugin brought in: counted for the administrator, who sees none of it, and deleted when they say so. */
@Injectable()
export class PluginDataService {
  constructor(
    private readonly transactions: Transactions,
    private readonly plugins: PluginsRepository,
    private readonly data: PluginDataRepository,
    private readonly files: OriginalFiles,
  ) {}

  /** @param scope a context without a transaction: each organisation is read in one of its own */
  async uses(scope: Context, pluginId: string): Promise<Uses> {
    const counts = await this.#inEach(scope, async (ctx) => (await this.data.datasets(ctx, pluginId)).length);
    const some = counts.filter((count) => count > 0);
    return { datasets: some.reduce((sum, count) => sum + count, 0), organisations: some.length };
  }

  /**
   * Deletes the data of a plugin that does not run, in every organisation. Measures and charts made from them stay,
   * without data, and so do publications, which are copies.
   * @param seen how many datasets the administrator was told of
   * @throws AppError 404, PluginStateError
   */
  async purge(scope: Context, pluginId: string, seen: number): Promise<Uses> {
    const title = await this.transactions.inSystem(scope, (ctx) => this.#mayPurge(ctx, pluginId));
    const uses = await this.uses(scope, pluginId);
    if (uses.datasets !== seen) {
      throw new PluginStateError(
        `There are ${uses.datasets} datasets now, not ${seen}. Nothing was deleted. Load the page again.`,
      );
    }
    await this.#inEach(scope, (ctx) => this.#purgeHere(ctx, pluginId, title));
    await this.transactions.inSystem(scope, async (ctx) => {
      const reason = `Deleted the data: ${uses.datasets} datasets of ${uses.organisations} organisations.`;
      const [row] = await this.plugins.versions(ctx.db, pluginId);
      const { version, state } = row!;
      await this.plugins.addEvent(ctx.db, ctx.actor, { pluginId, version, from: state, to: state, reason });
      await audit.record(ctx, {
        verb: 'plugin.purged',
        objectType: 'plugin',
        objectId: pluginId,
        words: `deleted the data that the plugin ${title} brought in`,
        after: uses,
      });
    });
    return uses;
  }

  /** How the connections to each plugin's sources are, over all organisations of the installation. */
  async connections(): Promise<ReadonlyMap<string, Omit<ConnectionCounts, 'pluginId'>>> {
    const everywhere = { requestId: newId(), actor: { personId: '', name: '' } };
    const organisations = await this.transactions.inInstallation(everywhere, (ctx) =>
      this.plugins.everyOrganisation(ctx.db),
    );
    const counts = new Map<string, Omit<ConnectionCounts, 'pluginId'>>();
    for (const where of organisations) {
      const rows = await this.transactions.inOrganisation({ ...everywhere, ...where }, (ctx) =>
        this.data.connections(ctx),
      );
      for (const { pluginId, ...more } of rows) {
        const { total = 0, failing = 0, notAnswering = 0 } = counts.get(pluginId) ?? {};
        counts.set(pluginId, {
          total: total + more.total,
          failing: failing + more.failing,
          notAnswering: notAnswering + more.notAnswering,
        });
      }
    }
    return counts;
  }

  async #mayPurge(ctx: Context, pluginId: string): Promise<string> {
    const versions = await this.plugins.versions(ctx.db, pluginId);
    if (versions.length === 0) throw notFound();
    if (versions.some(({ state }) => !AT_REST.includes(state))) {
      throw new PluginStateError('Remove the plugin first, or switch it off. Then its data can be deleted.');
    }
    return versions[0]!.title;
  }

  async #purgeHere(ctx: Context, pluginId: string, title: string): Promise<void> {
    for (const id of await this.data.endConnections(ctx, pluginId)) {
      await audit.record(ctx, {
        verb: 'connection.deleted',
        objectType: 'connection',
        objectId: id,
        words: `ended a connection to ${title}, whose data were deleted`,
      });
      await events.emit(ctx, { type: 'connection.changed', id });
    }
    const ids = await this.data.datasets(ctx, pluginId);
    for (const id of ids) {
      await generationStore.sweep.everything(ctx, id);
      await audit.record(ctx, {
        verb: 'dataset.emptied',
        objectType: 'dataset',
        objectId: id,
        words: `deleted the data that the plugin ${title} brought in`,
      });
      await events.emit(ctx, { type: 'dataset.changed', id });
    }
    for (const sha256 of await this.data.files(ctx, pluginId))
      await this.files.remove(ctx.organisationId, sha256);
  }

  /** One organisation after the other, each in its own transaction: none sees another's rows. */
  async #inEach<T>(scope: Context, work: (ctx: Context) => Promise<T>): Promise<T[]> {
    const { systemId, actor, requestId } = scope;
    const ids = await this.transactions.inSystem({ systemId, actor, requestId }, (ctx) =>
      this.plugins.organisations(ctx.db, systemId),
    );
    const answers: T[] = [];
    for (const organisationId of ids) {
      answers.push(
        await this.transactions.inOrganisation({ systemId, actor, requestId, organisationId }, work),
      );
    }
    return answers;
  }
}
