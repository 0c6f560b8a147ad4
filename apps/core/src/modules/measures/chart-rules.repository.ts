import { Injectable } from '@nestjs/common';
import type { ChartRules } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';

/** The rules that an organisation chose for new measures: one row, or none. */
@Injectable()
export class ChartRulesRepository {
  async find(ctx: Context): Promise<ChartRules | undefined> {
    const rows = await ctx.db.query<ChartRules>(
      'select version, rule_set as "ruleSet" from chart_rules where organisation_id = $1',
      [ctx.organisationId],
    );
    return rows[0];
  }

  /** Answers false when somebody else was first. */
  async save(ctx: Context, { version, ruleSet }: ChartRules): Promise<boolean> {
    const values = [ctx.organisationId, JSON.stringify(ruleSet)];
    const saved =
      version === 0
        ? await ctx.db.execute(
            'insert into chart_rules (organisation_id, rule_set) values ($1, $2) on conflict do nothing',
            values,
          )
        : await ctx.db.execute(
            `update chart_rules set rule_set = $2, version = version + 1
             where organisation_id = $1 and version = $3`,
            [...values, version],
          );
    return saved === 1;
  }
}
