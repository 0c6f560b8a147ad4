import { Controller } from '@nestjs/common';
import { routes, type RouteParams, type RouteQuery } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { Ctx, Params, Query, Route } from '../../platform/routes.js';
import { PicturesService } from './pictures.service.js';

@Controller()
export class ExportsController {
  constructor(private readonly pictures: PicturesService) {}

  @Route(routes.getChartSvg)
  chartSvg(
    @Ctx() scope: Context,
    @Params() params: RouteParams<typeof routes.getChartSvg>,
    @Query() query: RouteQuery<typeof routes.getChartSvg>,
  ) {
    return this.pictures.ofChart(scope, params.chartId, { ...query, format: 'svg' });
  }

  @Route(routes.getChartPng)
  chartPng(
    @Ctx() scope: Context,
    @Params() params: RouteParams<typeof routes.getChartPng>,
    @Query() query: RouteQuery<typeof routes.getChartPng>,
  ) {
    return this.pictures.ofChart(scope, params.chartId, { ...query, format: 'png' });
  }

  @Route(routes.getPublicationSvg)
  publicationSvg(
    @Ctx() scope: Context,
    @Params() params: RouteParams<typeof routes.getPublicationSvg>,
    @Query() query: RouteQuery<typeof routes.getPublicationSvg>,
  ) {
    return this.pictures.ofPublication(scope, params.publicationId, { ...query, format: 'svg' });
  }

  @Route(routes.getPublicationPng)
  publicationPng(
    @Ctx() scope: Context,
    @Params() params: RouteParams<typeof routes.getPublicationPng>,
    @Query() query: RouteQuery<typeof routes.getPublicationPng>,
  ) {
    return this.pictures.ofPublication(scope, params.publicationId, { ...query, format: 'png' });
  }
}
