import type { IncomingMessage } from 'node:http';
import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteHeaders, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller, Req } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Headers, Params, Query, Route } from '../../platform/routes.js';
import { ImportsService } from './imports.service.js';
import { MappingsService } from './mapping/mappings.service.js';
import { UploadsService } from './uploads.service.js';

type One = RouteParams<typeof routes.getImport>;

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly uploads: UploadsService,
    private readonly mappings: MappingsService,
  ) {}

  @Route(routes.createImport)
  create(
    @Ctx() ctx: Context,
    @Req() request: IncomingMessage,
    @Headers() headers: RouteHeaders<typeof routes.createImport>,
  ) {
    return this.uploads.upload(ctx, request, headers);
  }

  @Route(routes.listImports)
  list(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listImports>) {
    return this.imports.list(ctx, query);
  }

  @Route(routes.getImport)
  get(@Ctx() ctx: Context, @Params() params: One) {
    return this.imports.get(ctx, params.importId);
  }

  @Route(routes.updateImport)
  update(@Ctx() ctx: Context, @Params() params: One, @Body() body: RouteBody<typeof routes.updateImport>) {
    return this.imports.update(ctx, params.importId, body);
  }

  @Route(routes.recogniseImport)
  recognise(@Ctx() ctx: Context, @Params() params: One) {
    return this.uploads.recogniseAgain(ctx, params.importId);
  }

  @Route(routes.getImportColumns)
  columns(@Ctx() ctx: Context, @Params() params: One) {
    return this.mappings.columns(ctx, params.importId);
  }

  @Route(routes.saveMapping)
  saveMapping(
    @Ctx() ctx: Context,
    @Params() params: One,
    @Body() body: RouteBody<typeof routes.saveMapping>,
  ) {
    return this.mappings.save(ctx, params.importId, body);
  }

  @Route(routes.renameMapping)
  renameMapping(
    @Ctx() ctx: Context,
    @Params() params: RouteParams<typeof routes.renameMapping>,
    @Body() body: RouteBody<typeof routes.renameMapping>,
  ) {
    return this.mappings.rename(ctx, params.mappingId, body);
  }

  @Route(routes.deleteMapping)
  deleteMapping(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.deleteMapping>) {
    return this.mappings.delete(ctx, params.mappingId);
  }

  @Route(routes.getImportPreview)
  preview(@Ctx() ctx: Context, @Params() params: One) {
    return this.imports.preview(ctx, params.importId);
  }

  @Route(routes.listImportProblems)
  problems(
    @Ctx() ctx: Context,
    @Params() params: One,
    @Query() query: RouteQuery<typeof routes.listImportProblems>,
  ) {
    return this.imports.problems(ctx, params.importId, query);
  }

  @Route(routes.startImport)
  start(
    @Ctx() ctx: Context,
    @Params() params: One,
    @Headers() headers: RouteHeaders<typeof routes.startImport>,
  ) {
    return this.imports.start(ctx, params.importId, headers['Idempotency-Key']);
  }

  @Route(routes.cancelImport)
  cancel(@Ctx() ctx: Context, @Params() params: One) {
    return this.imports.cancel(ctx, params.importId);
  }

  @Route(routes.confirmImport)
  confirm(@Ctx() ctx: Context, @Params() params: One) {
    return this.imports.confirm(ctx, params.importId);
  }
}
