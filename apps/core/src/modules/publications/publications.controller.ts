import { Controller } from '@nestjs/common';
import { routes, type RouteBody, type RouteParams, type RouteQuery } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { PublicationsService } from './publications.service.js';

@Controller()
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  @Route(routes.previewPublication)
  preview(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.previewPublication>) {
    return this.publications.preview(ctx, params.chartId);
  }

  @Route(routes.createPublication)
  release(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createPublication>) {
    return this.publications.release(ctx, body);
  }

  @Route(routes.listPublications)
  list(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listPublications>) {
    return this.publications.list(ctx, query);
  }

  @Route(routes.withdrawPublication)
  withdraw(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.withdrawPublication>) {
    return this.publications.withdraw(ctx, params.publicationId);
  }

  @Route(routes.listHubPublications)
  listHub(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listHubPublications>) {
    return this.publications.listHub(ctx, query);
  }

  @Route(routes.getHubPublication)
  getHub(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.getHubPublication>) {
    return this.publications.getHub(ctx, params.publicationId);
  }
}
