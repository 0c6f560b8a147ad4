import type { Batch, Checkpoint, SourceNotice, SourceProblem } from '../batch.js';
import { BATCHES_IN_FLIGHT } from '../protocol.js';
import type { Channel } from './channel.js';
import { plainText } from './numbering/fault.js';
import { rowNumber, type RowNumbering } from './numbering/row-numbering.js';

/** Counts what the source says of its file and where its rows came from. */
export interface RunEnd {
  readonly encoding: string;
  readonly read: number;
  readonly notes: number;
  readonly refused: number;
  /** False when the source gave up before the end of the file. */
  readonly whole: boolean;
  readonly notices: readonly SourceNotice[];
}

/** What goes with the rows of a batch. */
export interface BatchRest {
  readonly bytesRead: number;
  readonly cursor?: Checkpoint | undefined;
  readonly provenance: NonNullable<Batch['provenance']>;
  readonly end?: RunEnd;
}

/** Sends batches, at most two that the host has not asked beyond. */
export class BatchSender {
  #inFlight = 0;
  #aborted = false;
  readonly #channel: Channel;
  #wake: () => void = () => {};

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.listen((message) => {
      if (message.type === 'next') this.#inFlight--;
      if (message.type === 'abort') this.#aborted = true;
      this.#wake();
      return false;
    });
  }

  /** Sends what the numbering holds; resolves when the next batch may be filled. */
  async send(numbering: RowNumbering, { bytesRead, cursor, provenance, end }: BatchRest): Promise<void> {
    while (this.#inFlight >= BATCHES_IN_FLIGHT && !this.#aborted)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#aborted) return;
    const { rowsDone, problemCount } = numbering;
    const rows = { rowsDone, ...numbering.takeBatch(), problemCount, bytesRead, last: end?.whole === true };
    const batch: Batch = {
      ...rows,
      ...(cursor === undefined ? {} : { cursor }),
      ...(cursor === undefined && end === undefined ? {} : { provenance }),
      ...(end === undefined ? {} : { file: fileOf(numbering, end) }),
      ...(end === undefined || end.notices.length === 0 ? {} : { notices: end.notices }),
    };
    this.#inFlight++;
    await this.#channel.send({ type: 'batch', batch });
  }
}

/** What the host itself has refused was not read after all: read, notes and refused are all rows of the file. */
function fileOf(numbering: RowNumbering, end: RunEnd): NonNullable<Batch['file']> {
  const rows = {
    read: Math.max(0, end.read - numbering.refused),
    notes: end.notes,
    refused: end.refused + numbering.refused,
  };
  return { encoding: end.encoding, rows };
}

/** A source's notice, with every field what it should be. */
export function plainNotice({ level, code, message }: SourceNotice): SourceNotice {
  return {
    level: level === 'warn' ? 'warn' : 'info',
    code: plainText(String(code ?? ''), 100),
    message: plainText(String(message ?? ''), 400),
  };
}

/** A source's own problem, with every field what it should be. */
export function plainProblem(event: SourceProblem): SourceProblem {
  const text = (value: unknown) => plainText(String(value ?? ''), 300);
  return {
    row: rowNumber(event.row) ?? 0,
    ...(event.column === undefined ? {} : { column: text(event.column) }),
    ...(event.found === undefined ? {} : { found: text(event.found).slice(0, 80) }),
    rule: text(event.rule),
    message: text(event.message),
    remedy: text(event.remedy),
  };
}
