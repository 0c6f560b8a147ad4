import type { Organisation } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';

export interface NewOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly odsCode?: string | undefined;
}

interface OrganisationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: Organisation['kind'];
  readonly odsCode: string | null;
  readonly example: boolean;
  readonly version: number;
}

const ORGANISATION = `select id, slug, name, kind, ods_code as "odsCode", is_demo as example, version from organisations`;

function present({ odsCode, ...row }: OrganisationRow): Organisation {
  return { ...row, ...(odsCode === null ? {} : { odsCode }) };
}

/** Organisations are a global table: their names are no secret inside a system. */
@Injectable()
export class OrganisationsRepository {
  async find(ctx: Context, id: string): Promise<Organisation | undefined> {
    const rows = await ctx.db.query<OrganisationRow>(`${ORGANISATION} where system_id = $1 and id = $2`, [
      ctx.systemId,
      id,
    ]);
    return rows.map(present)[0];
  }

  /** One more than `limit`, by name. */
  async list(ctx: Context, limit: number, after?: readonly (string | number)[]): Promise<Organisation[]> {
    const rows = await ctx.db.query<OrganisationRow>(
      `${ORGANISATION} where system_id = $1 and ($2::text is null or (lower(name), id) > ($2, $3::uuid))
       order by lower(name), id limit $4`,
      [ctx.systemId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return rows.map(present);
  }

  /** Number of rows: 0 when somebody else changed it in between. */
  rename(ctx: Context, name: string, version: number): Promise<number> {
    return ctx.db.execute(
      'update organisations set name = $3, version = version + 1 where id = $1 and version = $2',
      [ctx.organisationId, version, name],
    );
  }

  async slugs(ctx: Context, like: string): Promise<string[]> {
    const rows = await ctx.db.query<{ slug: string }>(
      `select slug from organisations where system_id = $1 and (slug = $2 or slug like $2 || '-%')`,
      [ctx.systemId, like],
    );
    return rows.map((row) => row.slug);
  }

  /** False when somebody took the slug at the same moment. */
  async insert(ctx: Context, organisation: NewOrganisation): Promise<boolean> {
    const { id, slug, name, kind, odsCode } = organisation;
    const rows = await ctx.db.execute(
      `insert into organisations (id, system_id, slug, name, kind, ods_code) values ($1, $2, $3, $4, $5, $6)
       on conflict (system_id, slug) do nothing`,
      [id, ctx.systemId, slug, name, kind, odsCode ?? null],
    );
    return rows === 1;
  }

  /** Needs the organisation set. */
  async insertCounter(ctx: Context): Promise<void> {
    await ctx.db.execute('insert into organisation_counters (organisation_id) values ($1)', [
      ctx.organisationId,
    ]);
  }
}
