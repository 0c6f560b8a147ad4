export { DatasetsModule } from './datasets.module.js';
export { DatasetsService } from './datasets.service.js';
export { OpenDataService } from './open-data/open-data.service.js';
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
