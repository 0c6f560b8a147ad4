import { Injectable } from '@nestjs/common';
import type { ChartRules, MeasureContextJson } from '@fairshift/contracts';
import { recordChange } from '../../platform/changes.js';
import type { Context } from '../../platform/context.js';
import { conflict, invalid } from '../../platform/errors.js';
import { ChartRulesRepository } from './chart-rules.repository.js';
import { DEFAULT_RULE_SET, ruleSetProblems } from './measure-context.js';

/** Which rules new measures of an organisation start with. */
@Injectable()
export class ChartRulesService {
  constructor(private readonly rules: ChartRulesRepository) {}

  async get(ctx: Context): Promise<ChartRules> {
    return (await this.rules.find(ctx)) ?? { version: 0, ruleSet: DEFAULT_RULE_SET };
  }

  /** @throws AppError 409 when somebody else was first, 422 for rules that the engine does not have */
  async update(ctx: Context, { version, ruleSet }: ChartRules): Promise<ChartRules> {
    const problems = ruleSetProblems(ruleSet, '');
    if (problems.length > 0) throw invalid(problems);
    const before = await this.get(ctx);
    const signed = { ...ruleSet, by: ctx.actor.name };
    if (!(await this.rules.save(ctx, { version, ruleSet: signed }))) throw conflict(before);
    await recordChange(ctx, {
      verb: 'chart-rules.changed',
      objectType: 'chart-rules',
      objectId: ctx.organisationId,
      words: 'chose the rules that new measures start with',
      before,
      after: signed,
    });
    return this.get(ctx);
  }

  /** The rule set of a new measure. It was chosen for the organisation and not for the measure, so it names nobody. */
  async ofNewMeasure(ctx: Context): Promise<MeasureContextJson['ruleSet']> {
    const { by: _by, reason: _reason, ...ruleSet } = (await this.get(ctx)).ruleSet;
    return ruleSet;
  }
}
