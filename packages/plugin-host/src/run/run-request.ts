import type { Json, StreamSpec } from '@fairshift/plugin-sdk';
import type { AddedOrigin, FetchLine } from '../broker/fetch-line.js';
import type { Transport } from '../broker/transport.js';
import type {
  Answers,
  ReadMode,
  ReadStreamMessage,
  ResumeState,
  SourceNames,
  StartMessage,
  StoredCursor,
} from '../protocol.js';
import type { ReadySource, SourceRef } from '../registry/ready-sources.js';
import type { Progress } from './check-progress.js';
import type { SourceFile } from './source-file.js';

export interface RunRequest {
  readonly source: SourceRef;
  /** More sources, of the same plugin or of the product too, asked about a file in the same child. */
  readonly together?: readonly ReadySource[];
  readonly config?: Json;
  /** Values of the secret fields, by name. Only the source sees them; the host takes them out of every word that it passes on. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What was typed into the fields that the manifest names in `networkFromConfig`, and what an administrator allows of it. */
  readonly origins?: readonly AddedOrigin[];
  /** `full` when left out; a stream that is refreshed in full is always read in full. */
  readonly mode?: ReadMode;
  /** Where an incremental read begins; not used in a full one. */
  readonly cursor?: StoredCursor;
  /** How far behind `cursor` an incremental read begins, since publishers restate recent months. */
  readonly lookbackDays?: number;
  readonly answers?: Answers;
  readonly file?: SourceFile;
  /** The first of the source's streams when left out. */
  readonly stream?: string;
  readonly resume?: ResumeState;
  readonly signal?: AbortSignal;
  /** Told where in the file the source is, at most every 100 ms, also before its first row. */
  onReading?(bytes: number): void;
  onProgress?(progress: Progress): void;
  /** Where answers come from; the network when left out. Closed at the end of the run. */
  readonly transport?: Transport;
  /** Told of every request that the host made or refused for this run. */
  onFetch?(line: FetchLine): void;
}

/** The first message to a child: which source, and what it is to do. */
export function startMessage(
  source: ReadySource,
  request: RunRequest,
  operation: StartMessage['operation'],
  bundleOf: (source: ReadySource) => string,
): StartMessage {
  const { file, answers, secrets, together } = request;
  const namesOf = (each: ReadySource): SourceNames => ({
    bundle: bundleOf(each),
    exportName: each.exportName,
    sourceId: each.ref.sourceId,
  });
  return {
    type: 'start',
    operation,
    ...namesOf(source),
    ...(together === undefined ? {} : { together: together.map(namesOf) }),
    config: request.config ?? {},
    ...(secrets === undefined ? {} : { secrets }),
    ...(answers === undefined ? {} : { answers }),
    ...(file === undefined ? {} : { file: { name: file.name, sha256: file.sha256, size: file.size } }),
  };
}

/** The message that lets a child read one of its streams. */
export function readMessage(stream: StreamSpec, request: RunRequest): ReadStreamMessage {
  const { cursor, lookbackDays, resume } = request;
  const mode = stream.refresh === 'incremental' ? (request.mode ?? 'full') : 'full';
  return {
    type: 'read-stream',
    stream: stream.id,
    mode,
    ...(cursor === undefined ? {} : { cursor }),
    ...(lookbackDays === undefined ? {} : { lookbackDays }),
    ...(resume === undefined ? {} : { resume }),
  };
}
