import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';

/** What stands open in one organisation. */
export interface OpenWork {
  readonly imports: readonly { id: string; fileName: string; state: string }[];
  /** Connections of the person who asks: one entry for a streak of failures, however many runs failed. */
  readonly connections: readonly { id: string; title: string; isAsking: boolean; words: string | null }[];
  readonly datasetsWithoutMeasure: readonly { id: string; title: string }[];
  readonly measuresWithoutChart: readonly { id: string; title: string }[];
  readonly projectsWithoutChart: readonly { id: string; title: string }[];
  readonly datasets: number;
}

/** Reads what Home shows under "what needs you". */
@Injectable()
export class HomeRepository {
  async openWork(ctx: Context): Promise<OpenWork> {
    const organisation = [ctx.organisationId];
    const imports = await ctx.db.query<{ id: string; fileName: string; state: string }>(
      `select id, file_name as "fileName", state from imports where organisation_id = $1
         and state in ('recognised', 'ready', 'needs-confirmation') order by id desc limit 5`,
      organisation,
    );
    const connections = await ctx.db.query<OpenWork['connections'][number]>(
      `select c.id, c.title, c.trouble->>'words' as words, a.asks as "isAsking" from connections c
       cross join lateral (select exists (select 1 from connection_runs r where r.organisation_id = $1
         and r.connection_id = c.id and r.state = 'needs-confirmation') as asks) a
       where c.organisation_id = $1 and c.kind = 'network' and c.removed_at is null and c.owner_id = $2
         and (a.asks or c.failures > 0) order by c.id desc limit 5`,
      [ctx.organisationId, ctx.actor.personId],
    );
    const datasetsWithoutMeasure = await ctx.db.query<{ id: string; title: string }>(
      `select d.id, d.title from datasets d where d.organisation_id = $1 and d.current_generation_id is not null
         and not exists (select 1 from measures m where m.organisation_id = d.organisation_id and m.dataset_id = d.id)
       order by d.updated_at desc limit 3`,
      organisation,
    );
    const measuresWithoutChart = await ctx.db.query<{ id: string; title: string }>(
      `select m.id, m.title from measures m where m.organisation_id = $1
         and not exists (select 1 from charts c where c.organisation_id = m.organisation_id and c.measure_id = m.id)
       order by m.id desc limit 3`,
      organisation,
    );
    const projectsWithoutChart = await ctx.db.query<{ id: string; title: string }>(
      `select p.id, p.title from projects p where p.organisation_id = $1
         and not exists (select 1 from charts c where c.organisation_id = p.organisation_id and c.project_id = p.id)
       order by p.updated_at desc limit 3`,
      organisation,
    );
    const [count] = await ctx.db.query<{ n: number }>(
      `select count(*)::integer as n from datasets where organisation_id = $1 and current_generation_id is not null`,
      organisation,
    );
    return {
      imports,
      connections,
      datasetsWithoutMeasure,
      measuresWithoutChart,
      projectsWithoutChart,
      datasets: count?.n ?? 0,
    };
  }
}
