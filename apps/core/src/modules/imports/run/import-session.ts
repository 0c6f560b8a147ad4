import type { PluginHost, RunRequest, SourceFile } from '@fairshift/plugin-host';
import type { Logger } from 'pino';
import type { Transactions } from '../../../database/transactions.js';
import type { Context } from '../../../platform/context.js';
import { events } from '../../../platform/events.js';
import { hashOf, TakenByAnotherError } from '../../storage/index.js';
import type { CheckedInput, CheckedRows, OpenedFile, OriginalFiles } from '../../storage/index.js';
import type { ImportRow } from '../import.entity.js';
import type { Changes, ImportsRepository } from '../imports.repository.js';
import { ImportFailedError } from './import-failure.js';

export interface RunnerParts {
  readonly transactions: Transactions;
  readonly host: PluginHost;
  readonly files: OriginalFiles;
  readonly checked: CheckedRows;
  readonly imports: ImportsRepository;
  readonly log: Logger;
  /** How long a worker may be silent before another one takes its import. */
  readonly leaseSeconds: number;
}

const TELL_EVERY_MS = 500;

/** One worker's hold on one import: every write goes through it, and fails once the hold is lost. */
export class ImportSession {
  #told = 0;
  #isFurther = false;

  constructor(
    readonly parts: RunnerParts,
    readonly row: ImportRow,
    readonly scope: Parameters<Transactions['inOrganisation']>[0],
  ) {}

  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.parts.transactions.inOrganisation(this.scope, work);
  }

  /** How often workers have begun this without getting further than those before them. */
  get tries(): number {
    return this.#isFurther ? 0 : this.row.tries;
  }

  /** Says that rows are stored which no worker had stored before. @throws TakenByAnotherError */
  async advance(ctx: Context, done: number, words: string): Promise<void> {
    this.#isFurther = true;
    await this.beat(ctx, done, words);
  }

  /** Says how far it is. @throws TakenByAnotherError when the import was cancelled or taken over. */
  async beat(ctx: Context, done: number, words: string): Promise<void> {
    const { id, attempt, rowsTotal, fileSize, state } = this.row;
    const total = state === 'checking' ? fileSize : (rowsTotal ?? 0);
    const of = { id, attempt, leaseSeconds: this.parts.leaseSeconds, further: this.#isFurther };
    const isOurs = await this.parts.imports.beat(ctx, of, { done: Math.min(done, total), total, words });
    if (!isOurs) throw new TakenByAnotherError();
    const now = performance.now();
    if (now - this.#told < TELL_EVERY_MS) return;
    this.#told = now;
    await events.emit(ctx, { type: 'import.changed', id });
  }

  /** Ends what this worker had to do. @throws TakenByAnotherError */
  async change(ctx: Context, changes: Changes): Promise<ImportRow> {
    const { id, attempt } = this.row;
    const changed = await this.parts.imports.change(ctx, id, changes, { attempt });
    if (!changed) throw new TakenByAnotherError();
    return changed;
  }

  /** The kept file. @throws ImportFailedError when it is gone or no longer what was uploaded */
  async open(): Promise<OpenedFile> {
    const { sha256, fileName, fileSize } = this.row;
    const { organisationId } = this.scope;
    const { files } = this.parts;
    const size = await files.size(organisationId, sha256);
    const isWhole = size === fileSize && (await hashOf(files.path(organisationId, sha256))) === sha256;
    if (!isWhole) throw new ImportFailedError('The uploaded file is no longer there. Upload it again.');
    return files.open(organisationId, sha256, fileName);
  }

  /** Names what this import's check keeps for its run. */
  checkedInput(inputSha256: Buffer): CheckedInput {
    return { organisationId: this.scope.organisationId, importId: this.row.id, inputSha256 };
  }

  /** How the source is to read the file. */
  request(file: SourceFile): RunRequest {
    const { pluginId, sourceId, answers, config, stream } = this.row;
    return {
      source: { pluginId: pluginId!, sourceId: sourceId! },
      file,
      answers: answers as NonNullable<RunRequest['answers']>,
      ...(config.mapping === undefined ? {} : { config: config as NonNullable<RunRequest['config']> }),
      ...(stream ? { stream: stream.id } : {}),
    };
  }
}
