import { routes } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Ctx, Route } from '../../platform/routes.js';
import { DemoService } from './demo.service.js';

@Controller()
export class SystemController {
  constructor(private readonly demo: DemoService) {}

  @Route(routes.getDemo)
  getDemo() {
    return this.demo.get();
  }

  @Route(routes.endDemo)
  endDemo(@Ctx() ctx: Context) {
    return this.demo.end(ctx);
  }
}
