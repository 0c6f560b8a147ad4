import { Injectable } from '@nestjs/common';
import type { Measure, MeasureVersion, RouteQuery, routes } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { page, positionAfter } from '../../platform/pages.js';
import { DefinitionsRepository } from './definitions.repository.js';
import { NotThereYet, StillToCome } from './measures.errors.js';
import { MeasuresService } from './measures.service.js';
import { MeasureVersionsRepository, type MeasureVersionRow } from './measure-versions.repository.js';

const present = ({ why, ...row }: MeasureVersionRow): MeasureVersion => ({
  ...row,
  ...(why === null ? {} : { why }),
});

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** Whether a day has not begun in London, where the days of the history end. */
export const isStillToCome = (day: string, now = new Date()): boolean => day > LONDON.format(now);

/** The history of a measure: what was set when, by whom and why. */
@Injectable()
export class MeasureVersionsService {
  constructor(
    private readonly measures: MeasuresService,
    private readonly versions: MeasureVersionsRepository,
    private readonly definitions: DefinitionsRepository,
  ) {}

  /** @throws AppError 404 for a measure that is not there */
  async list(
    ctx: Context,
    measureId: string,
    { after, limit }: RouteQuery<typeof routes.listMeasureVersions>,
  ): Promise<{ items: MeasureVersion[]; next?: string }> {
    await this.measures.get(ctx, measureId);
    const before = after === undefined ? undefined : positionAfter(after);
    const rows = await this.versions.list(ctx, measureId, limit, before);
    return page(rows, limit, { item: present, after: ({ version }) => [version] });
  }

  /** The measure as it was at the end of a day. @throws AppError 404, NotThereYet, StillToCome */
  async asOf(ctx: Context, measureId: string, day: string): Promise<Measure> {
    const now = await this.measures.get(ctx, measureId);
    if (isStillToCome(day)) throw new StillToCome();
    const then = await this.versions.on(ctx, measureId, day);
    if (!then) throw new NotThereYet();
    const definition = await this.definitions.find(ctx, now.definition.id, then.definitionVersion);
    return { ...now, context: then.context, definition: definition ?? now.definition };
  }
}
