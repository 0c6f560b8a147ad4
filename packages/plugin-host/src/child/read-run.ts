import {
  PluginError,
  type DataSourcePlugin,
  type Json,
  type Provenance,
  type ReadEvent,
  type SourceContext,
  type StreamSpec,
} from '@fairshift/plugin-sdk';
import type { Batch, Checkpoint, SourceNotice } from '../batch.js';
import { CHECKPOINT_ROWS, NOTICES_TOLD } from '../protocol.js';
import { BatchSender, plainNotice, plainProblem, type RunEnd } from './batch-sender.js';
import type { Channel } from './channel.js';
import type { CheckpointMaker } from './checkpoint.js';
import { RowNumbering } from './numbering/row-numbering.js';
import type { InheritedFile } from './inherited-file.js';
import type { ReadStart } from './read-start.js';
import { RunStop } from './run-stop.js';

const MOST_PROVENANCES = 100;

export interface ReadParts {
  readonly channel: Channel;
  readonly stream: StreamSpec;
  readonly context: SourceContext<unknown>;
  readonly checkpoints: CheckpointMaker;
  readonly upload: InheritedFile | undefined;
}

/** Reads one stream from its start to its end and sends it as batches. */
export class ReadRun {
  readonly #numbering: RowNumbering;
  readonly #sender: BatchSender;
  readonly #provenance = new Map<string, Readonly<Record<string, string>>>();
  #lastProvenance: Provenance | undefined;
  readonly #notices = new Map<string, SourceNotice>();
  #file = { encoding: 'unknown', read: 0, notes: 0, refused: 0 };
  #told = false;

  #cursor: Checkpoint | undefined;

  constructor(
    readonly parts: ReadParts,
    readonly start: ReadStart,
  ) {
    this.#numbering = new RowNumbering(parts.stream, start.resume);
    this.#sender = new BatchSender(parts.channel);
    // What was read to describe the stream is no part of this.
    if (parts.upload !== undefined) parts.upload.bytesRead = 0;
  }

  get context(): SourceContext<unknown> {
    return this.parts.context;
  }

  async run(source: DataSourcePlugin): Promise<void> {
    try {
      await this.#takeAll(source);
    } catch (error) {
      // What the source has told so far says where the file is broken: it goes ahead of the failure.
      if (isFileFault(error) && !this.#numbering.skipping) await this.#send(this.#end(false));
      throw error;
    }
    if (this.context.signal.aborted) return;
    if (this.#numbering.skipping)
      throw new RunStop('The source gives fewer rows than before it was interrupted. Start again.');
    await this.#send(this.#end(true));
  }

  async #takeAll(source: DataSourcePlugin): Promise<void> {
    const { resume: _ours, ...begin } = this.start;
    const request = { stream: this.parts.stream.id, pageRows: 5_000, ...begin };
    for await (const event of source.read(request, this.context)) {
      if (this.context.signal.aborted) return;
      await this.#take(event);
    }
  }

  #end(whole: boolean): RunEnd {
    const read = this.#told ? this.#file.read : this.#numbering.rowsDone;
    return { ...this.#file, read, whole, notices: [...this.#notices.values()] };
  }

  async #send(end?: RunEnd): Promise<void> {
    const provenance: NonNullable<Batch['provenance']> = [...this.#provenance.values()];
    const cursor = this.#cursor;
    this.#cursor = undefined;
    const rest = { bytesRead: this.#bytesRead, cursor, provenance, ...(end === undefined ? {} : { end }) };
    await this.#sender.send(this.#numbering, rest);
  }

  get #bytesRead(): number {
    return this.parts.upload?.bytesRead ?? 0;
  }

  async #take(event: ReadEvent<Json>): Promise<void> {
    switch (event.type) {
      case 'rows':
        this.#noteProvenance(event.provenance);
        for (const row of event.rows) {
          this.#numbering.take(row);
          if (this.#numbering.full) await this.#send();
          if (this.context.signal.aborted) return;
        }
        return;
      case 'members': {
        const late = this.#numbering.describe(event.dimension, event.members);
        if (late > 0)
          this.context.log.warn(`${late} values of ${event.dimension} were described after their first row.`);
        return;
      }
      case 'problem':
        this.#numbering.report(() => plainProblem(event));
        return;
      case 'file':
        this.#told = true;
        this.#file = { encoding: String(event.encoding), ...event.rows };
        return;
      case 'notice':
        this.#note(plainNotice(event));
        return;
      case 'checkpoint':
        await this.#reach(event.cursor);
        return;
      default:
        throw new PluginError('defect', 'The source gave an event that the host does not know.');
    }
  }

  /** Told to the person, not logged: its words may hold names of places and groups. */
  #note(notice: SourceNotice): void {
    if (this.#notices.size < NOTICES_TOLD) this.#notices.set(`${notice.code} ${notice.message}`, notice);
  }

  /** A file is read from its start each time, and `null` is the cursor of a source that has none. */
  async #reach(cursor: Json): Promise<void> {
    if (this.parts.upload !== undefined || cursor === null || this.#numbering.skipping) return;
    this.#cursor = this.parts.checkpoints.make(cursor, this.#numbering);
    if (this.#numbering.waiting >= CHECKPOINT_ROWS) await this.#send();
  }

  #noteProvenance(provenance: Provenance): void {
    if (provenance === this.#lastProvenance) return;
    this.#lastProvenance = provenance;
    const plain = Object.fromEntries(
      Object.entries(provenance ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const { retrievedAt: _when, ...what } = plain;
    const key = JSON.stringify(what);
    if (!this.#provenance.has(key) && this.#provenance.size < MOST_PROVENANCES)
      this.#provenance.set(key, plain);
  }
}

/** A source that gives up because of what is in the file. By name: a bundle holds its own copy of the class. */
function isFileFault(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'PluginError' && (error as { kind?: unknown }).kind === 'data'
  );
}
