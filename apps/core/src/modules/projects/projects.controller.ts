import { Controller } from '@nestjs/common';
import { routes, type RouteBody, type RouteParams, type RouteQuery } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { ChartsService } from './charts.service.js';
import { HomeService } from './home.service.js';
import { ProjectsService } from './projects.service.js';

@Controller()
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly charts: ChartsService,
    private readonly home: HomeService,
  ) {}

  @Route(routes.getHome)
  getHome(@Ctx() ctx: Context) {
    return this.home.get(ctx);
  }

  @Route(routes.listProjects)
  list(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listProjects>) {
    return this.projects.list(ctx, query);
  }

  @Route(routes.createProject)
  create(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createProject>) {
    return this.projects.create(ctx, body);
  }

  @Route(routes.getProject)
  get(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.getProject>) {
    return this.projects.get(ctx, params.projectId);
  }

  @Route(routes.updateProject)
  update(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.updateProject>,
    @Body() body: RouteBody<typeof routes.updateProject>,
  ) {
    return this.projects.update(ctx, params.projectId, body);
  }

  @Route(routes.addProjectNote)
  addNote(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.addProjectNote>,
    @Body() body: RouteBody<typeof routes.addProjectNote>,
  ) {
    return this.projects.addNote(ctx, params.projectId, body.text);
  }

  @Route(routes.listCharts)
  listCharts(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listCharts>) {
    return this.charts.list(ctx, query);
  }

  @Route(routes.createChart)
  createChart(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createChart>) {
    return this.charts.create(ctx, body);
  }

  @Route(routes.getChart)
  getChart(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.getChart>,
    @Query() { asOf }: RouteQuery<typeof routes.getChart>,
  ) {
    return this.charts.get(ctx, params.chartId, asOf);
  }

  @Route(routes.updateChart)
  updateChart(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.updateChart>,
    @Body() body: RouteBody<typeof routes.updateChart>,
  ) {
    return this.charts.update(ctx, params.chartId, body);
  }

  @Route(routes.deleteChart)
  deleteChart(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.deleteChart>) {
    return this.charts.delete(ctx, params.chartId);
  }
}
