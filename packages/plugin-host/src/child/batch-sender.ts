import type { SourceNotice, SourceProblem } from '../batch.js';
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
  readonly provenance: readonly Readonly<Record<string, string>>[];
  readonly notices: readonly SourceNotice[];
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
  async send(numbering: RowNumbering, bytesRead: number, end?: RunEnd): Promise<void> {
    while (this.#inFlight >= BATCHES_IN_FLIGHT && !this.#aborted)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#aborted) return;
    const { rowsDone, problemCount } = numbering;
    const batch = { rowsDone, ...numbering.takeBatch(), problemCount, bytesRead, last: end?.whole === true };
    this.#inFlight++;
    await this.#channel.send({
      type: 'batch',
      batch: end === undefined ? batch : { ...batch, ...finish(numbering, end) },
    });
  }
}

/** What the host itself has refused was not read after all: read, notes and refused are all rows of the file. */
function finish(numbering: RowNumbering, end: RunEnd) {
  const rows = {
    read: Math.max(0, end.read - numbering.refused),
    notes: end.notes,
    refused: end.refused + numbering.refused,
  };
  const { encoding, provenance, notices } = end;
  return { file: { encoding, rows }, provenance, ...(notices.length > 0 ? { notices } : {}) };
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
