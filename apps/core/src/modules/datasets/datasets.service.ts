import type { Dataset, DatasetSummary } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { Download } from '../../platform/routes.js';
import { NothingToGoBackToError } from './datasets.errors.js';
import { DatasetsRepository } from './datasets.repository.js';
import type { SummaryRow } from './datasets.repository.js';
import { OriginalFiles } from '../storage/index.js';
import { generationStore } from '../storage/index.js';
import type { GenerationRepository } from '../storage/index.js';
import { unknownRate } from './unknown-rate.js';

/** What datasets hold, where it came from, and the way back to the generation before. */
@Injectable()
export class DatasetsService {
  readonly #datasets = new DatasetsRepository();
  readonly #generations: GenerationRepository = generationStore.generations;

  constructor(
    private readonly transactions: Transactions,
    private readonly files: OriginalFiles,
  ) {}

  async list(
    ctx: Context,
    query: { limit: number; after?: string | undefined },
  ): Promise<{ items: DatasetSummary[]; next?: string }> {
    const rows = await this.#datasets.list(ctx, { limit: query.limit + 1, after: idAfter(query.after) });
    return pageById(rows.map(summary), query.limit);
  }

  async get(ctx: Context, id: string): Promise<Dataset> {
    const row = await this.#datasets.find(ctx, id);
    if (!row) throw notFound();
    const history = await this.#datasets.history(ctx, id);
    const canGoBack = (await this.#before(ctx, id, row.generation)) !== undefined;
    const holds = row.generation === null ? NOTHING : await this.#holds(ctx, row.generation);
    return { ...summary(row), version: row.version, ...holds, history, canGoBack };
  }

  async rename(ctx: Context, id: string, body: { version: number; title: string }): Promise<Dataset> {
    const before = await this.get(ctx, id);
    if (!(await this.#datasets.rename(ctx, id, body.version, body.title))) throw conflict(before);
    await audit.record(ctx, {
      verb: 'dataset.renamed',
      objectType: 'dataset',
      objectId: id,
      words: `renamed the dataset ${before.title} to ${body.title}`,
      before: { title: before.title },
      after: { title: body.title },
    });
    return this.#changed(ctx, id);
  }

  /** Retires the current generation and makes the one before it current again. */
  async goBack(ctx: Context, id: string, body: { version: number }): Promise<Dataset> {
    const current = await this.#generations.lockCurrent(ctx, id);
    const before = await this.get(ctx, id);
    if (before.version !== body.version) throw conflict(before);
    const earlier = await this.#before(ctx, id, current);
    if (earlier === undefined) throw new NothingToGoBackToError();
    await this.#generations.makeCurrent(ctx, id, earlier, 'retired');
    await audit.record(ctx, {
      verb: 'dataset.went-back',
      objectType: 'dataset',
      objectId: id,
      words: `went back to an earlier version of ${before.title}`,
      before: { generation: current },
      after: { generation: earlier },
    });
    return this.#changed(ctx, id);
  }

  /** The file as it was uploaded. */
  async original(scope: Context, id: string, sha256: string): Promise<Download> {
    const { requestId, actor, systemId, organisationId } = scope;
    const name = await this.transactions.inOrganisation(
      { requestId, actor, systemId, organisationId },
      (ctx) => this.#datasets.fileName(ctx, id, sha256),
    );
    const size = name === undefined ? undefined : await this.files.size(organisationId, sha256);
    if (name === undefined || size === undefined) throw notFound();
    const options = { contentType: 'application/octet-stream', fileName: name, size };
    return new Download(this.files.stream(organisationId, sha256), options);
  }

  /** The generation to go back to. */
  async #before(ctx: Context, id: string, current: number | null | undefined): Promise<number | undefined> {
    return typeof current === 'number' ? this.#generations.before(ctx, id, current) : undefined;
  }

  async #changed(ctx: Context, id: string): Promise<Dataset> {
    const dataset = await this.get(ctx, id);
    await events.emit(ctx, { type: 'dataset.changed', id, version: dataset.version });
    return dataset;
  }

  async #holds(ctx: Context, generation: number): Promise<Holds> {
    const groupings = await this.#datasets.groupings(ctx, generation);
    const columns = await this.#datasets.columns(ctx, generation);
    const stratifiers = await this.#datasets.stratifiers(ctx, generation);
    const sources = await generationStore.sources.read(ctx, generation);
    return {
      periods: (await this.#datasets.periods(ctx, generation)) as Holds['periods'],
      places: await this.#datasets.places(ctx, generation),
      stratifiers: await this.#stratifiers(ctx, generation, { stratifiers, columns }),
      groupings: merged(groupings).map(({ level, breakdown, observations }) => ({
        level,
        stratifiers: stratifiers.filter(({ id }) => breakdown & (1 << (id - 1))).map(({ code }) => code),
        observations,
      })),
      columns: columns.map(({ number, ...column }) => ({
        ...column,
        observations: sum(groupings.filter((each) => each.column === number)),
      })),
      provenance: await Promise.all(
        sources.map(async (source) => {
          const licence = source.licence as { spdxOrUrl: string; attribution: string };
          const [first] = source.provenance as { edition?: string }[];
          return {
            fileName: source.fileName,
            sha256: source.fileSha256.toString('hex'),
            kept: await this.#isKept(ctx, source),
            importedBy: source.importedBy,
            importedAt: source.importedAt,
            source: source.sourceTitle,
            ...(first?.edition === undefined ? {} : { edition: first.edition }),
            licence: licence.spdxOrUrl,
            attribution: licence.attribution,
          };
        }),
      ),
    };
  }

  /** What was fetched has no file: its run stands in both. A file of which columns were left out is not kept. */
  async #isKept(
    { organisationId }: Context,
    { fileSha256, inputSha256 }: { readonly fileSha256: Buffer; readonly inputSha256: Buffer },
  ): Promise<boolean> {
    if (fileSha256.equals(inputSha256)) return false;
    return (await this.files.size(organisationId, fileSha256.toString('hex'))) !== undefined;
  }

  async #stratifiers(
    ctx: Context,
    generation: number,
    of: {
      stratifiers: Awaited<ReturnType<DatasetsRepository['stratifiers']>>;
      columns: Awaited<ReturnType<DatasetsRepository['columns']>>;
    },
  ): Promise<Holds['stratifiers']> {
    const groups = await this.#datasets.groups(ctx, generation);
    const ratio = of.columns.find(({ kind }) => kind === 'proportion' || kind === 'rate' || kind === 'mean');
    const counted = ratio ?? of.columns.find(({ kind }) => kind === 'count');
    const part = ratio ? 'denominator' : 'numerator';
    const people = counted ? await this.#datasets.peopleByGroup(ctx, generation, counted.number, part) : [];
    const peopleOf = (stratifier: number, group: number) =>
      people.find((each) => each.stratifier === stratifier && each.group === group)?.people ?? 0;
    return of.stratifiers.map(({ id, code, label, overlapping }) => {
      const own = groups.filter(({ stratifier }) => stratifier === id);
      const counts = own.map((group) => ({ role: group.role, people: peopleOf(id, group.id) }));
      return { id: code, label, overlapping, groups: own, unknownRate: unknownRate(counts, overlapping) };
    });
  }
}

type Holds = Pick<Dataset, 'periods' | 'places' | 'stratifiers' | 'groupings' | 'columns' | 'provenance'>;

const NOTHING: Holds = {
  periods: [],
  places: { total: 0, items: [] },
  stratifiers: [],
  groupings: [],
  columns: [],
  provenance: [],
};

const sum = (rows: readonly { observations: number }[]) =>
  rows.reduce((total, row) => total + row.observations, 0);

/** Groupings of all columns together. */
function merged(rows: readonly { level: string; breakdown: number; observations: number }[]) {
  const byKey = new Map<string, { level: string; breakdown: number; observations: number }>();
  for (const { level, breakdown, observations } of rows) {
    const key = `${level} ${breakdown}`;
    const before = byKey.get(key)?.observations ?? 0;
    byKey.set(key, { level, breakdown, observations: before + observations });
  }
  return [...byKey.values()];
}

function summary(row: SummaryRow): DatasetSummary {
  const { id, title, source, rows, updatedAt, example } = row;
  return {
    id,
    title,
    source,
    rows,
    updatedAt,
    example,
    empty: row.generation === null,
    ...(row.from === null ? {} : { from: row.from }),
    ...(row.to === null ? {} : { to: row.to }),
  };
}
