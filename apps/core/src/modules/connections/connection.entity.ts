import type { ConnectionRun, RunChanges, Schedule } from '@fairshift/contracts';

/** A stream that the source offers: what the form shows of it, and what a run needs to know. */
export interface OfferedStream {
  readonly id: string;
  readonly title: string;
  readonly refresh: 'full' | 'incremental';
  /** Whether it fills a dataset. */
  readonly chosen: boolean;
}

/** Why the last runs failed, in words for the owner. */
export interface Trouble {
  readonly words: string;
  readonly remedy: string;
}

/** What a source said when it was last asked whether it can be reached. */
export interface LastCheck {
  readonly at: string;
  readonly ok: boolean;
  readonly words: string;
  readonly remedy?: string;
}

/** A row of `connections` of kind network. */
export interface ConnectionRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly pluginId: string;
  readonly sourceId: string;
  /** Whose notice it is when runs fail, and with whose rights scheduled runs run. */
  readonly ownerId: string;
  readonly ownerName: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly streams: readonly OfferedStream[];
  readonly schedule: Schedule | null;
  readonly nextRunAt: string | null;
  readonly paused: boolean;
  readonly lookbackDays: number;
  readonly checkedAt: string | null;
  readonly lastCheck: LastCheck | null;
  /** Null: at once. */
  readonly nextCheckAt: string | null;
  readonly failures: number;
  readonly failingSince: string | null;
  readonly trouble: Trouble | null;
}

/** A row of `connection_runs`. The row is the truth; the queue only wakes a worker. */
export interface RunRow {
  readonly id: string;
  readonly version: number;
  readonly connectionId: string;
  readonly datasetId: string;
  readonly datasetTitle: string;
  readonly streamId: string;
  readonly state: ConnectionRun['state'];
  readonly mode: ConnectionRun['mode'];
  readonly cause: ConnectionRun['cause'];
  /** With whose rights it runs. */
  readonly askedBy: string;
  readonly askedByName: string;
  readonly generationId: number | null;
  readonly progress: NonNullable<ConnectionRun['progress']> | null;
  /** Counts who took the run: an older number has lost it. */
  readonly attempt: number;
  /** How often workers have begun it, since it last got further. */
  readonly tries: number;
  readonly retries: number;
  readonly retryAt: string | null;
  readonly rows: number | null;
  readonly changes: RunChanges | null;
  readonly outcome: string | null;
  readonly remedy: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export const LIVE: readonly RunRow['state'][] = ['waiting', 'running', 'needs-confirmation'];
/** States in which a worker has something to do. */
export const WORKING: readonly RunRow['state'][] = ['waiting', 'running'];
