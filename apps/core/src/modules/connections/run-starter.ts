import type { Context } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import type { ConnectionRow, RunRow } from './connection.entity.js';
import { ConnectionRunsRepository } from './connection-runs.repository.js';
import { ConnectionsRepository } from './connections.repository.js';

/** Begins runs: one for each dataset that a connection fills. In the transaction of whoever holds the connection's row. */
export class RunStarter {
  readonly #connections = new ConnectionsRepository();
  readonly #runs = new ConnectionRunsRepository();

  /** @param wake tells a worker of a run, in the same transaction */
  constructor(private readonly wake: (ctx: Context, runId: string) => Promise<void>) {}

  /** @returns the runs that began; a dataset whose run has not ended gets no second one */
  async start(
    ctx: Context,
    row: ConnectionRow,
    by: Pick<RunRow, 'cause' | 'askedBy' | 'askedByName'> & { readonly sourceTitle: string },
  ): Promise<string[]> {
    const { sourceTitle, ...asked } = by;
    const started: string[] = [];
    for (const datasetId of await this.#datasets(ctx, row, sourceTitle)) {
      const id = newId();
      if (!(await this.#runs.insert(ctx, { id, connectionId: row.id, datasetId, ...asked }))) continue;
      await this.wake(ctx, id);
      started.push(id);
    }
    return started;
  }

  async #datasets(
    ctx: Context,
    { id, title, streams }: ConnectionRow,
    sourceTitle: string,
  ): Promise<string[]> {
    const held = await this.#connections.datasets(ctx, [id]);
    const chosen = streams.filter((stream) => stream.chosen);
    const ids: string[] = [];
    for (const stream of chosen) {
      const known = held.find(({ streamId }) => streamId === stream.id);
      const datasetId = known?.id ?? newId();
      ids.push(datasetId);
      if (known) continue;
      const name = chosen.length === 1 ? title : `${title}: ${stream.title}`;
      const row = {
        id: datasetId,
        connectionId: id,
        streamId: stream.id,
        title: name.slice(0, 200),
        sourceTitle,
      };
      await this.#connections.addDataset(ctx, row);
    }
    return ids;
  }
}
