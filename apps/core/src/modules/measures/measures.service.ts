import { Injectable } from '@nestjs/common';
import type { Measure, MeasureDefinition, RouteBody, routes } from '@fairshift/contracts';
import { recordChange } from '../../platform/changes.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { ChartRulesService } from './chart-rules.service.js';
import { DefinitionsRepository } from './definitions.repository.js';
import { checkContext, emptyContext, signContext } from './measure-context.js';
import { MeasureFitService } from './measure-fit.service.js';
import { MeasuresRepository, type MeasureRow } from './measures.repository.js';
import { PublishedDefinitionsRepository } from './published-definitions.repository.js';

/** A measure: one column of a dataset, read by a definition, with its baseline, phases and notes. */
@Injectable()
export class MeasuresService {
  constructor(
    private readonly measures: MeasuresRepository,
    private readonly definitions: DefinitionsRepository,
    private readonly published: PublishedDefinitionsRepository,
    private readonly fit: MeasureFitService,
    private readonly rules: ChartRulesService,
  ) {}

  async list(
    ctx: Context,
    query: { after?: string | undefined; limit: number; datasetId?: string | undefined },
  ): Promise<{ items: Measure[]; next?: string }> {
    const after = idAfter(query.after);
    const rows = await this.measures.list(ctx, { ...query, after, limit: query.limit + 1 });
    const definitions = await this.definitions.findMany(
      ctx,
      rows.map((row) => ({ id: row.definitionId, version: row.definitionVersion })),
    );
    const items = rows.map((row) =>
      toMeasure(row, definitions.get(`${row.definitionId}:${row.definitionVersion}`)),
    );
    return pageById(items, query.limit);
  }

  async get(ctx: Context, id: string): Promise<Measure> {
    const row = await this.measures.find(ctx, id);
    if (!row) throw notFound();
    return toMeasure(row, await this.definitions.find(ctx, row.definitionId, row.definitionVersion));
  }

  async create(ctx: Context, body: RouteBody<typeof routes.createMeasure>): Promise<Measure> {
    const definition = await this.definitionToUse(ctx, body.definitionId);
    await this.fit.check(ctx, body, definition);
    const id = newId();
    await this.measures.insert(ctx, {
      ...body,
      id,
      definitionVersion: definition.version,
      placeCode: body.placeCode ?? null,
      peopleFrom: body.peopleFrom ?? null,
      context: emptyContext(await this.rules.ofNewMeasure(ctx)),
    });
    await recordChange(ctx, {
      verb: 'measure.created',
      objectType: 'measure',
      objectId: id,
      words: `made the measure ${body.title}`,
      after: body,
    });
    return this.get(ctx, id);
  }

  async updateContext(
    ctx: Context,
    id: string,
    body: RouteBody<typeof routes.updateMeasureContext>,
  ): Promise<Measure> {
    const before = await this.get(ctx, id);
    checkContext(body.context, before.definition.form, before.context);
    const context = signContext(body.context, before.context, ctx.actor.name);
    const { version, why } = body;
    if (!(await this.measures.updateContext(ctx, id, { version, context, why }))) throw conflict(before);
    await recordChange(ctx, {
      verb: 'measure.context-changed',
      objectType: 'measure',
      objectId: id,
      words: `changed the rules, baseline, phases or notes of ${before.title}`,
      before: before.context,
      after: context,
    });
    return this.get(ctx, id);
  }

  /**
   * Own definitions as they are; one published by another organisation is copied with its id and version, so that
   * it stays as it was and measures of equal definitions can be compared.
   */
  private async definitionToUse(ctx: Context, id: string): Promise<MeasureDefinition> {
    const own = await this.definitions.find(ctx, id);
    if (own?.organisationId === ctx.organisationId) return own;
    const published = await this.published.find(ctx, id);
    if (!published || (own && own.version >= published.version)) {
      if (own) return own;
      throw notFound();
    }
    const { version, organisationId } = published;
    await this.definitions.insert(ctx, {
      id,
      version,
      fields: published,
      from: null,
      originId: organisationId,
    });
    return published;
  }
}

function toMeasure(row: MeasureRow, definition: MeasureDefinition | undefined): Measure {
  if (!definition) throw new Error(`measure ${row.id} has no definition`);
  const { definitionId: _id, definitionVersion: _version, placeCode, peopleFrom, ...rest } = row;
  return {
    ...rest,
    ...(placeCode === null ? {} : { placeCode }),
    ...(peopleFrom === null ? {} : { peopleFrom }),
    definition,
  };
}
