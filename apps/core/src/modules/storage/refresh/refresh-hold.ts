import type { Batch } from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import type { FinishMode } from '../generations/generation-finish.js';
import type { FigureChanges } from '../generations/figure-changes.js';
import type { Load } from '../generations/generation-load.js';
import type { SourceRow } from '../generations/source.repository.js';

/** What stands in `dataset_sources` of the input that a run reads, but for what the run itself finds out. */
export type RefreshInput = Omit<SourceRow, 'id' | 'importedAt' | 'provenance' | 'parts' | 'stands'>;

/** What the finished generation is, and so what becomes of it. */
export interface Finished {
  readonly words: string;
  readonly changes: FigureChanges | undefined;
  readonly rows: number;
}

/**
 * One worker's hold on a run that fills a dataset: an import's, or a connection's. Every write goes through it, and fails
 * once the hold is lost.
 */
export interface RefreshHold {
  readonly datasetId: string;
  readonly generation: number;
  readonly mode: FinishMode;
  /** Who brings the new data, as the audit says it: "imported uptake.csv". */
  readonly words: string;
  /** Goes into the audit beside the generation. */
  readonly origin: Readonly<Record<string, string>>;
  /** `StreamSpec.replaces` of what is read; known from the first batch on. */
  replaces(): readonly string[];
  input(): RefreshInput;
  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Reads from where the load stands, and hands over each batch to be stored. @returns the last batch */
  read(load: Load, store: (batch: Batch) => Promise<void>): Promise<Batch>;
  /** Rows are stored which no worker had stored before. @throws TakenByAnotherError */
  advance(ctx: Context, rowsDone: number): Promise<void>;
  /** Nothing more is read; the long work begins. @throws TakenByAnotherError */
  finishing(ctx: Context, rowsDone: number): Promise<void>;
  /** Holds the run's own row until the transaction ends. @throws TakenByAnotherError when it is no longer ours */
  lockRun(ctx: Context): Promise<void>;
  /** Ends the run: the new data stand. */
  done(ctx: Context, finished: Finished): Promise<void>;
  /** Ends the run: nothing was changed by it. */
  failed(ctx: Context, words: string): Promise<void>;
  /** A person must say first that so much may go. */
  ask(ctx: Context, words: string, finished: Finished): Promise<void>;
}
