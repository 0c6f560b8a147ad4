export { ConnectionsModule } from './connections.module.js';
export { ConnectionRunsRepository } from './connection-runs.repository.js';
export { ConnectionsRepository } from './connections.repository.js';
export { isStale } from './schedule/next-run.js';
export { DueConnections } from './run/due-connections.js';
export { SourceChecks } from './source-checks.js';
export { ConnectionRunner } from './run/connection-runner.js';
