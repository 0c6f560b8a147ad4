import type { ImportJob } from '@fairshift/contracts';

const ENDED: ReadonlySet<ImportJob['state']> = new Set(['done', 'failed', 'cancelled']);

/** Nothing more happens to it, by itself or by a person. */
export const hasEnded = ({ state }: Pick<ImportJob, 'state'>): boolean => ENDED.has(state);

/** Nothing was begun: other answers, or another dataset, may be all that it takes. */
export const failedInCheck = ({ state, datasetId }: ImportJob): boolean =>
  state === 'failed' && datasetId === undefined;

/** The file tells who people are, so it was deleted: other answers cannot help, only another file. */
export const wasNotKept = ({ state, file }: Pick<ImportJob, 'state' | 'file'>): boolean =>
  state === 'failed' && file.removedAt !== undefined;

/** Columns of the file were left out, so the file itself is not kept once its import is done. */
export const leavesOut = ({ mapping }: Pick<ImportJob, 'mapping'>): boolean =>
  Object.values(mapping?.columns ?? {}).some(({ role }) => role === 'leave-out');
