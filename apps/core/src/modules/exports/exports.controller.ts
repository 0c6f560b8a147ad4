import { Controller } from '@nestjs/common';
import { routes, type RouteParams, type RouteQuery } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { Ctx, Params, Query, Route } from '../../platform/routes.js';
import { NumbersService } from './numbers.service.js';
import { PicturesService } from './pictures.service.js';

@Controller()
export class ExportsController {
  constructor(
    private readonly pictures: PicturesService,
    private readonly numbers: NumbersService,
  ) {}

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

  @Route(routes.getChartPdf)
  chartPdf(@Ctx() scope: Context, @Params() { chartId }: RouteParams<typeof routes.getChartPdf>) {
    return this.pictures.ofChart(scope, chartId, { purpose: 'page', format: 'pdf' });
  }

  @Route(routes.getPublicationPdf)
  publicationPdf(
    @Ctx() scope: Context,
    @Params() { publicationId }: RouteParams<typeof routes.getPublicationPdf>,
  ) {
    return this.pictures.ofPublication(scope, publicationId, { purpose: 'page', format: 'pdf' });
  }

  @Route(routes.getChartCsv)
  chartCsv(@Ctx() scope: Context, @Params() { chartId }: RouteParams<typeof routes.getChartCsv>) {
    return this.numbers.ofChart(scope, chartId, 'csv');
  }

  @Route(routes.getPublicationCsv)
  publicationCsv(
    @Ctx() scope: Context,
    @Params() { publicationId }: RouteParams<typeof routes.getPublicationCsv>,
  ) {
    return this.numbers.ofPublication(scope, publicationId, 'csv');
  }

  @Route(routes.getChartXlsx)
  chartXlsx(@Ctx() scope: Context, @Params() { chartId }: RouteParams<typeof routes.getChartXlsx>) {
    return this.numbers.ofChart(scope, chartId, 'xlsx');
  }

  @Route(routes.getPublicationXlsx)
  publicationXlsx(
    @Ctx() scope: Context,
    @Params() { publicationId }: RouteParams<typeof routes.getPublicationXlsx>,
  ) {
    return this.numbers.ofPublication(scope, publicationId, 'xlsx');
  }

  @Route(routes.getChartCheckInR)
  chartCheckInR(@Ctx() scope: Context, @Params() { chartId }: RouteParams<typeof routes.getChartCheckInR>) {
    return this.numbers.ofChart(scope, chartId, 'R');
  }

  @Route(routes.getPublicationCheckInR)
  publicationCheckInR(
    @Ctx() scope: Context,
    @Params() { publicationId }: RouteParams<typeof routes.getPublicationCheckInR>,
  ) {
    return this.numbers.ofPublication(scope, publicationId, 'R');
  }
}
