import type { Context } from '../../../platform/context.js';
import type { ChunkRepository } from './chunk.repository.js';
import type { DictionaryRepository } from './dictionary.repository.js';
import { PartBook } from './part-book.js';
import type { Part } from './part-book.js';
import { groupingsOf } from './replacement.js';

/** Reads what a generation holds, cut as a kind of file cuts it. */
export class HeldParts {
  constructor(
    private readonly repositories: {
      readonly chunks: ChunkRepository;
      readonly dictionaries: DictionaryRepository;
    },
  ) {}

  /** @param groupings codes of the file's stratifiers, which the generation may lack */
  async of(
    ctx: Context,
    generation: number,
    { replaces, groupings }: { replaces: readonly string[]; groupings: ReadonlySet<string> },
  ): Promise<readonly Part[]> {
    const { chunks, dictionaries } = this.repositories;
    const held = await dictionaries.read(ctx, generation);
    if (replaces.length === 0) return held.periods.map((period) => ({ period, values: [] }));
    const book = new PartBook(() => held, replaces, new Set([...groupings, ...groupingsOf(held)]));
    for (const { id } of held.columns) {
      for await (const chunk of chunks.read(ctx, 'observation_chunks', generation, id)) {
        for (let index = 0; index < chunk.count; index++) book.number(id, chunk, index);
      }
    }
    return book.parts();
  }
}
