import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { events } from '../../platform/events.js';
import { generationStore } from '../storage/index.js';
import type { ImportRow } from './import.entity.js';
import type { ImportsRepository } from './imports.repository.js';

export const CHANGED_IN_BETWEEN =
  'The dataset changed while this import waited. Nothing was changed by it; check the file again.';

/**
 * Makes an import's finished generation the one that is read, and ends the import: one transaction, which the caller
 * has opened, holding the import's row.
 */
export async function swapIn(
  ctx: Context,
  imports: ImportsRepository,
  row: ImportRow,
): Promise<ImportRow | undefined> {
  const { generations } = generationStore;
  const [datasetId, generation] = [row.datasetId!, row.generationId!];
  const before = await generations.lockCurrent(ctx, datasetId);
  const { basedOn, words } = await generations.finished(ctx, generation);
  if (before !== basedOn || !(await generations.makeCurrent(ctx, datasetId, generation, 'loaded'))) {
    await generations.fail(ctx, generation);
    return imports.change(ctx, row.id, { state: 'failed', progress: null, outcome: CHANGED_IN_BETWEEN });
  }
  await audit.record(ctx, {
    verb: 'dataset.refreshed',
    objectType: 'dataset',
    objectId: datasetId,
    words: `imported ${row.fileName}`,
    before: { generation: before ?? null },
    after: { generation, import: row.id },
  });
  await events.emit(ctx, { type: 'dataset.changed', id: datasetId });
  return imports.change(ctx, row.id, { state: 'done', progress: null, outcome: words });
}
