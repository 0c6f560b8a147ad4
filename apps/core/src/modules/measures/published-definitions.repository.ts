import { Injectable } from '@nestjs/common';
import type { MeasureDefinition } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

/** Definitions shared with the system: copies, so that nobody reads an organisation's own rows. */
@Injectable()
export class PublishedDefinitionsRepository {
  async publish(ctx: Context, definition: MeasureDefinition): Promise<void> {
    await this.withdraw(ctx, definition.id);
    await ctx.db.execute(
      `insert into published_definitions (organisation_id, system_id, id, version, body) values ($1, $2, $3, $4, $5)`,
      [ctx.organisationId, ctx.systemId, definition.id, definition.version, JSON.stringify(definition)],
    );
  }

  /** Answers whether it was published. */
  async withdraw(ctx: Context, id: string): Promise<boolean> {
    const gone = await ctx.db.execute(
      `delete from published_definitions where organisation_id = $1 and system_id = $2 and id = $3`,
      [ctx.organisationId, ctx.systemId, id],
    );
    return gone > 0;
  }

  /** What the system's other organisations published, by id. */
  async listOfOthers(ctx: Context, after: string | undefined, limit: number): Promise<MeasureDefinition[]> {
    const rows = await ctx.db.query<{ body: MeasureDefinition }>(
      `select body from published_definitions
       where system_id = $1 and organisation_id <> $2 and ($3::uuid is null or id > $3) order by id limit $4`,
      [ctx.systemId, ctx.organisationId, after ?? null, limit],
    );
    return rows.map((row) => ({ ...row.body, published: true }));
  }

  async find(ctx: Context, id: string): Promise<MeasureDefinition | undefined> {
    const rows = await ctx.db.query<{ body: MeasureDefinition }>(
      `select body from published_definitions where system_id = $1 and id = $2`,
      [ctx.systemId, id],
    );
    return rows[0] && { ...rows[0].body, published: true };
  }
}
