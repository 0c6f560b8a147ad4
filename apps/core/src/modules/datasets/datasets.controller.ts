import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { DatasetsService } from './datasets.service.js';
import { OpenDataService } from './open-data/open-data.service.js';

@Controller()
export class DatasetsController {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly openData: OpenDataService,
  ) {}

  @Route(routes.listDatasets)
  list(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listDatasets>) {
    return this.datasets.list(ctx, query);
  }

  @Route(routes.getDataset)
  get(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.getDataset>) {
    return this.datasets.get(ctx, params.datasetId);
  }

  @Route(routes.listOpenDatasets)
  async openDatasets(@Ctx() ctx: Context) {
    return { items: await this.openData.list(ctx) };
  }

  @Route(routes.findOpenPlaces)
  async openPlaces(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.findOpenPlaces>) {
    return { items: await this.openData.places(ctx, query.like) };
  }

  @Route(routes.updateDataset)
  update(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.updateDataset>,
    @Body() body: RouteBody<typeof routes.updateDataset>,
  ) {
    return this.datasets.rename(ctx, params.datasetId, body);
  }

  @Route(routes.goBack)
  goBack(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.goBack>,
    @Body() body: RouteBody<typeof routes.goBack>,
  ) {
    return this.datasets.goBack(ctx, params.datasetId, body);
  }

  @Route(routes.downloadOriginal)
  original(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.downloadOriginal>) {
    return this.datasets.original(ctx, params.datasetId, params.sha256);
  }
}
