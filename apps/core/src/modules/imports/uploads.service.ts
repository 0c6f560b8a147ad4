import type { IncomingMessage } from 'node:http';
import type { ImportJob } from '@fairshift/contracts';
import { PluginHost } from '@fairshift/plugin-host';
import type { Recognised } from '@fairshift/plugin-host';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import { OriginalFiles } from '../storage/index.js';
import { fileNameMissing } from './imports.errors.js';
import { ImportsService } from './imports.service.js';
import { ImportsRepository } from './imports.repository.js';

/** Takes files in: keeps them and asks the sources whether they know them. */
@Injectable()
export class UploadsService {
  readonly #imports = new ImportsRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly files: OriginalFiles,
    private readonly host: PluginHost,
    private readonly service: ImportsService,
  ) {}

  /** @param scope a context without a transaction: an upload may take an hour */
  async upload(scope: Context, request: IncomingMessage): Promise<ImportJob> {
    const fileName = nameOf(request.headers['x-file-name']);
    const { requestId, actor, systemId, organisationId } = scope;
    const { sha256, size } = await this.files.keep(organisationId, request);
    const recognised = await this.#recognise(organisationId, sha256, fileName);
    const [best] = recognised;
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

  async #recognise(organisationId: string, sha256: string, name: string): Promise<ImportJob['recognised']> {
    const file = await this.files.open(organisationId, sha256, name);
    try {
      return (await this.host.recognise(file)).map(recognition);
    } finally {
      await file.close();
    }
  }
}

const recognition = ({ source, title, recognition: found }: Recognised): ImportJob['recognised'][number] => ({
  ...source,
  title,
  score: found.score,
  because: found.because,
  needs: [...(found.needs ?? [])],
});

/** Names are labels here and never paths. */
function nameOf(header: string | string[] | undefined): string {
  let name: string;
  try {
    name = decodeURIComponent(String(header ?? ''));
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
