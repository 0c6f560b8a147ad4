import type { PluginDecisionName, RouteBody, routes } from '@fairshift/contracts';
import { PluginHost, PluginRegistry, PluginStore, SourceRunError } from '@fairshift/plugin-host';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { newId } from '../../platform/ids.js';
import { noteFailed } from '../../worker/plugin-decisions.repository.js';
import { asksOf } from './plugin-asks.js';
import { HOST } from './plugin-scan.js';
import { decisionsFor } from './plugin-view.js';
import { RUNNING } from './plugin.entity.js';
import type { PluginRow, StoredState } from './plugin.entity.js';
import { PluginChanged, PluginStateError } from './plugins.errors.js';
import { PluginsRepository } from './plugins.repository.js';

type Order = RouteBody<typeof routes.decidePlugin>;

const PAST: Readonly<Record<PluginDecisionName, string>> = {
  approve: 'approved',
  enable: 'switched on',
  disable: 'switched off',
  remove: 'removed',
};
const STATES: Readonly<Record<PluginDecisionName, StoredState>> = {
  approve: 'approved',
  enable: 'enabled',
  disable: 'disabled',
  remove: 'removed',
};

/** What system administrators decide. Every process follows at once; none is started again. */
@Injectable()
export class PluginDecisionsService {
  constructor(
    private readonly registry: PluginRegistry,
    private readonly host: PluginHost,
    private readonly store: PluginStore,
    private readonly plugins: PluginsRepository,
    private readonly transactions: Transactions,
  ) {}

  /**
   * @param scope a context without a transaction: loading a plugin's modules may take a while
   * @throws AppError 404, PluginChanged, PluginStateError
   */
  async decide(scope: Context, pluginId: string, order: Order): Promise<void> {
    const row = await this.transactions.inSystem(scope, (ctx) => this.#write(ctx, pluginId, order));
    if (order.decision === 'remove' && row.locator !== 'workspace') {
      await this.store.remove(pluginId, order.version);
    }
    await this.registry.scan();
    if (order.decision === 'enable') await this.#load(row);
  }

  async #write(ctx: Context, pluginId: string, { version, hash, decision }: Order): Promise<PluginRow> {
    const versions = await this.plugins.versions(ctx.db, pluginId, true);
    const row = versions.find((each) => each.version === version);
    if (!row) throw notFound();
    if (row.hash !== hash) throw new PluginChanged();
    this.#refuseUnless(row, decision);
    const by = ctx.actor.name;
    if (decision === 'enable') await this.#makeRoom(ctx, row, versions);
    const isFresh = row.state === 'compatible' || row.state === 'removed';
    if (decision === 'enable' && isFresh) await this.#step(ctx, row, 'approved', row.state);
    const from = decision === 'enable' && isFresh ? 'approved' : row.state;
    await this.#step(ctx, row, STATES[decision], from);
    const approves = decision === 'approve' || decision === 'enable';
    await this.plugins.setState(ctx.db, row, {
      state: STATES[decision],
      by,
      ...(approves ? { approvedAsks: asksOf(row.manifest) } : {}),
    });
    await audit.record(ctx, {
      verb: `plugin.${STATES[decision]}`,
      objectType: 'plugin',
      objectId: pluginId,
      words: `${PAST[decision]} the plugin ${row.title} ${version}`,
      before: { state: row.state },
      after: { state: STATES[decision], hash },
    });
    await events.emit(ctx, { type: 'plugin.changed', id: pluginId });
    return row;
  }

  #refuseUnless(row: PluginRow, decision: PluginDecisionName): void {
    const record = this.registry.records.find(
      ({ manifest, hash }) => manifest?.id === row.pluginId && hash === row.hash,
    );
    if (decisionsFor({ row, record }).includes(decision)) return;
    if (record?.state === 'refused') throw new PluginStateError(record.reason ?? 'This plugin is refused.');
    if (decision === 'remove' && row.locator === 'workspace') {
      throw new PluginStateError(
        'This plugin came with Fairshift. You can switch it off, but not remove it.',
      );
    }
    if (record === undefined) throw new PluginStateError('Its files are no longer there. Add them again.');
    throw new PluginStateError(`This version cannot be ${PAST[decision]} now. Load the page again.`);
  }

  /** One version of a plugin runs: the one before it is switched off in the same step. */
  async #makeRoom(ctx: Context, { version }: PluginRow, versions: readonly PluginRow[]): Promise<void> {
    for (const other of versions) {
      if (other.version === version || !RUNNING.includes(other.state)) continue;
      const reason = `${version} is used instead.`;
      await this.plugins.setState(ctx.db, other, { state: 'disabled', reason, by: ctx.actor.name });
      await this.#step(ctx, other, 'disabled', other.state, reason);
    }
  }

  async #step(
    ctx: Context,
    { pluginId, version }: PluginRow,
    to: string,
    from: string,
    reason?: string,
  ): Promise<void> {
    const step = { pluginId, version, from, to, ...(reason === undefined ? {} : { reason }) };
    await this.plugins.addEvent(ctx.db, ctx.actor, step);
  }

  /** Loads each source once, so that the administrator learns now, and no analyst later, when one cannot be. */
  async #load(row: PluginRow): Promise<void> {
    const { pluginId, version, manifest } = row;
    for (const { id } of manifest.contributes.dataSources ?? []) {
      try {
        await this.host.check({ source: { pluginId, sourceId: id } });
      } catch (error) {
        // Any other failure is one of an empty configuration.
        if (error instanceof SourceRunError && error.code === 'source-not-loaded') {
          await this.#failed(row, error.message);
          return;
        }
      }
    }
    await this.transactions.inInstallation({ requestId: newId(), actor: HOST }, async (ctx) => {
      const versions = await this.plugins.versions(ctx.db, pluginId, true);
      if (!versions.some((each) => each.version === version && each.state === 'enabled')) return;
      await this.plugins.setState(ctx.db, row, { state: 'ready' });
      await this.plugins.addEvent(ctx.db, HOST, { pluginId, version, from: 'enabled', to: 'ready' });
    });
  }

  /** The registry writes this down too, when it can; whoever pressed the button is told at once. */
  async #failed({ pluginId, version, hash }: PluginRow, reason: string): Promise<void> {
    await this.transactions.inInstallation({ requestId: newId(), actor: HOST }, (ctx) =>
      noteFailed(ctx.db.client, { pluginId, version, hash, reason }),
    );
  }
}
