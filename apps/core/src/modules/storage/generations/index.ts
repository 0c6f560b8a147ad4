import { ChunkRepository } from './chunk.repository.js';
import { DictionaryRepository } from './dictionary.repository.js';
import { GenerationFinish } from './generation-finish.js';
import { HeldParts } from './held-parts.js';
import { GenerationLoad } from './generation-load.js';
import { GenerationRepository } from './generation.repository.js';
import { SourceRepository } from './source.repository.js';
import { SweepRepository } from './sweep.repository.js';

const repositories = {
  chunks: new ChunkRepository(),
  dictionaries: new DictionaryRepository(),
  generations: new GenerationRepository(),
  sources: new SourceRepository(),
};

/** Storing and reading generations; stateless, so that the API and import processes share one form. */
export const generationStore = {
  ...repositories,
  heldParts: new HeldParts(repositories),
  load: new GenerationLoad(repositories),
  sweep: new SweepRepository(),
  finish: new GenerationFinish(repositories),
};
