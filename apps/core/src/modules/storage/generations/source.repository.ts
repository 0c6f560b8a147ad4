import type { Context } from '../../../platform/context.js';

/** A row of `dataset_sources`: an input whose rows stand in the generation. */
export interface SourceRow {
  readonly id: number;
  readonly inputSha256: Buffer;
  readonly fileSha256: Buffer;
  readonly fileName: string;
  readonly pluginId: string;
  readonly sourceId: string;
  readonly sourceTitle: string;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly provenance: unknown;
  readonly licence: unknown;
  /**
   * Codes of the measures, places or groups that it brought, where its kind of file replaces only these; null: not
   * known, and then everything in its periods.
   */
  readonly parts: readonly string[] | null;
  /** False: a later file replaced some of what this one brought. */
  readonly stands: boolean;
}

const SOURCE_COLUMNS = `id, input_sha256 as "inputSha256", file_sha256 as "fileSha256", file_name as "fileName",
  plugin_id as "pluginId", source_id as "sourceId", source_title as "sourceTitle", imported_by as "importedBy",
  imported_at as "importedAt", provenance, licence, parts, stands`;

/** Inputs whose rows stand in a generation. */
export class SourceRepository {
  /** Whether an input stands whole in a generation. */
  async holds(ctx: Context, generation: number, inputSha256: Buffer): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from dataset_sources
       where organisation_id = $1 and generation_id = $2 and input_sha256 = $3 and stands limit 1`,
      [ctx.organisationId, generation, inputSha256],
    );
    return rows.length > 0;
  }

  async read(ctx: Context, generation: number): Promise<SourceRow[]> {
    return ctx.db.query<SourceRow>(
      `select ${SOURCE_COLUMNS} from dataset_sources where organisation_id = $1 and generation_id = $2 order by id`,
      [ctx.organisationId, generation],
    );
  }

  async add(ctx: Context, generation: number, row: SourceRow): Promise<void> {
    await ctx.db.execute(
      `insert into dataset_sources (organisation_id, generation_id, id, input_sha256, file_sha256, file_name, plugin_id,
         source_id, source_title, imported_by, imported_at, provenance, licence, stands, parts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ctx.organisationId,
        generation,
        row.id,
        row.inputSha256,
        row.fileSha256,
        row.fileName,
        row.pluginId,
        row.sourceId,
        row.sourceTitle,
        row.importedBy,
        row.importedAt,
        JSON.stringify(row.provenance),
        JSON.stringify(row.licence),
        row.stands,
        row.parts,
      ],
    );
  }

  /** Which sources stand in each period. */
  async ofPeriods(ctx: Context, generation: number): Promise<Map<number, readonly number[]>> {
    const rows = await ctx.db.query<{ id: number; sources: number[] }>(
      'select id, source_ids as sources from dataset_periods where organisation_id = $1 and generation_id = $2',
      [ctx.organisationId, generation],
    );
    return new Map(rows.map(({ id, sources }) => [id, sources]));
  }
}
