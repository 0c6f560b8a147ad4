import {
  PluginError,
  type DataSourcePlugin,
  type Json,
  type Provenance,
  type ReadEvent,
  type SourceContext,
  type StreamSpec,
} from '@fairshift/plugin-sdk';
import type { SourceNotice } from '../batch.js';
import { NOTICES_TOLD, type ResumeState } from '../protocol.js';
import { BatchSender, plainNotice, plainProblem, type RunEnd } from './batch-sender.js';
import type { Channel } from './channel.js';
import { RowNumbering } from './numbering/row-numbering.js';
import type { InheritedFile } from './inherited-file.js';

const MOST_PROVENANCES = 100;

/** Reads one stream from its start to its end and sends it as batches. */
export class ReadRun {
  readonly #numbering: RowNumbering;
  readonly #sender: BatchSender;
  readonly #provenance = new Map<string, Readonly<Record<string, string>>>();
  #lastProvenance: Provenance | undefined;
  readonly #notices = new Map<string, SourceNotice>();
  #file = { encoding: 'unknown', read: 0, notes: 0, refused: 0 };
  #told = false;

  constructor(
    channel: Channel,
    readonly stream: StreamSpec,
    readonly context: SourceContext<unknown>,
    readonly upload: InheritedFile | undefined,
    resume?: ResumeState,
  ) {
    this.#numbering = new RowNumbering(stream, resume);
    this.#sender = new BatchSender(channel);
    // What was read to describe the stream is no part of this.
    if (upload !== undefined) upload.bytesRead = 0;
  }

  async run(source: DataSourcePlugin): Promise<void> {
    try {
      await this.#takeAll(source);
    } catch (error) {
      // What the source has told so far says where the file is broken: it goes ahead of the failure.
      if (isFileFault(error)) await this.#sender.send(this.#numbering, this.#bytesRead, this.#end(false));
      throw error;
    }
    if (this.context.signal.aborted) return;
    await this.#sender.send(this.#numbering, this.#bytesRead, this.#end(true));
  }

  async #takeAll(source: DataSourcePlugin): Promise<void> {
    const request = { stream: this.stream.id, mode: 'full' as const, pageRows: 5_000 };
    for await (const event of source.read(request, this.context)) {
      if (this.context.signal.aborted) return;
      await this.#take(event);
    }
  }

  #end(whole: boolean): RunEnd {
    const read = this.#told ? this.#file.read : this.#numbering.rowsDone;
    return {
      ...this.#file,
      read,
      whole,
      provenance: [...this.#provenance.values()],
      notices: [...this.#notices.values()],
    };
  }

  get #bytesRead(): number {
    return this.upload?.bytesRead ?? 0;
  }

  async #take(event: ReadEvent<Json>): Promise<void> {
    switch (event.type) {
      case 'rows':
        this.#noteProvenance(event.provenance);
        for (const row of event.rows) {
          this.#numbering.take(row);
          if (this.#numbering.full) await this.#sender.send(this.#numbering, this.#bytesRead);
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
        this.#numbering.report(plainProblem(event));
        return;
      case 'file':
        this.#told = true;
        this.#file = { encoding: String(event.encoding), ...event.rows };
        return;
      case 'notice':
        this.#note(plainNotice(event));
        return;
      case 'checkpoint':
        // A file is read from its start each time; cursors belong to sources with a connection.
        return;
      default:
        throw new PluginError('defect', 'The source gave an event that the host does not know.');
    }
  }

  /** Told to the person, not logged: its words may hold names of places and groups. */
  #note(notice: SourceNotice): void {
    if (this.#notices.size < NOTICES_TOLD) this.#notices.set(`${notice.code} ${notice.message}`, notice);
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
