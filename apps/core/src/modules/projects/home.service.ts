import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { HomeRepository } from './home.repository.js';
import { needsFor } from './needs.js';
import { ProjectsService } from './projects.service.js';

/** Home answers "what needs me?". */
@Injectable()
export class HomeService {
  constructor(
    private readonly home: HomeRepository,
    private readonly projects: ProjectsService,
  ) {}

  async get(ctx: Context) {
    const work = await this.home.openWork(ctx);
    const { items } = await this.projects.list(ctx, { limit: 12 });
    return { needs: needsFor(ctx.role ?? 'viewer', work), projects: items, datasets: work.datasets };
  }
}
