import { Injectable } from '@nestjs/common';
import type { MeasureContextJson, PeopleFrom } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

/** A measure as stored; the definition stands apart. */
export interface MeasureRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly datasetId: string;
  readonly datasetTitle: string;
  readonly columnId: string;
  readonly placeCode: string | null;
  readonly population: string;
  readonly peopleFrom: PeopleFrom | null;
  readonly context: MeasureContextJson;
  readonly example: boolean;
}

export type NewMeasure = Omit<MeasureRow, 'version' | 'datasetTitle' | 'example'>;

const SELECT = `select m.id, m.version, m.title, m.definition_id as "definitionId",
    m.definition_version as "definitionVersion", m.dataset_id as "datasetId", d.title as "datasetTitle",
    m.column_code as "columnId", m.place_code as "placeCode", m.population, m.people_from as "peopleFrom", m.context, o.is_demo as example
  from measures m
  join datasets d on d.organisation_id = m.organisation_id and d.id = m.dataset_id
  join organisations o on o.id = m.organisation_id`;

/** The measure as it is now becomes a version of its history, in the transaction that changed it. */
async function keepVersion(ctx: Context, measureId: string, why: string | undefined): Promise<void> {
  await ctx.db.execute(
    `insert into measure_versions (organisation_id, measure_id, version, by_name, why, definition_version, context)
     select organisation_id, id, version, $3, $4, definition_version, context
     from measures where organisation_id = $1 and id = $2`,
    [ctx.organisationId, measureId, ctx.actor.name, why ?? null],
  );
}

/** Measures of one organisation. */
@Injectable()
export class MeasuresRepository {
  async list(
    ctx: Context,
    query: { after?: string | undefined; limit: number; datasetId?: string | undefined },
  ): Promise<MeasureRow[]> {
    return ctx.db.query<MeasureRow>(
      `${SELECT} where m.organisation_id = $1 and ($2::uuid is null or m.id > $2)
         and ($3::uuid is null or m.dataset_id = $3) order by m.id limit $4`,
      [ctx.organisationId, query.after ?? null, query.datasetId ?? null, query.limit],
    );
  }

  async find(ctx: Context, id: string): Promise<MeasureRow | undefined> {
    const rows = await ctx.db.query<MeasureRow>(`${SELECT} where m.organisation_id = $1 and m.id = $2`, [
      ctx.organisationId,
      id,
    ]);
    return rows[0];
  }

  async listByDefinition(ctx: Context, definitionId: string): Promise<MeasureRow[]> {
    return ctx.db.query<MeasureRow>(
      `${SELECT} where m.organisation_id = $1 and m.definition_id = $2 order by m.id`,
      [ctx.organisationId, definitionId],
    );
  }

  async insert(ctx: Context, measure: NewMeasure): Promise<void> {
    await ctx.db.execute(
      `insert into measures (organisation_id, id, title, definition_id, definition_version, dataset_id, column_code,
         place_code, population, context, people_from) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ctx.organisationId,
        measure.id,
        measure.title,
        measure.definitionId,
        measure.definitionVersion,
        measure.datasetId,
        measure.columnId,
        measure.placeCode,
        measure.population,
        JSON.stringify(measure.context),
        measure.peopleFrom === null ? null : JSON.stringify(measure.peopleFrom),
      ],
    );
    await keepVersion(ctx, measure.id, undefined);
  }

  /** Answers false when somebody else changed the measure in the meantime. */
  async updateContext(
    ctx: Context,
    id: string,
    { version, context, why }: { version: number; context: MeasureContextJson; why: string | undefined },
  ): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update measures set context = $4, version = version + 1, updated_at = now()
       where organisation_id = $1 and id = $2 and version = $3`,
      [ctx.organisationId, id, version, JSON.stringify(context)],
    );
    if (changed === 1) await keepVersion(ctx, id, why);
    return changed === 1;
  }

  async adoptDefinition(
    ctx: Context,
    id: string,
    definitionVersion: number,
    context: MeasureContextJson,
  ): Promise<void> {
    await ctx.db.execute(
      `update measures set definition_version = $3, context = $4, version = version + 1, updated_at = now()
       where organisation_id = $1 and id = $2`,
      [ctx.organisationId, id, definitionVersion, JSON.stringify(context)],
    );
    await keepVersion(ctx, id, `Version ${definitionVersion} of the definition`);
  }
}
