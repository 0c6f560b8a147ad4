import type { Batch, SourceFile } from '@fairshift/plugin-host';
import { CheckedRowsDamagedError, generationStore, TakenByAnotherError } from '../../storage/index.js';
import type { Load, RefreshHold, RefreshInput } from '../../storage/index.js';
import type { Context } from '../../../platform/context.js';
import type { Finished } from '../../storage/index.js';
import { ImportFailedError } from './import-failure.js';
import type { ImportSession } from './import-session.js';

const number = new Intl.NumberFormat('en-GB');

/** An import's hold on the dataset that it fills. */
export class ImportHold implements RefreshHold {
  readonly mode = 'file' as const;

  constructor(
    private readonly session: ImportSession,
    private readonly inputSha256: Buffer,
  ) {}

  get datasetId(): string {
    return this.session.row.datasetId!;
  }

  get generation(): number {
    return this.session.row.generationId!;
  }

  get words(): string {
    return `imported ${this.session.row.fileName}`;
  }

  get origin(): RefreshHold['origin'] {
    return { import: this.session.row.id };
  }

  replaces(): readonly string[] {
    return this.session.row.stream!.replaces;
  }

  input(): RefreshInput {
    const { row } = this.session;
    return {
      inputSha256: this.inputSha256,
      fileSha256: Buffer.from(row.sha256, 'hex'),
      fileName: row.fileName,
      pluginId: row.pluginId!,
      sourceId: row.sourceId!,
      sourceTitle: row.stream!.title,
      importedBy: row.askedByName,
      licence: row.stream!.licence,
    };
  }

  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.session.transaction(work);
  }

  /** What the check has kept; what it has not, the source reads. */
  async read(load: Load, store: (batch: Batch) => Promise<void>): Promise<Batch> {
    const { checked } = this.session.parts;
    const file = await this.session.open();
    try {
      const input = this.session.checkedInput(this.inputSha256);
      const kept = await checked.open(input, load.rowsDone);
      if (!kept) return await this.#readFile(load, file, store);
      try {
        return await storeAll(kept.batches(), store);
      } catch (error) {
        if (error instanceof CheckedRowsDamagedError) await checked.remove(input);
        throw error;
      } finally {
        await kept.close();
      }
    } finally {
      await file.close();
    }
  }

  async advance(ctx: Context, rowsDone: number): Promise<void> {
    await this.session.advance(ctx, rowsDone, `Reading rows: ${number.format(rowsDone)} so far`);
  }

  async finishing(ctx: Context, rowsDone: number): Promise<void> {
    const total = this.session.row.rowsTotal ?? rowsDone;
    await this.session.beat(ctx, total, 'Sorting rows and adding them up');
  }

  async lockRun(ctx: Context): Promise<void> {
    const { id, attempt } = this.session.row;
    const row = await this.session.parts.imports.lock(ctx, id);
    if (row?.state !== 'running' || row.attempt !== attempt) throw new TakenByAnotherError();
  }

  async done(ctx: Context, { words }: Finished): Promise<void> {
    await this.session.change(ctx, { state: 'done', progress: null, outcome: words });
  }

  async failed(ctx: Context, words: string): Promise<void> {
    await this.session.change(ctx, { state: 'failed', progress: null, outcome: words });
  }

  async ask(ctx: Context, words: string): Promise<void> {
    await this.session.change(ctx, { state: 'needs-confirmation', progress: null, outcome: words });
  }

  async #readFile(load: Load, file: SourceFile, store: (batch: Batch) => Promise<void>): Promise<Batch> {
    const { session } = this;
    const { dictionaries } = generationStore;
    const stored = await session.transaction((ctx) => dictionaries.read(ctx, load.generation));
    const resume = load.rowsDone > 0 ? { resume: { rowsDone: load.rowsDone, dictionaries: stored } } : {};
    const run = await session.parts.host.start({ ...session.request(file), ...resume });
    try {
      return await storeAll(run.batches, store);
    } finally {
      await run.stop();
    }
  }
}

async function storeAll(
  batches: AsyncIterable<Batch>,
  store: (batch: Batch) => Promise<void>,
): Promise<Batch> {
  let last: Batch | undefined;
  for await (const batch of batches) {
    await store(batch);
    last = batch;
  }
  if (!last?.last) throw new ImportFailedError('The file ended before its source said so. Start again.');
  return last;
}
