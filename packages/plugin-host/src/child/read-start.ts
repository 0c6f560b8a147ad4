import type { DataSourcePlugin, Json } from '@fairshift/plugin-sdk';
import type { ReadMode, ReadStreamMessage, ResumeState, StoredCursor } from '../protocol.js';

/** Where a read begins. */
export interface ReadStart {
  readonly mode: ReadMode;
  readonly cursor?: Json;
  readonly lookbackDays?: number;
  /** With its checkpoint only when the source goes on from there. */
  readonly resume?: ResumeState;
}

/**
 * Where the source is to begin: behind the checkpoint of a run that was broken off, else behind the cursor of the run
 * before, else at the start. A cursor that the source can no longer read is not handed to it.
 */
export function readStart(
  source: DataSourcePlugin,
  message: ReadStreamMessage,
  warn: (words: string) => void,
): ReadStart {
  const { mode, resume, lookbackDays } = message;
  const reached = resume?.checkpoint;
  const goesOn = reached === undefined ? undefined : readable(source, reached, warn);
  if (resume !== undefined && goesOn !== undefined) return { mode, cursor: goesOn, resume };
  const { checkpoint: _unreadable, ...fromStart } = resume ?? { rowsDone: 0 };
  const again = resume === undefined ? {} : { resume: fromStart as ResumeState };
  const stored =
    mode === 'incremental' && message.cursor ? readable(source, message.cursor, warn) : undefined;
  if (stored === undefined) return { mode, ...again };
  return { mode, cursor: stored, ...(lookbackDays === undefined ? {} : { lookbackDays }), ...again };
}

/** The cursor in the shape that the source has today, or undefined. */
function readable(
  source: DataSourcePlugin,
  { value, version }: StoredCursor,
  warn: (words: string) => void,
): Json | undefined {
  const today = version === source.cursorVersion ? value : source.migrateCursor?.(value, version);
  const result = today === undefined ? undefined : source.cursor.safeParse(today);
  if (result?.success === true) return result.data;
  warn(`The source cannot go on from its cursor of version ${version}, and begins again.`);
  return undefined;
}
