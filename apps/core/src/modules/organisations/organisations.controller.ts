import { routes } from '@fairshift/contracts';
import type { Organisation, RouteBody, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { OrganisationsService } from './organisations.service.js';

@Controller()
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Route(routes.getOrganisation)
  getOrganisation(@Ctx() ctx: Context): Promise<Organisation> {
    return this.organisations.get(ctx);
  }

  @Route(routes.updateOrganisation)
  updateOrganisation(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.updateOrganisation>) {
    return this.organisations.rename(ctx, body);
  }

  @Route(routes.listOrganisations)
  listOrganisations(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listOrganisations>) {
    return this.organisations.list(ctx, query);
  }

  @Route(routes.createOrganisation)
  createOrganisation(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createOrganisation>) {
    return this.organisations.create(ctx, body);
  }

  @Route(routes.createAdminLink)
  createAdminLink(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.createAdminLink>) {
    return this.organisations.createAdminLink(ctx, params.organisationId);
  }
}
