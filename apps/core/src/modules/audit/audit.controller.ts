import { routes } from '@fairshift/contracts';
import type { RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Ctx, Query, Route } from '../../platform/routes.js';
import { AuditService } from './audit.service.js';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Route(routes.listAudit)
  listAudit(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listAudit>) {
    return this.audit.list(ctx, query);
  }

  @Route(routes.listSystemAudit)
  listSystemAudit(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listSystemAudit>) {
    return this.audit.listSystem(ctx, query);
  }
}
