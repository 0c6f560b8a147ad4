import { Injectable } from '@nestjs/common';
import type { MeasureDefinition } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

/** The fields that a person gives; a row is one version. */
export type DefinitionFields = Omit<MeasureDefinition, 'id' | 'version' | 'organisationId' | 'published'>;

export interface NewVersion {
  readonly id: string;
  readonly version: number;
  readonly fields: DefinitionFields;
  /** The day from which it holds; null for the first. */
  readonly from: string | null;
  /** Set in copies of what another organisation published. */
  readonly originId?: string | undefined;
}

const COLUMNS = `id, version, title, form, kind, domain, polarity, unit, multiplier, period_kind as period,
  numerator, denominator, exclusions, strata, owner, coalesce(origin_id, organisation_id) as "organisationId"`;

interface DefinitionRow extends Omit<DefinitionFields, 'denominator' | 'exclusions'> {
  id: string;
  version: number;
  organisationId: string;
  denominator: string | null;
  exclusions: string | null;
}

/** Measure definitions: every version stays; the highest is the one in use. */
@Injectable()
export class DefinitionsRepository {
  async listLatest(ctx: Context, after: string | undefined, limit: number): Promise<MeasureDefinition[]> {
    const rows = await ctx.db.query<DefinitionRow>(
      `select distinct on (id) ${COLUMNS} from measure_definitions
       where organisation_id = $1 and ($2::uuid is null or id > $2) order by id, version desc limit $3`,
      [ctx.organisationId, after ?? null, limit],
    );
    return this.toDefinitions(ctx, rows);
  }

  /** The newest version, or the one asked for. */
  async find(ctx: Context, id: string, version?: number): Promise<MeasureDefinition | undefined> {
    const rows = await ctx.db.query<DefinitionRow>(
      `select ${COLUMNS} from measure_definitions
       where organisation_id = $1 and id = $2 and ($3::integer is null or version = $3) order by version desc limit 1`,
      [ctx.organisationId, id, version ?? null],
    );
    return (await this.toDefinitions(ctx, rows))[0];
  }

  /** Several definitions at once, by id and version, keyed `id:version`. */
  async findMany(
    ctx: Context,
    keys: readonly { id: string; version: number }[],
  ): Promise<Map<string, MeasureDefinition>> {
    const rows = await ctx.db.query<DefinitionRow>(
      `select ${COLUMNS} from measure_definitions
       where organisation_id = $1 and (id, version) in (select * from unnest($2::uuid[], $3::integer[]))`,
      [ctx.organisationId, keys.map((key) => key.id), keys.map((key) => key.version)],
    );
    const found = await this.toDefinitions(ctx, rows);
    return new Map(found.map((each) => [`${each.id}:${each.version}`, each]));
  }

  /** Answers false when the version is there already: somebody else made it in the meantime. */
  async insert(ctx: Context, { id, version, fields, from, originId }: NewVersion): Promise<boolean> {
    const made = await ctx.db.execute(
      `insert into measure_definitions (organisation_id, id, version, title, form, kind, domain, polarity, unit,
         multiplier, period_kind, numerator, denominator, exclusions, strata, owner, holds_from, created_by, origin_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
       on conflict do nothing`,
      [ctx.organisationId, id, version, ...values(fields), from, ctx.actor.personId, originId ?? null],
    );
    return made === 1;
  }

  private async toDefinitions(ctx: Context, rows: readonly DefinitionRow[]): Promise<MeasureDefinition[]> {
    if (rows.length === 0) return [];
    const published = await ctx.db.query<{ key: string }>(
      `select id || ':' || version as key from published_definitions where system_id = $1 and id = any($2::uuid[])`,
      [ctx.systemId, rows.map((row) => row.id)],
    );
    const keys = new Set(published.map(({ key }) => key));
    return rows.map((row) => toDefinition(row, keys.has(`${row.id}:${row.version}`)));
  }
}

function values(fields: DefinitionFields): unknown[] {
  const { title, form, kind, domain, polarity, unit, multiplier, period } = fields;
  const { numerator, denominator, exclusions, strata, owner } = fields;
  const measured = [title, form, kind, domain, polarity, unit, multiplier, period];
  return [...measured, numerator, denominator ?? null, exclusions ?? null, strata, owner];
}

function toDefinition(row: DefinitionRow, published: boolean): MeasureDefinition {
  const { denominator, exclusions, ...rest } = row;
  return {
    ...rest,
    ...(denominator ? { denominator } : {}),
    ...(exclusions ? { exclusions } : {}),
    published,
  };
}
