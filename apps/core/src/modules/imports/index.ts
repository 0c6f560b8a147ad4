export { openNeeds, understandFile, type Understood } from './check/understand-file.js';
export { ImportsModule } from './imports.module.js';
export { ImportsRepository } from './imports.repository.js';
export { OriginalsRepository } from './originals.repository.js';
export { ImportsService } from './imports.service.js';
export type { ImportTask } from './import-task.js';
export { TryAgainError } from './run/import-failure.js';
export { ImportRunner } from './run/import-runner.js';
