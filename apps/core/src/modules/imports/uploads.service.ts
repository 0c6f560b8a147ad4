import type { IncomingMessage } from 'node:http';
import type { ImportJob, ImportState, RouteHeaders, routes } from '@fairshift/contracts';
import { PluginHost } from '@fairshift/plugin-host';
import type { Answered, Recognised, Silent } from '@fairshift/plugin-host';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import { IdempotencyRepository } from '../../platform/idempotency.repository.js';
import { newId } from '../../platform/ids.js';
import { OriginalFiles } from '../storage/index.js';
import type { ImportRow, SourceAnswer } from './import.entity.js';
import { fileNameMissing, ImportStateError } from './imports.errors.js';
import { ImportsService } from './imports.service.js';
import { ImportsRepository } from './imports.repository.js';

type UploadHeaders = RouteHeaders<typeof routes.createImport>;

/** Takes files in: keeps them and asks the sources whether they know them. */
@Injectable()
export class UploadsService {
  readonly #imports = new ImportsRepository();
  readonly #keys = new IdempotencyRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly files: OriginalFiles,
    private readonly host: PluginHost,
    private readonly service: ImportsService,
  ) {}

  /** @param scope a context without a transaction: an upload may take an hour */
  async upload(scope: Context, request: IncomingMessage, headers: UploadHeaders): Promise<ImportJob> {
    const fileName = nameOf(headers['X-File-Name']);
    const key = headers['Idempotency-Key'];
    const { requestId, actor, systemId, organisationId } = scope;
    const { sha256, size } = await this.files.keep(organisationId, request);
    const recognised = await this.#recognise(organisationId, sha256, fileName);
    const best = bestOf(recognised);
    const row = {
      id: newId(),
      state: best ? ('recognised' as const) : ('uploaded' as const),
      fileName,
      fileSize: size,
      sha256,
      recognised,
      pluginId: best?.pluginId ?? null,
      sourceId: best?.sourceId ?? null,
    };
    return this.transactions.inOrganisation({ requestId, actor, systemId, organisationId }, async (ctx) => {
      if (key !== undefined) {
        const claim = { request: ['createImport', fileName, sha256], objectId: row.id };
        const { isRepeated, objectId } = await this.#keys.claim(ctx, key, claim);
        if (isRepeated) return this.service.get(ctx, objectId);
      }
      await this.#imports.insert(ctx, row);
      await audit.record(ctx, {
        verb: 'import.uploaded',
        objectType: 'import',
        objectId: row.id,
        words: `uploaded ${fileName}`,
        after: { fileName, size, sha256 },
      });
      return this.service.get(ctx, row.id);
    });
  }

  /**
   * Asks the sources again about a file that waits for answers.
   * @param scope a context without a transaction: the sources may take their time
   */
  async recogniseAgain(scope: Context, id: string): Promise<ImportJob> {
    const { requestId, actor, systemId, organisationId } = scope;
    const where = { requestId, actor, systemId, organisationId };
    const row = await this.transactions.inOrganisation(where, (ctx) => this.#imports.find(ctx, id));
    if (!row) throw notFound();
    if (!WAITING.includes(row.state))
      throw new ImportStateError('The sources of this file are known already.');
    if ((await this.files.size(organisationId, row.sha256)) !== row.fileSize) {
      throw new ImportStateError('The uploaded file is no longer there. Upload it again.');
    }
    const recognised = await this.#recognise(organisationId, row.sha256, row.fileName);
    const { pluginId, sourceId } = isOurChoice(row) ? (bestOf(recognised) ?? row) : row;
    const state = pluginId === null ? ('uploaded' as const) : ('recognised' as const);
    return this.transactions.inOrganisation(where, async (ctx) => {
      // Whoever changed the import meanwhile knew what they did: their choice stays.
      const guard = { version: row.version };
      await this.#imports.change(ctx, id, { recognised, pluginId, sourceId, state }, guard);
      return this.service.get(ctx, id);
    });
  }

  async #recognise(organisationId: string, sha256: string, name: string): Promise<readonly SourceAnswer[]> {
    const file = await this.files.open(organisationId, sha256, name);
    try {
      return answersOf(await this.host.recognise(file));
    } finally {
      await file.close();
    }
  }
}

/** States in which it matters which source reads the file, and nothing was done with it yet. */
const WAITING: readonly ImportState[] = ['uploaded', 'recognised'];

/** No person has chosen the source, nor answered it: it is what came first when the file was asked about. */
function isOurChoice({ pluginId, sourceId, recognised, config }: ImportRow): boolean {
  if (pluginId === null) return true;
  const best = bestOf(recognised);
  return best?.pluginId === pluginId && best.sourceId === sourceId && config.mapping === undefined;
}

const bestOf = (answers: readonly SourceAnswer[]) => answers.find(({ score }) => score > 0);

const answersOf = ({ known, near, silent }: Answered): SourceAnswer[] => [
  ...known.map(answerOf),
  ...near.map(answerOf),
  ...silent.map(silenceOf),
];

const answerOf = ({ source, title, recognition: found }: Recognised): SourceAnswer => ({
  ...source,
  title,
  score: found.score,
  because: found.because,
  needs: [...(found.needs ?? [])],
});

const silenceOf = ({ source, title, error }: Silent): SourceAnswer => ({
  ...source,
  title,
  score: 0,
  because: error.message,
  needs: [],
  silent: true,
});

/** Names are labels here and never paths. */
function nameOf(header: string): string {
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch {
    throw fileNameMissing();
  }
  const last = name
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  if (last === '' || last.length > 255) throw fileNameMissing();
  return last;
}
