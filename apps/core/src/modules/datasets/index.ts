export { DatasetsModule } from './datasets.module.js';
export { DatasetsRepository } from './datasets.repository.js';
export { DatasetsService } from './datasets.service.js';
export { hashOf, openFile, OriginalFiles, type OpenedFile } from './files/original-files.js';
export type { Loss } from './generations/generation-finish.js';
export { OWN_SOURCE } from './generations/generation-finish.js';
export type { Load } from './generations/generation-load.js';
export { GenerationError, TakenByAnotherError } from './generations/generation.errors.js';
export { generationStore } from './generations/index.js';
export { hasParts } from './rollups/rollup-plan.js';
export { SeriesReader } from './series/series.reader.js';
export type {
  DataSeries,
  ExploreResult,
  SeriesGroup,
  SeriesPeriod,
  SeriesQuery,
  SeriesResult,
  SeriesSource,
} from './series/series.types.js';
