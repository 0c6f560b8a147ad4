import type { Batch, Checkpoint, ObservationBlock } from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import type { ChunkRepository } from './chunk.repository.js';
import { loadingFrom } from './dictionary.repository.js';
import type { DictionaryRepository } from './dictionary.repository.js';
import { OWN_SOURCE } from './carried-sources.js';
import { TakenByAnotherError } from './generation.errors.js';
import type { GenerationRepository } from './generation.repository.js';

/** A load that this worker holds. */
export interface Load {
  readonly generation: number;
  readonly attempt: number;
  rowsDone: number;
  /** The last checkpoint of this load that is stored. */
  readonly checkpoint?: Checkpoint;
}

interface Repositories {
  readonly chunks: ChunkRepository;
  readonly dictionaries: DictionaryRepository;
  readonly generations: GenerationRepository;
}

/** Stores a run's batches, each in the transaction of its caller, behind the fence (DATA.md "Import", step 4). */
export class GenerationLoad {
  constructor(private readonly repositories: Repositories) {}

  /** @throws TakenByAnotherError when the load is no longer this worker's. */
  async store(ctx: Context, load: Load, batch: Batch): Promise<void> {
    const { chunks, dictionaries, generations } = this.repositories;
    const { generation, attempt, rowsDone } = load;
    // The fence comes first: who has lost the load learns it before it writes.
    const cursor = batch.cursor === undefined ? {} : { cursor: batch.cursor };
    const step = { attempt, from: rowsDone, to: batch.rowsDone, ...cursor };
    if (!(await generations.advance(ctx, generation, step))) throw new TakenByAnotherError();
    await dictionaries.add(ctx, generation, batch.fresh, loadingFrom(OWN_SOURCE));
    for (const block of batch.blocks) {
      const at = { generation, column: block.columnId, chunkId: rowsDone };
      await chunks.addImportChunk(ctx, at, columnsOf(block));
    }
  }
}

function columnsOf(block: ObservationBlock): ObservationColumns {
  return {
    count: block.periodIds.length,
    periods: block.periodIds,
    places: block.placeIds,
    strata: block.stratumIds,
    flags: block.flags,
    numerators: block.numerators,
    denominators: block.denominators,
    bounds: block.boundIds ?? new Int16Array(block.periodIds.length),
  };
}
