import { Controller } from '@nestjs/common';
import { routes, type RouteBody, type RouteParams } from '@fairshift/contracts';
import type { Context } from '../../../platform/context.js';
import { Body, Ctx, Params, Route } from '../../../platform/routes.js';
import { DetectabilityService } from './detectability.service.js';

@Controller()
export class DetectabilityController {
  constructor(private readonly detectability: DetectabilityService) {}

  @Route(routes.askDetectability)
  ask(
    @Ctx() scope: Context,
    @Params() params: RouteParams<typeof routes.askDetectability>,
    @Body() body: RouteBody<typeof routes.askDetectability>,
  ) {
    return this.detectability.ask(scope, params.measureId, body);
  }
}
