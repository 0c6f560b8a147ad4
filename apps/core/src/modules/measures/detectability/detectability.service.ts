import { Injectable } from '@nestjs/common';
import type { AimAlternative, AimAnswerJson, AimQuestionBody } from '@fairshift/contracts';
import { type AimAnswer, findRuleSet, UnknownRuleSetError } from '@fairshift/spc';
import { Transactions } from '../../../database/transactions.js';
import type { Context } from '../../../platform/context.js';
import { SeriesService } from '../series.service.js';
import { AimNotSimulated } from './detectability.errors.js';
import { planQuestion, type PlannedQuestion } from './planned-question.js';
import { Simulations } from './simulations.js';

const NAMES = { p: 'P chart', u: 'U chart', c: 'C chart', i: 'XmR chart', 'i-prime': 'I′ chart' } as const;
const WITH_DENOMINATOR: ReadonlySet<string> = new Set(['p', 'u', 'i-prime']);

/** "Can this chart see your aim?" Figures are read in one transaction; the simulation runs after it, in a thread. */
@Injectable()
export class DetectabilityService {
  constructor(
    private readonly transactions: Transactions,
    private readonly series: SeriesService,
    private readonly simulations: Simulations,
  ) {}

  /** @throws AppError 404 for a measure that is not there, AimNotSimulated, SimulationBusy */
  async ask(scope: Context, measureId: string, body: AimQuestionBody): Promise<AimAnswerJson> {
    const { requestId, actor, systemId, organisationId } = scope;
    const input = await this.transactions.inOrganisation(
      { requestId, actor, systemId, organisationId },
      (ctx) => this.series.read(ctx, measureId, body.selection),
    );
    const planned = planQuestion(input, body);
    checkRuleSet(planned);
    const answer = await this.simulations.answer(organisationId, planned.question);
    return present(planned, answer, input.measure.period);
  }
}

function checkRuleSet({ question }: PlannedQuestion): void {
  try {
    findRuleSet(question.ruleSet);
  } catch (error) {
    if (!(error instanceof UnknownRuleSetError)) throw error;
    throw new AimNotSimulated([
      { field: 'chart', message: 'There is no such rule set here. Choose another.' },
    ]);
  }
}

/** Ten figures: a value times 100 is not to show what a computer loses on the way. */
const tidy = (value: number) => Number(value.toPrecision(10));

function present(
  { question, multiplier, group, fromFigures, cautions }: PlannedQuestion,
  answer: AimAnswer,
  period: AimAnswerJson['asked']['period'],
): AimAnswerJson {
  const chart = question.chart as AimAnswerJson['asked']['chart'];
  const shown = (value: number) => tidy(value * multiplier);
  const { id, version } = question.ruleSet;
  return {
    asked: {
      chart,
      chartName: NAMES[chart],
      group,
      from: shown(question.from),
      to: shown(question.to),
      ...(WITH_DENOMINATOR.has(chart) ? { denominator: question.denominator } : {}),
      baseline: question.baseline as number,
      period,
      horizon: question.horizon,
      ruleSet: { id, version, name: answer.ruleSetName, ties: answer.ties },
    },
    fromFigures: [...fromFigures],
    seen: answer.seen,
    falseAlarm: answer.falseAlarm,
    shows: answer.shows,
    isSound: answer.isSound,
    smallest: answer.smallest === null ? null : shown(answer.smallest),
    alternatives: answer.alternatives.map(presentAlternative),
    tries: answer.trials.runs,
    longest: answer.trials.longest,
    cautions: [...cautions],
  };
}

function presentAlternative(each: AimAnswer['alternatives'][number]): AimAlternative {
  if (each.kind !== 'process') return each;
  return { ...each, from: tidy(each.from * 100), to: tidy(each.to * 100) };
}
