import type { ImportJob, ProblemRow, RouteBody, routes } from '@fairshift/contracts';
import { PluginRegistry } from '@fairshift/plugin-host';
import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { JobQueue } from '../../platform/job-queue.js';
import { IdempotencyRepository } from '../../platform/idempotency.repository.js';
import { newId } from '../../platform/ids.js';
import { idAfter, page, positionAfter } from '../../platform/pages.js';
import { generationStore } from '../storage/index.js';
import type { Preview } from './check/preview.js';
import { useImport } from './dataset-swap.js';
import { DatasetTargetsRepository } from './dataset-targets.repository.js';
import { ENDED } from './import.entity.js';
import type { ImportRow } from './import.entity.js';
import { IMPORT_QUEUE } from './import-task.js';
import { importView, needsOf, rankCandidates } from './import-view.js';
import { ImportChoiceError, ImportStateError } from './imports.errors.js';
import { ImportsRepository } from './imports.repository.js';
import { inputSha256 } from './input-sha.js';

type Update = RouteBody<typeof routes.updateImport>;

const OPEN = ['uploaded', 'recognised', 'checking', 'ready', 'failed'] as const;
const ALREADY_HELD = 'This file is in the dataset already, and all of it still stands. Nothing was changed.';

const FILE_NOT_KEPT = 'This file was not kept. Leave out what tells who people are, and bring it again.';

/** Imports as a person steers them; a worker does the reading. */
@Injectable()
export class ImportsService {
  readonly #imports = new ImportsRepository();
  readonly #keys = new IdempotencyRepository();
  readonly #datasets = new DatasetTargetsRepository();

  constructor(
    private readonly registry: PluginRegistry,
    private readonly queue: JobQueue,
  ) {}

  async list(
    ctx: Context,
    query: { limit: number; after?: string | undefined },
  ): Promise<{ items: ImportJob[]; next?: string }> {
    const rows = await this.#imports.list(ctx, { limit: query.limit + 1, after: idAfter(query.after) });
    return page(rows, query.limit, { item: (row) => importView(row), after: ({ id }) => [id] });
  }

  async get(ctx: Context, id: string): Promise<ImportJob> {
    return this.#view(ctx, await this.#imports.find(ctx, id));
  }

  async preview(ctx: Context, id: string): Promise<Preview> {
    const preview = await this.#imports.preview(ctx, id);
    if (preview === undefined) throw notFound();
    return preview ?? { columns: [], rows: [] };
  }

  async problems(
    ctx: Context,
    id: string,
    query: { limit: number; after?: string | undefined },
  ): Promise<{ items: ProblemRow[]; next?: string }> {
    if (!(await this.#imports.find(ctx, id))) throw notFound();
    const after = positionAfter(query.after);
    const rows = await this.#imports.problems(ctx, id, { limit: query.limit + 1, after });
    return page(rows, query.limit, { item: (row) => row, after: ({ position }) => [position] });
  }

  /** Takes in what the person chose; once source, answers and dataset are there, the whole file is checked. */
  async update(ctx: Context, id: string, body: Update): Promise<ImportJob> {
    const row = await this.#lock(ctx, id);
    if (row.version !== body.version) throw conflict(await this.#view(ctx, row));
    if (!(OPEN as readonly string[]).includes(row.state)) {
      throw new ImportStateError('This import has started or ended. Upload the file again to change it.');
    }
    if (row.fileRemovedAt !== null) throw new ImportStateError(FILE_NOT_KEPT);
    const source =
      body.source ?? (row.pluginId === null ? null : { pluginId: row.pluginId, sourceId: row.sourceId! });
    if (body.source) this.#requireSource(body.source);
    const target = body.target ?? row.target;
    if (source && target) await this.#requireTarget(ctx, source, target);
    const answers = { ...row.answers, ...present(body.answers ?? {}) };
    const isOtherSheet = answers.sheet !== row.answers.sheet;
    const config = isOtherSheet && !body.mapping ? {} : configOf(row, source, body.mapping);
    const chosen = {
      pluginId: source?.pluginId ?? null,
      sourceId: source?.sourceId ?? null,
      answers,
      config,
      target,
    };
    const complete = source !== null && target !== null && needsOf({ ...row, ...chosen }).length === 0;
    const cleared = {
      understanding: null,
      preview: null,
      plan: null,
      progress: null,
      outcome: null,
      problemCount: 0,
      // An earlier try may have begun in another dataset; what it left is swept.
      datasetId: null,
      generationId: null,
    };
    const state = complete ? 'checking' : source ? 'recognised' : 'uploaded';
    const changed = await this.#imports.change(ctx, id, { ...chosen, ...cleared, ...asker(ctx), state });
    if (complete) await this.queue.send(ctx, IMPORT_QUEUE, { id });
    return this.#view(ctx, changed);
  }

  /** Begins the import proper. Asking again for one that runs, or has run, gives that one. */
  async start(ctx: Context, id: string, key?: string): Promise<ImportJob> {
    const row = await this.#lock(ctx, id);
    if (key !== undefined) {
      const { isRepeated } = await this.#keys.claim(ctx, key, { request: ['startImport', id], objectId: id });
      if (isRepeated) return this.#view(ctx, row);
    }
    if (['running', 'needs-confirmation', 'done'].includes(row.state)) return this.#view(ctx, row);
    if (row.state !== 'ready') {
      throw new ImportStateError('This file has not been checked yet. Choose its source and dataset first.');
    }
    const { generations, sources } = generationStore;
    const datasetId = await this.#dataset(ctx, row);
    const current = await generations.lockCurrent(ctx, datasetId);
    if (await this.#imports.isBusy(ctx, datasetId, id)) {
      throw new ImportStateError('Another import of this dataset is running. Wait until it has ended.');
    }
    const input = this.inputOf(row);
    if (current !== undefined && (await sources.holds(ctx, current, input))) {
      return this.#end(ctx, row, { state: 'done', datasetId, outcome: ALREADY_HELD });
    }
    await generations.failUnfinished(ctx, datasetId);
    const generationId = await generations.begin(ctx, {
      datasetId,
      inputSha256: input,
      fileName: row.fileName,
      fileSha256: Buffer.from(row.sha256, 'hex'),
    });
    const words = 'Waiting for its turn';
    const progress = { done: 0, total: row.rowsTotal ?? 0, words };
    const begun = { state: 'running' as const, datasetId, generationId, progress, outcome: null };
    const changed = await this.#imports.change(ctx, id, { ...begun, ...asker(ctx) });
    await this.queue.send(ctx, IMPORT_QUEUE, { id });
    await audit.record(ctx, {
      verb: 'import.started',
      objectType: 'import',
      objectId: id,
      words: `started to import ${row.fileName}`,
      after: { datasetId, generation: generationId },
    });
    return this.#view(ctx, changed);
  }

  async cancel(ctx: Context, id: string): Promise<ImportJob> {
    const row = await this.#lock(ctx, id);
    if (ENDED.includes(row.state)) return this.#view(ctx, row);
    if (row.generationId !== null) await generationStore.generations.fail(ctx, row.generationId);
    const outcome = 'Cancelled. What was there before is as it was.';
    return this.#end(ctx, row, { state: 'cancelled', progress: null, outcome });
  }

  /** A person has seen what would go, and wants the new data all the same. */
  async confirm(ctx: Context, id: string): Promise<ImportJob> {
    const row = await this.#lock(ctx, id);
    if (row.state === 'done') return this.#view(ctx, row);
    if (row.state !== 'needs-confirmation') throw new ImportStateError('This import waits for no answer.');
    return this.#view(ctx, await useImport(ctx, this.#imports, row));
  }

  /** The name of what this import reads, by which it is known when it comes again. */
  inputOf(row: ImportRow): Buffer {
    const source = { pluginId: row.pluginId!, sourceId: row.sourceId! };
    const { version } = this.registry.source(source);
    return inputSha256({
      fileSha256: row.sha256,
      ...source,
      version,
      answers: row.answers,
      config: row.config,
    });
  }

  async #end(
    ctx: Context,
    row: ImportRow,
    changes: Parameters<ImportsRepository['change']>[2],
  ): Promise<ImportJob> {
    const changed = await this.#imports.change(ctx, row.id, changes);
    await audit.record(ctx, {
      verb: `import.${changes.state}`,
      objectType: 'import',
      objectId: row.id,
      words:
        changes.state === 'cancelled'
          ? `cancelled the import of ${row.fileName}`
          : `imported ${row.fileName} again`,
      before: { state: row.state },
      after: { state: changes.state },
    });
    return this.#view(ctx, changed);
  }

  async #dataset(ctx: Context, row: ImportRow): Promise<string> {
    const { target, pluginId, sourceId, stream } = row;
    if (target!.kind === 'existing') return target!.datasetId;
    const [id, connectionId] = [newId(), newId()];
    await this.#datasets.insertConnection(ctx, {
      id: connectionId,
      pluginId: pluginId!,
      sourceId: sourceId!,
      config: row.config,
    });
    const sourceTitle = this.registry.source({ pluginId: pluginId!, sourceId: sourceId! }).title;
    const { title } = target!;
    await this.#datasets.insert(ctx, { id, connectionId, streamId: stream!.id, title, sourceTitle });
    return id;
  }

  #requireSource(source: { pluginId: string; sourceId: string }): void {
    const known = this.registry
      .sources()
      .some(({ ref }) => ref.pluginId === source.pluginId && ref.sourceId === source.sourceId);
    if (!known) throw new ImportChoiceError('There is no such source. Choose one of the list.');
  }

  async #requireTarget(
    ctx: Context,
    source: { pluginId: string; sourceId: string },
    target: NonNullable<ImportRow['target']>,
  ): Promise<void> {
    if (target.kind === 'new') return;
    const fed = await this.#datasets.ofSource(ctx, source);
    if (!fed.some(({ id }) => id === target.datasetId)) {
      throw new ImportChoiceError(
        'This dataset does not take files of this source. Choose another, or make a new one.',
      );
    }
  }

  async #lock(ctx: Context, id: string): Promise<ImportRow> {
    const row = await this.#imports.lock(ctx, id);
    if (!row) throw notFound();
    return row;
  }

  async #view(ctx: Context, row: ImportRow | undefined): Promise<ImportJob> {
    if (!row) throw notFound();
    const { pluginId, sourceId } = row;
    const fed = pluginId && sourceId ? await this.#datasets.ofSource(ctx, { pluginId, sourceId }) : [];
    return importView(row, rankCandidates(row.fileName, fed));
  }
}

/** A mapping belongs to the source that it was made for. */
function configOf(
  row: ImportRow,
  source: { readonly pluginId: string; readonly sourceId: string } | null,
  mapping: Update['mapping'],
): ImportRow['config'] {
  if (mapping !== undefined) return { mapping };
  const isSame = source?.pluginId === row.pluginId && source?.sourceId === row.sourceId;
  return isSame ? row.config : {};
}

const asker = (ctx: Context) => ({ askedBy: ctx.actor.personId, askedByName: ctx.actor.name });

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
