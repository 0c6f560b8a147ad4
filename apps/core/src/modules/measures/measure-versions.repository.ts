import { Injectable } from '@nestjs/common';
import type { MeasureContextJson } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

export interface MeasureVersionRow {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly why: string | null;
  readonly definitionVersion: number;
  readonly context: MeasureContextJson;
}

const FIELDS = 'version, at, by_name as by, why, definition_version as "definitionVersion", context';

/** How measures of one organisation were set, version by version; MeasuresRepository adds one with every change. */
@Injectable()
export class MeasureVersionsRepository {
  /** Newest first, below `before`; one more than `limit`. */
  list(ctx: Context, measureId: string, limit: number, before?: number): Promise<MeasureVersionRow[]> {
    return ctx.db.query<MeasureVersionRow>(
      `select ${FIELDS} from measure_versions where organisation_id = $1 and measure_id = $2
         and ($3::integer is null or version < $3) order by version desc limit $4`,
      [ctx.organisationId, measureId, before ?? null, limit + 1],
    );
  }

  /** The version at the end of that day in London; undefined when the measure was not there yet. */
  async on(ctx: Context, measureId: string, day: string): Promise<MeasureVersionRow | undefined> {
    const rows = await ctx.db.query<MeasureVersionRow>(
      `select ${FIELDS} from measure_versions where organisation_id = $1 and measure_id = $2
         and at < (($3::date + 1)::timestamp at time zone 'Europe/London') order by version desc limit 1`,
      [ctx.organisationId, measureId, day],
    );
    return rows[0];
  }
}
