import type { ImportJob } from '@fairshift/contracts';
import type { Context } from '../../../platform/context.js';
import { newId } from '../../../platform/ids.js';

export interface SavedMapping {
  readonly id: string;
  readonly name: string;
  readonly mapping: NonNullable<ImportJob['mapping']>;
}

interface SourceRef {
  readonly pluginId: string;
  readonly sourceId: string;
}

/** Mappings that were given a name. */
export class MappingsRepository {
  /** Keeps a mapping by its name; the one of that name before, for the same headings, is replaced. */
  async save(
    ctx: Context,
    { pluginId, sourceId }: SourceRef,
    saved: Pick<SavedMapping, 'name' | 'mapping'> & { readonly headings: Buffer },
  ): Promise<void> {
    await ctx.db.execute(
      `insert into mappings (organisation_id, id, plugin_id, source_id, name, headings_sha256, mapping, saved_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (organisation_id, plugin_id, source_id, headings_sha256, name)
       do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()`,
      [
        ctx.organisationId,
        newId(),
        pluginId,
        sourceId,
        saved.name,
        saved.headings,
        JSON.stringify(saved.mapping),
        ctx.actor.personId,
      ],
    );
  }

  /** Mappings of files with the same headings, the last saved first. */
  ofHeadings(ctx: Context, { pluginId, sourceId }: SourceRef, headings: Buffer): Promise<SavedMapping[]> {
    return ctx.db.query<SavedMapping>(
      `select id, name, mapping from mappings
       where organisation_id = $1 and plugin_id = $2 and source_id = $3 and headings_sha256 = $4
       order by saved_at desc, id desc limit 20`,
      [ctx.organisationId, pluginId, sourceId, headings],
    );
  }
}
