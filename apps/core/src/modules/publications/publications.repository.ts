import { Injectable } from '@nestjs/common';
import type { Publication, Snapshot } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import type { WorkedWith } from './worked-with.js';

interface Row {
  id: string;
  chartId: string;
  organisationId: string;
  organisationName: string;
  title: string;
  sentence: string;
  characteristic: string | null;
  releasedBy: string;
  releasedAt: string;
  withdrawnAt: string | null;
  example: boolean;
}

export interface NewRelease {
  readonly id: string;
  readonly chartId: string;
  readonly measureId: string;
  readonly measureVersion: number;
  readonly title: string;
  readonly sentence: string;
  readonly characteristic: string | undefined;
  readonly snapshot: Snapshot;
  readonly sha256: Buffer;
  readonly workedWith: WorkedWith;
}

const RELEASE = `select r.id, r.chart_id as "chartId", o.id as "organisationId", o.name as "organisationName", r.title,
    r.sentence, r.characteristic, r.released_by as "releasedBy", r.released_at as "releasedAt",
    r.withdrawn_at as "withdrawnAt", o.is_demo as example
  from releases r join organisations o on o.id = r.organisation_id`;

/** Who released it stays in the organisation's own ledger: others read the organisation's name. */
const LIVE = `p.id, p.chart_id as "chartId", o.id as "organisationId", o.name as "organisationName", p.title,
    p.sentence, p.characteristic, o.name as "releasedBy", p.released_at as "releasedAt",
    null as "withdrawnAt", o.is_demo as example
  from publications p join organisations o on o.id = p.organisation_id`;

/** Releases are the organisation's own ledger; publications are the live copies that the system reads. */
@Injectable()
export class PublicationsRepository {
  async list(ctx: Context, after: string | undefined, limit: number): Promise<Publication[]> {
    const rows = await ctx.db.query<Row>(
      `${RELEASE} where r.organisation_id = $1 and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
      [ctx.organisationId, after ?? null, limit],
    );
    return rows.map(toPublication);
  }

  async find(ctx: Context, id: string): Promise<Publication | undefined> {
    const rows = await ctx.db.query<Row>(`${RELEASE} where r.organisation_id = $1 and r.id = $2`, [
      ctx.organisationId,
      id,
    ]);
    return rows[0] && toPublication(rows[0]);
  }

  async insert(ctx: Context, release: NewRelease): Promise<void> {
    const snapshot = JSON.stringify(release.snapshot);
    await ctx.db.execute(
      `insert into releases (organisation_id, id, chart_id, measure_id, measure_version, title, sentence, characteristic,
         snapshot, snapshot_sha256, released_by, worked_with)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ctx.organisationId,
        release.id,
        release.chartId,
        release.measureId,
        release.measureVersion,
        release.title,
        release.sentence,
        release.characteristic ?? null,
        snapshot,
        release.sha256,
        ctx.actor.name,
        JSON.stringify(release.workedWith),
      ],
    );
    await ctx.db.execute(
      `insert into publications (organisation_id, system_id, id, chart_id, title, sentence, characteristic, snapshot,
         released_at)
       select organisation_id, $3, id, chart_id, title, sentence, characteristic, snapshot, released_at
       from releases where organisation_id = $1 and id = $2`,
      [ctx.organisationId, release.id, ctx.systemId],
    );
  }

  async withdraw(ctx: Context, id: string): Promise<void> {
    await ctx.db.execute(
      `update releases set withdrawn_at = now(), withdrawn_by = $3
       where organisation_id = $1 and id = $2 and withdrawn_at is null`,
      [ctx.organisationId, id, ctx.actor.name],
    );
    await ctx.db.execute(`delete from publications where organisation_id = $1 and id = $2`, [
      ctx.organisationId,
      id,
    ]);
  }

  async withdrawChart(ctx: Context, chartId: string): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select id from releases where organisation_id = $1 and chart_id = $2 and withdrawn_at is null`,
      [ctx.organisationId, chartId],
    );
    for (const row of rows) await this.withdraw(ctx, row.id);
    return rows.map((row) => row.id);
  }

  /** What the whole system may read, newest first. */
  async listLive(ctx: Context, after: string | undefined, limit: number): Promise<Publication[]> {
    const rows = await ctx.db.query<Row>(
      `select ${LIVE} where p.system_id = $1 and ($2::uuid is null or p.id < $2) order by p.id desc limit $3`,
      [ctx.systemId, after ?? null, limit],
    );
    return rows.map(toPublication);
  }

  async findLive(
    ctx: Context,
    id: string,
  ): Promise<{ publication: Publication; snapshot: Snapshot } | undefined> {
    const rows = await ctx.db.query<Row & { snapshot: Snapshot }>(
      `select p.snapshot, ${LIVE} where p.system_id = $1 and p.id = $2`,
      [ctx.systemId, id],
    );
    const row = rows[0];
    return row && { publication: toPublication(row), snapshot: row.snapshot };
  }
}

function toPublication(row: Row): Publication {
  return {
    id: row.id,
    chartId: row.chartId,
    organisation: { id: row.organisationId, name: row.organisationName },
    title: row.title,
    sentence: row.sentence,
    ...(row.characteristic ? { characteristic: row.characteristic } : {}),
    releasedBy: row.releasedBy,
    releasedAt: row.releasedAt,
    ...(row.withdrawnAt ? { withdrawnAt: row.withdrawnAt } : {}),
    example: row.example,
  };
}
