import { Injectable } from '@nestjs/common';
import type { ChartSummary } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

interface ChartRow {
  id: string;
  version: number;
  title: string;
  measureId: string;
  projectId: string | null;
  pluginId: string;
  chartId: string;
  options: ChartSummary['options'];
  selection: ChartSummary['selection'];
  example: boolean;
  publicationId: string | null;
}

export type ChartFields = Pick<ChartSummary, 'title' | 'chartType' | 'options' | 'selection'> & {
  readonly projectId?: string | undefined;
};

const SELECT = `select c.id, c.version, c.title, c.measure_id as "measureId", c.project_id as "projectId",
    c.plugin_id as "pluginId", c.chart_id as "chartId", c.options, c.selection, o.is_demo as example,
    (select r.id from releases r where r.organisation_id = c.organisation_id and r.chart_id = c.id
       and r.withdrawn_at is null order by r.released_at desc limit 1) as "publicationId"
  from charts c join organisations o on o.id = c.organisation_id`;

/** Charts that a team keeps: which measure, which part of its data, drawn how. */
@Injectable()
export class ChartsRepository {
  async list(
    ctx: Context,
    query: { after?: string | undefined; limit: number; measureId?: string | undefined },
  ): Promise<ChartSummary[]> {
    const rows = await ctx.db.query<ChartRow>(
      `${SELECT} where c.organisation_id = $1 and ($2::uuid is null or c.id > $2)
         and ($3::uuid is null or c.measure_id = $3) order by c.id limit $4`,
      [ctx.organisationId, query.after ?? null, query.measureId ?? null, query.limit],
    );
    return rows.map(toChart);
  }

  async listByProjects(ctx: Context, projectIds: readonly string[]): Promise<ChartSummary[]> {
    const rows = await ctx.db.query<ChartRow>(
      `${SELECT} where c.organisation_id = $1 and c.project_id = any($2::uuid[]) order by c.id`,
      [ctx.organisationId, projectIds],
    );
    return rows.map(toChart);
  }

  async find(ctx: Context, id: string): Promise<ChartSummary | undefined> {
    const rows = await ctx.db.query<ChartRow>(`${SELECT} where c.organisation_id = $1 and c.id = $2`, [
      ctx.organisationId,
      id,
    ]);
    return rows[0] && toChart(rows[0]);
  }

  async insert(ctx: Context, id: string, measureId: string, fields: ChartFields): Promise<void> {
    await ctx.db.execute(
      `insert into charts (organisation_id, id, measure_id, title, project_id, plugin_id, chart_id, options, selection)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [ctx.organisationId, id, measureId, ...values(fields)],
    );
  }

  /** Answers false when somebody else changed the chart in the meantime. */
  async update(ctx: Context, id: string, version: number, fields: ChartFields): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update charts set title = $4, project_id = $5, plugin_id = $6, chart_id = $7, options = $8, selection = $9,
         version = version + 1, updated_at = now()
       where organisation_id = $1 and id = $2 and version = $3`,
      [ctx.organisationId, id, version, ...values(fields)],
    );
    return changed === 1;
  }

  /** Answers false when there is no such chart. */
  async lock(ctx: Context, id: string): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from charts where organisation_id = $1 and id = $2 for update`,
      [ctx.organisationId, id],
    );
    return rows.length > 0;
  }

  async delete(ctx: Context, id: string): Promise<boolean> {
    const gone = await ctx.db.execute(`delete from charts where organisation_id = $1 and id = $2`, [
      ctx.organisationId,
      id,
    ]);
    return gone === 1;
  }
}

function values(fields: ChartFields): unknown[] {
  const { title, projectId, chartType, options, selection } = fields;
  return [
    title,
    projectId ?? null,
    chartType.pluginId,
    chartType.chartId,
    JSON.stringify(options),
    JSON.stringify(selection),
  ];
}

function toChart(row: ChartRow): ChartSummary {
  const { projectId, pluginId, chartId, publicationId, ...rest } = row;
  return {
    ...rest,
    ...(projectId ? { projectId } : {}),
    chartType: { pluginId, chartId },
    ...(publicationId ? { publicationId } : {}),
  };
}
