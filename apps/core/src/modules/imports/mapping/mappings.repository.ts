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

  /** Another name, unless another mapping of the same headings has it. @returns the name before */
  async rename(ctx: Context, id: string, name: string): Promise<string | undefined> {
    const [row] = await ctx.db.query<{ name: string }>(
      `update mappings m set name = $3 from mappings b
       where m.organisation_id = $1 and m.id = $2 and b.organisation_id = $1 and b.id = m.id
         and not exists (select 1 from mappings o where o.organisation_id = $1 and o.name = $3 and o.id <> m.id
           and o.plugin_id = m.plugin_id and o.source_id = m.source_id and o.headings_sha256 = m.headings_sha256)
       returning b.name`,
      [ctx.organisationId, id, name],
    );
    return row?.name;
  }

  /** @returns its name; undefined when it is not there */
  async remove(ctx: Context, id: string): Promise<string | undefined> {
    const sql = 'delete from mappings where organisation_id = $1 and id = $2 returning name';
    return (await ctx.db.query<{ name: string }>(sql, [ctx.organisationId, id]))[0]?.name;
  }

  async has(ctx: Context, id: string): Promise<boolean> {
    const sql = 'select 1 from mappings where organisation_id = $1 and id = $2';
    return (await ctx.db.query(sql, [ctx.organisationId, id])).length > 0;
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
