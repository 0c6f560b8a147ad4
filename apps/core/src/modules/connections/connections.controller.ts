import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteHeaders, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Headers, Params, Query, Route } from '../../platform/routes.js';
import { ConnectionRunsService } from './connection-runs.service.js';
import { ConnectionTestService } from './connection-test.service.js';
import { ConnectionViews } from './connection-views.js';
import { ConnectionsService } from './connections.service.js';

type One = RouteParams<typeof routes.getConnection>;

@Controller()
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly runs: ConnectionRunsService,
    private readonly tests: ConnectionTestService,
    private readonly views: ConnectionViews,
  ) {}

  @Route(routes.listConnectionSources)
  sources() {
    return this.connections.sources();
  }

  @Route(routes.listConnections)
  list(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listConnections>) {
    return this.connections.list(ctx, query);
  }

  @Route(routes.createConnection)
  create(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createConnection>) {
    return this.connections.create(ctx, body);
  }

  @Route(routes.getConnection)
  get(@Ctx() ctx: Context, @Params() params: One) {
    return this.views.get(ctx, params.connectionId);
  }

  @Route(routes.updateConnection)
  update(
    @Ctx() ctx: Context,
    @Params() params: One,
    @Body() body: RouteBody<typeof routes.updateConnection>,
  ) {
    return this.connections.update(ctx, params.connectionId, body);
  }

  @Route(routes.deleteConnection)
  delete(@Ctx() ctx: Context, @Params() params: One) {
    return this.connections.delete(ctx, params.connectionId);
  }

  @Route(routes.testConnection)
  test(@Ctx() ctx: Context, @Params() params: One) {
    return this.tests.test(ctx, params.connectionId);
  }

  @Route(routes.runConnection)
  run(
    @Ctx() ctx: Context,
    @Params() params: One,
    @Headers() headers: RouteHeaders<typeof routes.runConnection>,
  ) {
    return this.runs.start(ctx, params.connectionId, headers['Idempotency-Key']);
  }

  @Route(routes.listConnectionRuns)
  history(
    @Ctx() ctx: Context,
    @Params() params: One,
    @Query() query: RouteQuery<typeof routes.listConnectionRuns>,
  ) {
    return this.runs.list(ctx, params.connectionId, query);
  }

  @Route(routes.cancelConnectionRuns)
  cancel(@Ctx() ctx: Context, @Params() params: One) {
    return this.runs.cancel(ctx, params.connectionId);
  }

  @Route(routes.confirmConnectionRun)
  confirm(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.confirmConnectionRun>) {
    return this.runs.confirm(ctx, params.connectionId, params.runId);
  }
}
