import type { Context } from '../../platform/context.js';
import { swapIn } from '../storage/index.js';
import type { ImportRow } from './import.entity.js';
import type { ImportsRepository } from './imports.repository.js';

/**
 * Makes an import's finished generation the one that is read, after a person said so, and ends the import: one
 * transaction, which the caller has opened, holding the import's row.
 */
export async function useImport(
  ctx: Context,
  imports: ImportsRepository,
  row: ImportRow,
): Promise<ImportRow | undefined> {
  const swapped = await swapIn(ctx, {
    datasetId: row.datasetId!,
    generation: row.generationId!,
    words: `imported ${row.fileName}`,
    origin: { import: row.id },
    mode: 'file',
  });
  const end =
    'failed' in swapped
      ? { state: 'failed' as const, outcome: swapped.failed }
      : { state: 'done' as const, outcome: swapped.words };
  return imports.change(ctx, row.id, { ...end, progress: null });
}
