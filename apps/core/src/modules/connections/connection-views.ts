import type { Connection } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import type { ConnectionRow } from './connection.entity.js';
import { ConnectionRunsRepository } from './connection-runs.repository.js';
import { ConnectionSecretsRepository } from './connection-secrets.repository.js';
import { connectionView } from './connection-view.js';
import { ConnectionsRepository } from './connections.repository.js';
import { SettingsForm } from './settings-form.js';
import { SourceCatalogue } from './source-catalogue.js';

/** Gathers what the API tells of connections. */
@Injectable()
export class ConnectionViews {
  readonly #connections = new ConnectionsRepository();
  readonly #secrets = new ConnectionSecretsRepository();
  readonly #runs = new ConnectionRunsRepository();

  constructor(private readonly catalogue: SourceCatalogue) {}

  async get(ctx: Context, id: string): Promise<Connection> {
    const runs = await this.#runs.newest(ctx, [id]);
    const row = await this.#connections.find(ctx, id);
    if (!row) throw notFound();
    return (await this.#views(ctx, [row], runs))[0]!;
  }

  async of(ctx: Context, rows: readonly ConnectionRow[]): Promise<Connection[]> {
    const runs = await this.#runs.newest(
      ctx,
      rows.map(({ id }) => id),
    );
    return this.#views(ctx, rows, runs);
  }

  /** Runs are read before all else: one that is told to be done has its data in what is read after it. */
  async #views(
    ctx: Context,
    rows: readonly ConnectionRow[],
    runs: Awaited<ReturnType<ConnectionRunsRepository['newest']>>,
  ): Promise<Connection[]> {
    const ids = rows.map(({ id }) => id);
    const datasets = await this.#connections.datasets(ctx, ids);
    const secrets = await this.#secrets.names(ctx, ids);
    const own = <T extends { connectionId: string }>(all: readonly T[], id: string) =>
      all.filter(({ connectionId }) => connectionId === id);
    return Promise.all(
      rows.map(async (row) =>
        connectionView(row, {
          source: this.catalogue.stateOf(row),
          secretFields: await this.#secretFields(row),
          secretNames: own(secrets, row.id).map(({ name }) => name),
          datasets: own(datasets, row.id),
          runs: own(runs, row.id),
          now: new Date(),
        }),
      ),
    );
  }

  /** A source that is gone has no fields; what is stored is shown all the same. */
  async #secretFields(row: ConnectionRow): Promise<readonly string[]> {
    if (this.catalogue.stateOf(row).trouble !== undefined) return [];
    return new SettingsForm(await this.catalogue.registry.source(row).configSchema()).secretNames;
  }
}
