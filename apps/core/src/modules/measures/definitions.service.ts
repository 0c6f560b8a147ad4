import { Injectable } from '@nestjs/common';
import type { MeasureDefinition, RouteBody, routes } from '@fairshift/contracts';
import { recordChange } from '../../platform/changes.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { DefinitionsRepository, type DefinitionFields } from './definitions.repository.js';
import { breakForDefinition } from './measure-context.js';
import { MeasureDoesNotFit, NotYourDefinition } from './measures.errors.js';
import { MeasuresRepository } from './measures.repository.js';
import { PublishedDefinitionsRepository } from './published-definitions.repository.js';

/** What is counted, of whom, and which way is better; every change is a new version. */
@Injectable()
export class DefinitionsService {
  constructor(
    private readonly definitions: DefinitionsRepository,
    private readonly published: PublishedDefinitionsRepository,
    private readonly measures: MeasuresRepository,
  ) {}

  /** Own ones and what others published; where a copy is older than what its owner published now, the newer. */
  async list(ctx: Context, query: { after?: string | undefined; limit: number }) {
    const after = idAfter(query.after);
    const own = await this.definitions.listLatest(ctx, after, query.limit + 1);
    const ofOthers = await this.published.listOfOthers(ctx, after, query.limit + 1);
    const byId = new Map(own.map((each) => [each.id, each]));
    for (const each of ofOthers) {
      if (each.version > (byId.get(each.id)?.version ?? 0)) byId.set(each.id, each);
    }
    const items = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return pageById(items.slice(0, query.limit + 1), query.limit);
  }

  async create(
    ctx: Context,
    body: RouteBody<typeof routes.createMeasureDefinition>,
  ): Promise<MeasureDefinition> {
    needsDenominator(body);
    const id = newId();
    await this.definitions.insert(ctx, { id, version: 1, fields: body, from: null });
    await recordChange(ctx, {
      verb: 'measure-definition.created',
      objectType: 'measure-definition',
      objectId: id,
      words: `defined the measure ${body.title}`,
      after: body,
    });
    return this.mustFind(ctx, id);
  }

  /** A new version; measures that use the old one get a new phase from the day it holds. */
  async update(
    ctx: Context,
    id: string,
    body: RouteBody<typeof routes.updateMeasureDefinition>,
  ): Promise<MeasureDefinition> {
    const before = await this.mustFind(ctx, id);
    if (before.organisationId !== ctx.organisationId) throw new NotYourDefinition();
    const { version, from, published, ...changes } = body;
    if (version !== before.version) throw conflict(before);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    if (given.length > 0)
      await this.addVersion(ctx, before, { ...before, ...Object.fromEntries(given) }, from);
    if (published !== undefined) await this.setPublished(ctx, id, published);
    return this.mustFind(ctx, id);
  }

  private async addVersion(ctx: Context, before: MeasureDefinition, fields: DefinitionFields, from: string) {
    needsDenominator(fields);
    const version = before.version + 1;
    const measures = await this.measures.listByDefinition(ctx, before.id);
    if (measures.length > 0) staysReadable(before, fields);
    if (!(await this.definitions.insert(ctx, { id: before.id, version, fields, from })))
      throw conflict(await this.mustFind(ctx, before.id));
    for (const measure of measures) {
      const context = breakForDefinition(measure.context, { from, version, by: ctx.actor.name });
      await this.measures.adoptDefinition(ctx, measure.id, version, context);
    }
    await recordChange(ctx, {
      verb: 'measure-definition.changed',
      objectType: 'measure-definition',
      objectId: before.id,
      words: `changed the definition ${before.title}: version ${version} holds from ${from}`,
      before,
      after: { ...fields, version },
    });
  }

  /** The newest version goes to the system, or none. Others keep the copies that they use already. */
  private async setPublished(ctx: Context, id: string, isWanted: boolean): Promise<void> {
    const definition = await this.mustFind(ctx, id);
    if (isWanted) await this.published.publish(ctx, { ...definition, published: true });
    else if (!(await this.published.withdraw(ctx, id))) return;
    await recordChange(ctx, {
      verb: isWanted ? 'measure-definition.published' : 'measure-definition.withdrawn',
      objectType: 'measure-definition',
      objectId: id,
      words: `${isWanted ? 'published' : 'withdrew'} the definition ${definition.title}`,
      after: { version: definition.version },
    });
  }

  private async mustFind(ctx: Context, id: string): Promise<MeasureDefinition> {
    const found = await this.definitions.find(ctx, id);
    if (!found) throw notFound();
    return found;
  }
}

function needsDenominator(fields: Pick<DefinitionFields, 'form' | 'denominator'>): void {
  if (!['proportion', 'rate', 'mean'].includes(fields.form) || fields.denominator) return;
  throw new MeasureDoesNotFit(
    'A proportion, rate or mean needs words for its denominator: out of whom or what?',
  );
}

/** Measures read a column of their form by their period: another one would leave them without figures. */
function staysReadable(before: DefinitionFields, after: DefinitionFields): void {
  if (before.form === after.form && before.period === after.period) return;
  throw new MeasureDoesNotFit(
    'Measures use this definition, so its form and period must stay. Make a new definition for another form or period.',
  );
}
