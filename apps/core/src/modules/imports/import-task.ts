import type { JobTask } from '../../platform/job-queue.js';

export const IMPORT_QUEUE = 'imports';

/** `id` is the import's. */
export type ImportTask = JobTask;
