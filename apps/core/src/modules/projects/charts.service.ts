import { Injectable } from '@nestjs/common';
import type { ChartSummary, RouteBody, routes } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { recordChange } from '../../platform/changes.js';
import type { Context } from '../../platform/context.js';
import { conflict, notFound } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { MeasuresService, SeriesService } from '../measures/index.js';
import { PluginsService } from '../plugins/index.js';
import { ChartsRepository, type ChartFields } from './charts.repository.js';
import { ChartIsReleased, TooManyOptions, UnknownChartType } from './projects.errors.js';
import { ProjectsService } from './projects.service.js';

/** Characters of a chart's options as JSON; the plugins' own charts use some dozens. */
const MOST_OPTIONS = 20_000;

/** Charts that are kept. The picture is drawn by the browser; here are its data and its place. */
@Injectable()
export class ChartsService {
  constructor(
    private readonly charts: ChartsRepository,
    private readonly projects: ProjectsService,
    private readonly measures: MeasuresService,
    private readonly series: SeriesService,
    private readonly plugins: PluginsService,
  ) {}

  async list(
    ctx: Context,
    query: { after?: string | undefined; limit: number; measureId?: string | undefined },
  ) {
    const after = idAfter(query.after);
    return pageById(await this.charts.list(ctx, { ...query, after, limit: query.limit + 1 }), query.limit);
  }

  /** The chart and everything needed to draw it; with `asOf` as its measure was at the end of that day. */
  async get(ctx: Context, id: string, asOf?: string): Promise<{ chart: ChartSummary; input: ChartInput }> {
    const chart = await this.mustFind(ctx, id);
    const input = await this.series.read(ctx, chart.measureId, chart.selection, asOf);
    return { chart, input };
  }

  async create(ctx: Context, body: RouteBody<typeof routes.createChart>): Promise<ChartSummary> {
    await this.measures.get(ctx, body.measureId);
    await this.mayPut(ctx, body.projectId);
    this.checkDrawing(body);
    const id = newId();
    await this.charts.insert(ctx, id, body.measureId, body);
    await recordChange(ctx, {
      verb: 'chart.created',
      objectType: 'chart',
      objectId: id,
      words: `kept the chart ${body.title}`,
      after: body,
    });
    return this.mustFind(ctx, id);
  }

  async update(ctx: Context, id: string, body: RouteBody<typeof routes.updateChart>): Promise<ChartSummary> {
    const before = await this.mustFind(ctx, id);
    const { version, ...changes } = body;
    await this.mayPut(ctx, before.projectId);
    const fields: ChartFields = {
      title: changes.title ?? before.title,
      projectId: changes.projectId ?? before.projectId,
      chartType: changes.chartType ?? before.chartType,
      options: changes.options ?? before.options,
      selection: changes.selection ?? before.selection,
    };
    await this.mayPut(ctx, fields.projectId);
    this.checkDrawing(fields);
    if (!(await this.charts.update(ctx, id, version, fields))) throw conflict(await this.mustFind(ctx, id));
    await recordChange(ctx, {
      verb: 'chart.changed',
      objectType: 'chart',
      objectId: id,
      words: `changed the chart ${fields.title}`,
      before,
      after: fields,
    });
    return this.mustFind(ctx, id);
  }

  async delete(ctx: Context, id: string): Promise<void> {
    const before = await this.mustFind(ctx, id);
    await this.mayPut(ctx, before.projectId);
    if (before.publicationId) throw new ChartIsReleased();
    await this.charts.delete(ctx, id);
    await recordChange(ctx, {
      verb: 'chart.deleted',
      objectType: 'chart',
      objectId: id,
      words: `took away the chart ${before.title}`,
      before,
    });
  }

  async mustFind(ctx: Context, id: string): Promise<ChartSummary> {
    const chart = await this.charts.find(ctx, id);
    if (!chart) throw notFound();
    return chart;
  }

  /** Holds the chart for the rest of the transaction, so that two people cannot release it at once. */
  async lock(ctx: Context, id: string): Promise<void> {
    if (!(await this.charts.lock(ctx, id))) throw notFound();
  }

  /** A project, where the chart has one, must be one that the person may change. */
  private async mayPut(ctx: Context, projectId: string | undefined): Promise<void> {
    if (projectId) await this.projects.mayChange(ctx, await this.projects.mustFind(ctx, projectId));
  }

  private checkDrawing({ chartType, options }: Pick<ChartFields, 'chartType' | 'options'>): void {
    if (!this.plugins.hasChart(chartType)) throw new UnknownChartType(chartType.chartId);
    if (JSON.stringify(options).length > MOST_OPTIONS) throw new TooManyOptions();
  }
}
