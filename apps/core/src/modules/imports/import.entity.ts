import type { ImportJob, ImportState } from '@fairshift/contracts';
import type { ImportConfig } from './mapping/mapping-answers.js';

/** A stored stream: what a run needs to know of it. */
export interface StoredStream {
  readonly id: string;
  readonly title: string;
  readonly replaces: readonly string[];
  readonly licence: Readonly<Record<string, string>>;
}

/**
 * What a source said of the file when it was asked. Score 0 is a reason to tell the person why the source does not
 * take it; `silent` when it gave no answer.
 */
export type SourceAnswer = ImportJob['recognised'][number] & { readonly silent?: true };

/** A row of `imports`. The row is the truth; the queue only wakes a worker. */
export interface ImportRow {
  readonly id: string;
  readonly version: number;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  /** When the file was taken away for good, since it tells who people are. */
  readonly fileRemovedAt: string | null;
  readonly uploadedBy: string;
  readonly uploadedByName: string;
  readonly uploadedAt: string;
  /** Who asked for what runs now: it runs with their rights. */
  readonly askedBy: string;
  readonly askedByName: string;
  /** Best first. */
  readonly recognised: readonly SourceAnswer[];
  readonly pluginId: string | null;
  readonly sourceId: string | null;
  readonly answers: ImportJob['answers'];
  /** Answers that become configuration of the source. */
  readonly config: ImportConfig;
  readonly target: NonNullable<ImportJob['target']> | null;
  readonly understanding: NonNullable<ImportJob['understanding']> | null;
  readonly plan: NonNullable<ImportJob['plan']> | null;
  readonly stream: StoredStream | null;
  readonly problemCount: number;
  readonly rowsTotal: number | null;
  readonly progress: NonNullable<ImportJob['progress']> | null;
  readonly outcome: string | null;
  readonly datasetId: string | null;
  readonly generationId: number | null;
  /** Counts who took the import: an older number has lost it. */
  readonly attempt: number;
  /** How often workers have begun what runs now, since it last got further. */
  readonly tries: number;
  readonly finishedAt: string | null;
}

/** States in which a worker has something to do. */
export const WORKING: readonly ImportState[] = ['checking', 'running'];
/** States that end an import. */
export const ENDED: readonly ImportState[] = ['done', 'failed', 'cancelled'];
