import type { RouteBody, RouteResponse, routes } from '@fairshift/contracts';
import { PluginHost, SourceRunError } from '@fairshift/plugin-host';
import type { OfferedColumns } from '@fairshift/plugin-host';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions.js';
import { audit } from '../../../platform/audit.js';
import type { Context } from '../../../platform/context.js';
import { notFound } from '../../../platform/errors.js';
import { OriginalFiles } from '../../storage/index.js';
import type { ImportRow } from '../import.entity.js';
import { ImportChoiceError, ImportStateError } from '../imports.errors.js';
import { ImportsRepository } from '../imports.repository.js';
import { headingsSha256 } from './headings.js';
import { MappingsRepository } from './mappings.repository.js';

type Offered = RouteResponse<typeof routes.getImportColumns>;
type Save = RouteBody<typeof routes.saveMapping>;

/** What the columns of a file hold: asked of its source, answered by a person, kept by name for the next file. */
@Injectable()
export class MappingsService {
  readonly #imports = new ImportsRepository();
  readonly #mappings = new MappingsRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly files: OriginalFiles,
    private readonly host: PluginHost,
  ) {}

  /** @param scope a context without a transaction: the source may take its time */
  async columns(scope: Context, id: string): Promise<Offered> {
    const { row, where } = await this.#row(scope, id);
    const { sheets, columns } = await this.#ask(row, where.organisationId);
    const headings = headingsSha256(columns.map(({ heading }) => heading));
    const saved = await this.transactions.inOrganisation(where, (ctx) =>
      this.#mappings.ofHeadings(ctx, { pluginId: row.pluginId!, sourceId: row.sourceId! }, headings),
    );
    return { sheets, columns, saved };
  }

  /** Keeps the mapping of an import under a name. */
  async save(scope: Context, id: string, { name }: Save): Promise<{ name: string }> {
    const { row, where } = await this.#row(scope, id);
    const { mapping } = row.config;
    if (mapping === undefined) throw new ImportStateError('Say first what the columns of this file hold.');
    const { columns } = await this.#ask(row, where.organisationId);
    const headings = headingsSha256(columns.map(({ heading }) => heading));
    await this.transactions.inOrganisation(where, async (ctx) => {
      await this.#mappings.save(
        ctx,
        { pluginId: row.pluginId!, sourceId: row.sourceId! },
        { name, mapping, headings },
      );
      await audit.record(ctx, {
        verb: 'mapping.saved',
        objectType: 'import',
        objectId: id,
        words: `saved what the columns of ${row.fileName} hold, as ${name}`,
        after: { name },
      });
    });
    return { name };
  }

  async rename(ctx: Context, id: string, { name }: Save): Promise<{ name: string }> {
    const before = await this.#mappings.rename(ctx, id, name);
    if (before === undefined) {
      if (!(await this.#mappings.has(ctx, id))) throw notFound();
      throw new ImportStateError(`Other answers are kept as ${name}. Choose another name.`);
    }
    await audit.record(ctx, {
      verb: 'mapping.renamed',
      objectType: 'mapping',
      objectId: id,
      words: `renamed the kept answers ${before} to ${name}`,
      before: { name: before },
      after: { name },
    });
    return { name };
  }

  /** What was read by it stays as it is. */
  async delete(ctx: Context, id: string): Promise<void> {
    const name = await this.#mappings.remove(ctx, id);
    if (name === undefined) throw notFound();
    await audit.record(ctx, {
      verb: 'mapping.deleted',
      objectType: 'mapping',
      objectId: id,
      words: `deleted the kept answers ${name}`,
      before: { name },
    });
  }

  async #row({ requestId, actor, systemId, organisationId }: Context, id: string) {
    const where = { requestId, actor, systemId, organisationId };
    const row = await this.transactions.inOrganisation(where, (ctx) => this.#imports.find(ctx, id));
    if (!row) throw notFound();
    if (row.pluginId === null || row.sourceId === null)
      throw new ImportStateError('Choose first what kind of file this is.');
    return { row, where };
  }

  async #ask(row: ImportRow, organisationId: string): Promise<OfferedColumns> {
    if ((await this.files.size(organisationId, row.sha256)) !== row.fileSize) {
      throw new ImportStateError('The uploaded file is no longer there. Upload it again.');
    }
    const file = await this.files.open(organisationId, row.sha256, row.fileName);
    const { sheet } = row.answers;
    try {
      const source = { pluginId: row.pluginId!, sourceId: row.sourceId! };
      const answers = sheet === undefined ? {} : { answers: { sheet } };
      const offered = await this.host.columns({ source, file, ...answers });
      return offered ?? { sheets: [], columns: [] };
    } catch (error) {
      if (error instanceof SourceRunError) throw new ImportChoiceError(error.message);
      throw error;
    } finally {
      await file.close();
    }
  }
}
