export { MeasuresModule } from './measures.module.js';
export { MeasuresService } from './measures.service.js';
export { SeriesService } from './series.service.js';
