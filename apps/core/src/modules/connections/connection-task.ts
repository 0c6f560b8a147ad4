import type { JobTask } from '../../platform/job-queue.js';

export const CONNECTION_QUEUE = 'connections';

/** `id` is a run's, or a connection's whose schedule may be due. */
export interface ConnectionTask extends JobTask {
  readonly kind: 'run' | 'schedule';
}
