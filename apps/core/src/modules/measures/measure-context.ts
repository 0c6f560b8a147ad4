import {
  isFarAhead,
  isSameEntry,
  type MeasureContextJson,
  type MeasureDefinition,
} from '@fairshift/contracts';
import { CHARTS_OF_FORM, findRuleSet, SpcInputError, UnknownRuleSetError } from '@fairshift/spc';
import { invalid } from '../../platform/errors.js';
import { MeasureDoesNotFit } from './measures.errors.js';
import { newEntryProblems, problemOf, type Problem, type SentContext } from './new-entries.js';

/** The rule set a new measure starts with; every chart prints the one it used. */
export const DEFAULT_RULE_SET = { id: 'making-data-count', version: '2023-11' } as const;

/** A measure without baseline, phases or notes yet. */
export function emptyContext(ruleSet: MeasureContextJson['ruleSet'] = DEFAULT_RULE_SET): MeasureContextJson {
  return { ruleSet, phases: [], targets: [], exclusions: [], annotations: [] };
}

/**
 * What a person sent, with `by` set by us: entries that were there keep their author, new or changed ones get
 * the signed-in person. Nobody can sign with another's name.
 */
export function signContext(
  sent: SentContext,
  stored: MeasureContextJson,
  person: string,
): MeasureContextJson {
  const sign = <T extends { by: string }>(entries: readonly T[], before: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, by: before.find((old) => isSameEntry(old, entry))?.by ?? person }));
  const signOne = <T extends { by: string }>(entry: T, before: T | undefined): T =>
    sign([entry], before === undefined ? [] : [before])[0]!;
  return {
    // The rule set that a measure starts with was chosen by nobody.
    ruleSet: isSameEntry({ by: '', ...sent.ruleSet }, { by: '', ...stored.ruleSet })
      ? stored.ruleSet
      : { ...sent.ruleSet, by: person },
    ...(sent.chart ? { chart: signOne(sent.chart, stored.chart) } : {}),
    ...(sent.limits ? { limits: signOne(sent.limits, stored.limits) } : {}),
    ...(sent.baseline ? { baseline: signOne(sent.baseline, stored.baseline) } : {}),
    phases: sign(sent.phases, stored.phases).toSorted((a, b) => a.start.localeCompare(b.start)),
    targets: sign(sent.targets, stored.targets),
    exclusions: sign(sent.exclusions, stored.exclusions),
    annotations: sign(sent.annotations, stored.annotations).toSorted((a, b) => a.at.localeCompare(b.at)),
  };
}

function spanProblems({ baseline, targets, exclusions }: SentContext): Problem[] {
  const spans = [
    ...(baseline ? [['baseline', baseline] as const] : []),
    ...targets.map((target, at) => [`targets.${at}`, target] as const),
    ...exclusions.map((exclusion, at) => [`exclusions.${at}`, exclusion] as const),
  ];
  return spans
    .filter(([, { start, end }]) => start !== undefined && end !== undefined && end <= start)
    .map(([column]) =>
      problemOf(`context.${column}`, 'end-after-start', 'The end must come after the start.'),
    );
}

function phaseProblems({ phases }: SentContext): Problem[] {
  const problems: Problem[] = [];
  for (const [at, { start, baselineEnd }] of phases.entries()) {
    const refuse = (field: string, rule: string, message: string) =>
      problems.push(problemOf(`context.phases.${at}.${field}`, rule, message));
    if (phases.slice(0, at).some((other) => other.start === start))
      refuse('start', 'one-phase-a-day', ANOTHER_PHASE);
    if (baselineEnd !== undefined && baselineEnd <= start)
      refuse('baselineEnd', 'end-after-start', 'The baseline of a phase must end after the phase starts.');
  }
  return problems;
}

const ANOTHER_PHASE = 'Another phase starts on this day. Choose another day, or keep one of the two.';

function noteProblems({ annotations }: SentContext): Problem[] {
  return [...annotations.entries()]
    .filter(([, { at }]) => isFarAhead(at))
    .map(([at]) =>
      problemOf(
        `context.annotations.${at}.at`,
        'not-far-ahead',
        'The date of a note is at most a year from now. Check the year.',
      ),
    );
}

/** @param within what the columns of the problems stand in, such as `context.` */
export function ruleSetProblems(ruleSet: MeasureContextJson['ruleSet'], within: string): Problem[] {
  try {
    findRuleSet(ruleSet);
    return [];
  } catch (error) {
    if (error instanceof UnknownRuleSetError)
      return [problemOf(`${within}ruleSet`, 'rule-set', 'There is no such rule set here.')];
    if (error instanceof SpcInputError)
      return [problemOf(`${within}ruleSet.lengths`, error.code, error.message)];
    throw error;
  }
}

/**
 * Spans must hold a day, phases each start on a day of their own, the rule set must be one that the engine has, and
 * the chart one that fits: else none could be drawn. What is not in `stored` as it is says why, and nothing twice.
 */
export function checkContext(
  context: SentContext,
  form: MeasureDefinition['form'],
  stored: SentContext = emptyContext(),
): void {
  const { chart, ruleSet } = context;
  const unknown = ruleSetProblems(ruleSet, 'context.');
  const problems = [
    ...spanProblems(context),
    ...phaseProblems(context),
    ...noteProblems(context),
    ...unknown,
    // Rules that are not here need other rules, not a reason.
    ...newEntryProblems(unknown.length > 0 ? { ...context, ruleSet: stored.ruleSet } : context, stored),
  ];
  if (chart && !CHARTS_OF_FORM[form]?.includes(chart.type))
    problems.push(
      problemOf('context.chart', 'chart-fits', 'This chart does not fit what the measure counts.'),
    );
  if (problems.length > 0) throw invalid(problems);
}

/** Most phases and annotations of a measure; the contract refuses more. */
const MOST_PHASES = 50;
const MOST_ANNOTATIONS = 200;

/**
 * A change of definition breaks the series: a new phase from the day it holds (DESIGN "How data flows" 4). Where a
 * phase starts on that day already, it stays and the annotation tells why.
 * @throws MeasureDoesNotFit when the measure has no room for another phase
 */
export function breakForDefinition(
  context: MeasureContextJson,
  change: { from: string; version: number; by: string },
): MeasureContextJson {
  const phase = {
    start: change.from,
    name: `Definition version ${change.version}`,
    reason: 'What is counted changed, so what came before cannot be compared.',
    by: change.by,
  };
  const annotation = {
    at: change.from,
    text: `Definition version ${change.version} holds from here`,
    kind: 'definition' as const,
    by: change.by,
  };
  const isBroken = context.phases.some(({ start }) => start === change.from);
  const phases = isBroken ? context.phases : [...context.phases, phase];
  const annotations = [...context.annotations, annotation];
  if (phases.length > MOST_PHASES || annotations.length > MOST_ANNOTATIONS) {
    throw new MeasureDoesNotFit(
      'A measure of this definition is full of phases or notes. Take some away first.',
    );
  }
  return {
    ...context,
    phases: phases.toSorted((a, b) => a.start.localeCompare(b.start)),
    annotations: annotations.toSorted((a, b) => a.at.localeCompare(b.at)),
  };
}
