import { audit } from '../../../platform/audit.js';
import type { Context } from '../../../platform/context.js';
import { events } from '../../../platform/events.js';
import { generationStore } from '../generations/index.js';
import type { Finished, RefreshHold } from './refresh-hold.js';

export const CHANGED_IN_BETWEEN =
  'The dataset changed while this import waited. Nothing was changed by it; check the file again.';
const CHANGED_IN_BETWEEN_RUNS =
  'The dataset changed while this run waited. Nothing was changed by it; run the connection again.';

/** Which generation is to be read from now on, and whose it is. */
export type Swap = Pick<RefreshHold, 'datasetId' | 'generation' | 'words' | 'origin' | 'mode'>;

/**
 * Makes a finished generation the one that is read: in the transaction of the caller, who holds the run's row and ends it.
 * @returns what the finish did; `failed`, a sentence, when the dataset is no longer what it was worked out from
 */
export async function swapIn(ctx: Context, swap: Swap): Promise<Finished | { readonly failed: string }> {
  const { generations } = generationStore;
  const { datasetId, generation, words, origin } = swap;
  const before = await generations.lockCurrent(ctx, datasetId);
  const { basedOn, ...finished } = await generations.finished(ctx, generation);
  if (before !== basedOn || !(await generations.makeCurrent(ctx, datasetId, generation, 'loaded'))) {
    await generations.fail(ctx, generation);
    return { failed: swap.mode === 'file' ? CHANGED_IN_BETWEEN : CHANGED_IN_BETWEEN_RUNS };
  }
  await audit.record(ctx, {
    verb: 'dataset.refreshed',
    objectType: 'dataset',
    objectId: datasetId,
    words,
    before: { generation: before ?? null },
    after: { generation, ...origin },
  });
  await events.emit(ctx, { type: 'dataset.changed', id: datasetId });
  return { words: finished.words, rows: finished.rows, changes: finished.changes };
}
