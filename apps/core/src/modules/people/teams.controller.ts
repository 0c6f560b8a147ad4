import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { TeamsService } from './teams.service.js';

@Controller()
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Route(routes.listTeams)
  listTeams(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listTeams>) {
    return this.teams.list(ctx, query);
  }

  @Route(routes.createTeam)
  createTeam(@Ctx() ctx: Context, @Body() { name }: RouteBody<typeof routes.createTeam>) {
    return this.teams.create(ctx, name);
  }

  @Route(routes.updateTeam)
  updateTeam(
    @Ctx() ctx: Context,
    @Params() { teamId }: RouteParams<typeof routes.updateTeam>,
    @Body() body: RouteBody<typeof routes.updateTeam>,
  ) {
    return this.teams.update(ctx, teamId, body);
  }
}
