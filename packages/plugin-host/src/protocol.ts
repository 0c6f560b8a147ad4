import type { FailureKind, Json, PeriodKind, StreamSpec } from '@fairshift/plugin-sdk';
import type { Batch, Checkpoint, Dictionaries } from './batch.js';
import type { SourceRunErrorCode } from './errors.js';

/** What the worker and a source's child say to each other. The child's side is never trusted. */
export interface FileFacts {
  readonly name: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

export interface Answers {
  readonly period?: string;
  readonly periodKind?: PeriodKind;
  readonly sheet?: string;
}

export interface ResumeState {
  /** Rows of the plugin's events that are stored already. */
  readonly rowsDone: number;
  readonly dictionaries: Dictionaries;
  /**
   * The last checkpoint of this run that is stored, with the rows up to `rowsDone`. The source goes on from there; rows
   * that lie between the two are read again and not given again. Without it the source begins again.
   */
  readonly checkpoint?: Checkpoint;
}

/** Where an earlier run of a connection ended: what `Batch.cursor` of its last batch was. */
export interface StoredCursor {
  readonly value: Json;
  readonly version: number;
}

/** How much of a stream is read: all of it, or what is new since a cursor. */
export type ReadMode = 'full' | 'incremental';

/** Which source of which module. */
export interface SourceNames {
  /** Where the module lies, as a URL. */
  readonly bundle: string;
  readonly exportName: string;
  readonly sourceId: string;
}

export interface StartMessage extends SourceNames {
  readonly type: 'start';
  /** What to do; `read` first answers with the streams and waits for `read-stream`. */
  readonly operation: 'recognise' | 'columns' | 'check' | 'discover' | 'read';
  /** For `recognise`: more sources. The answer is then a list, the first source first. */
  readonly together?: readonly SourceNames[];
  readonly config: Json;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly answers?: Answers;
  readonly file?: FileFacts;
}

export interface ReadStreamMessage {
  readonly type: 'read-stream';
  readonly stream: string;
  readonly mode: ReadMode;
  readonly cursor?: StoredCursor;
  readonly lookbackDays?: number;
  readonly resume?: ResumeState;
}

/** What the host says of the requests that a source asked for. */
export type ToFetchingChild =
  | {
      readonly type: 'fetch-head';
      readonly id: number;
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly url: string;
      readonly redirected: boolean;
    }
  | { readonly type: 'fetch-bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'fetch-end'; readonly id: number }
  | {
      readonly type: 'fetch-failed';
      readonly id: number;
      readonly kind: FailureKind;
      readonly message: string;
      readonly retryAfterMs?: number;
    };

/** Requests that a source asks for. */
export type FromFetchingChild =
  | {
      readonly type: 'fetch';
      readonly id: number;
      readonly url: string;
      readonly method: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body?: Uint8Array;
      readonly redirect: 'follow' | 'manual' | 'error';
    }
  /** The source has taken so many bytes of an answer; as many more may come. */
  | { readonly type: 'fetch-more'; readonly id: number; readonly bytes: number }
  | { readonly type: 'fetch-stop'; readonly id: number };

export type ToChild =
  | ToFetchingChild
  | StartMessage
  | ReadStreamMessage
  /** The consumer has done with a batch; another may come. */
  | { readonly type: 'next' }
  | { readonly type: 'abort' };

export interface Failure {
  readonly type: 'failed';
  readonly code: SourceRunErrorCode;
  readonly kind: FailureKind;
  /** One plain sentence for the person. */
  readonly message: string;
  /** For the log of the host only. */
  readonly detail?: string;
  readonly retryAfterMs?: number | undefined;
}

export type FromChild =
  | FromFetchingChild
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly value: unknown }
  | { readonly type: 'streams'; readonly streams: readonly StreamSpec[] }
  | { readonly type: 'batch'; readonly batch: Batch }
  /** Where in the file the source is, a few times a second. */
  | { readonly type: 'reading'; readonly bytes: number }
  | { readonly type: 'log'; readonly level: 'debug' | 'info' | 'warn'; readonly message: string }
  | { readonly type: 'progress'; readonly done: number; readonly total?: number; readonly label?: string }
  | Failure;

/** Rows of a plugin in one batch, at most. */
export const BATCH_ROWS = 20_000;
/** A batch is sent at a checkpoint from this many rows on, so that most batches end at one. */
export const CHECKPOINT_ROWS = BATCH_ROWS / 2;
/** A cursor as JSON, at most. */
export const CURSOR_BYTES = 16 * 1024;
/** What a child says of streams, or answers a question with, as JSON, at most. */
export const ANSWER_BYTES = 1024 * 1024;
/** No wait that is asked for is longer. */
export const LONGEST_WAIT_MS = 24 * 3_600_000;
/** Batches that the child may have sent and the consumer not yet have done with. */
export const BATCHES_IN_FLIGHT = 2;
/** Requests of one child that the host has taken and not yet answered to the end. */
export const FETCHES_OPEN = 32;
/** Bytes of one answer that may be on the way to the source. */
export const FETCH_WINDOW = 1024 * 1024;
/** Where a child finds the pipe to the host, after its standard streams. */
export const CHANNEL_DESCRIPTOR = 3;
/** Where a child finds its open file. */
export const FILE_DESCRIPTOR = 4;
/** The head of a file that `recognise` sees. */
export const HEAD_BYTES = 64 * 1024;
/** More groups than this are free text or an identifier of a person, not a grouping. */
export const MOST_GROUPS = 2_000;
/** Notices that one run tells of. */
export const NOTICES_TOLD = 50;
/** Problems that one run tells of; more are only counted. */
export const PROBLEMS_TOLD = 1000;
