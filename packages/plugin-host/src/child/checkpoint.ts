import type { DataSourcePlugin, Json } from '@fairshift/plugin-sdk';
import type { Checkpoint } from '../batch.js';
import { CURSOR_BYTES } from '../protocol.js';
import type { Redactor } from '../redact.js';
import type { RowNumbering } from './numbering/row-numbering.js';

/** A checkpoint that cannot be kept is a fault of the source; the words are for its author, in the log. */
class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}

/** Makes checkpoints out of what one source says. */
export class CheckpointMaker {
  constructor(
    readonly source: Pick<DataSourcePlugin, 'cursor' | 'cursorVersion'>,
    readonly redactor: Redactor,
  ) {}

  /** @throws when the cursor is larger than allowed, is not what the source itself declares, or holds a secret */
  make(cursor: Json, { rowsDone, problemCount, refused }: RowNumbering): Checkpoint {
    const text = JSON.stringify(cursor) as string | undefined;
    if (text === undefined) throw new CheckpointError('A cursor is JSON.');
    if (Buffer.byteLength(text) > CURSOR_BYTES)
      throw new CheckpointError(
        `A cursor of ${text.length} characters; at most ${CURSOR_BYTES} bytes are kept.`,
      );
    if (this.redactor.text(text) !== text) throw new CheckpointError('A cursor holds a secret.');
    const value = JSON.parse(text) as Json;
    const { success } = this.source.cursor.safeParse(value);
    if (!success) throw new CheckpointError('A cursor does not fit the schema that the source declares.');
    return { value, version: this.source.cursorVersion, rowsDone, problemCount, refused };
  }
}
