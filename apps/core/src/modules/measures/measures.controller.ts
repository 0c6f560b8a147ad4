import { Controller } from '@nestjs/common';
import { routes, type RouteBody, type RouteParams, type RouteQuery } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { ChartRulesService } from './chart-rules.service.js';
import { DefinitionsService } from './definitions.service.js';
import { MeasuresService } from './measures.service.js';
import { MeasureVersionsService } from './measure-versions.service.js';
import { SeriesService } from './series.service.js';

@Controller()
export class MeasuresController {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly measures: MeasuresService,
    private readonly series: SeriesService,
    private readonly versions: MeasureVersionsService,
    private readonly rules: ChartRulesService,
  ) {}

  @Route(routes.listMeasureDefinitions)
  listDefinitions(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listMeasureDefinitions>) {
    return this.definitions.list(ctx, query);
  }

  @Route(routes.createMeasureDefinition)
  createDefinition(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createMeasureDefinition>) {
    return this.definitions.create(ctx, body);
  }

  @Route(routes.updateMeasureDefinition)
  updateDefinition(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.updateMeasureDefinition>,
    @Body() body: RouteBody<typeof routes.updateMeasureDefinition>,
  ) {
    return this.definitions.update(ctx, params.definitionId, body);
  }

  @Route(routes.getChartRules)
  getChartRules(@Ctx() ctx: Context) {
    return this.rules.get(ctx);
  }

  @Route(routes.updateChartRules)
  updateChartRules(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.updateChartRules>) {
    return this.rules.update(ctx, body);
  }

  @Route(routes.listMeasures)
  list(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listMeasures>) {
    return this.measures.list(ctx, query);
  }

  @Route(routes.createMeasure)
  create(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createMeasure>) {
    return this.measures.create(ctx, body);
  }

  @Route(routes.getMeasure)
  get(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.getMeasure>) {
    return this.measures.get(ctx, params.measureId);
  }

  @Route(routes.updateMeasureContext)
  updateContext(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.updateMeasureContext>,
    @Body() body: RouteBody<typeof routes.updateMeasureContext>,
  ) {
    return this.measures.updateContext(ctx, params.measureId, body);
  }

  @Route(routes.readSeries)
  readSeries(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.readSeries>,
    @Query() { asOf }: RouteQuery<typeof routes.readSeries>,
    @Body() body: RouteBody<typeof routes.readSeries>,
  ) {
    return this.series.read(ctx, params.measureId, body, asOf);
  }

  @Route(routes.listMeasureVersions)
  listVersions(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.listMeasureVersions>,
    @Query() query: RouteQuery<typeof routes.listMeasureVersions>,
  ) {
    return this.versions.list(ctx, params.measureId, query);
  }

  @Route(routes.exploreGap)
  explore(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.exploreGap>,
    @Query() query: RouteQuery<typeof routes.exploreGap>,
  ) {
    return this.series.explore(ctx, params.measureId, query);
  }
}
