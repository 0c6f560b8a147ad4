/** How observations lie in the database and files on the disk. No Nest here: import processes are to stay small. */
export {
  CheckedRows,
  CheckedRowsDamagedError,
  type CheckedInput,
  type CheckedRowsReader,
  type CheckedRowsWriter,
} from './files/checked-rows.js';
export { hashOf, openFile, OriginalFiles, type OpenedFile } from './files/original-files.js';
export { UPLOAD_LIMITS, type StoredFile } from './files/upload.js';
export { OWN_SOURCE } from './generations/carried-sources.js';
export type { GenerationChange, PeriodParts } from './generations/generation-change.js';
export { changeOf } from './generations/generation-change.js';
export type { Load } from './generations/generation-load.js';
export { GenerationError, TakenByAnotherError } from './generations/generation.errors.js';
export type { GenerationRepository } from './generations/generation.repository.js';
export { refuseChangedMeasures } from './generations/merge-dictionaries.js';
export { type Loss } from './generations/losses.js';
export { observationWords } from './generations/observation-words.js';
export { PartBook, type Part, type PartValue } from './generations/part-book.js';
export { broughtValues, groupingsOf } from './generations/replacement.js';
export type { FinishMode } from './generations/generation-finish.js';
export type { FigureChanges } from './generations/figure-changes.js';
export { generationStore } from './generations/index.js';
export {
  DENOMINATOR_SHIFT,
  ESTIMATED,
  MISSING,
  NOT_APPLICABLE,
  PROVISIONAL,
  ROUNDED,
  SUPPRESSED,
} from './observations/observation-columns.js';
export { changeWords } from './refresh/change-words.js';
export { refreshDataset, swap, sweepDataset } from './refresh/refresh-dataset.js';
export type { Finished, RefreshHold, RefreshInput } from './refresh/refresh-hold.js';
export { failureOf, isPassing, RunFailedError, TryAgainError } from './refresh/run-failure.js';
export { swapIn, type Swap } from './refresh/swap-in.js';
export type { CellNumbers } from './rollups/cell-sums.js';
export { hasParts, maySum, WHOLE_LEVEL } from './rollups/rollup-plan.js';
