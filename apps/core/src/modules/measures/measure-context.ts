import type { MeasureContextJson } from '@fairshift/contracts';
import { ruleSets } from '@fairshift/spc';
import { invalid } from '../../platform/errors.js';
import { MeasureDoesNotFit } from './measures.errors.js';

/** The rule set a new measure starts with; every chart prints the one it used. */
export const DEFAULT_RULE_SET = { id: 'making-data-count', version: '2023-11' } as const;

/** A measure without baseline, phases or notes yet. */
export function emptyContext(): MeasureContextJson {
  return { ruleSet: DEFAULT_RULE_SET, phases: [], targets: [], exclusions: [], annotations: [] };
}

/**
 * What a person sent, with `by` set by us: entries that were there keep their author, new or changed ones get
 * the signed-in person. Nobody can sign with another's name.
 */
export function signContext(
  sent: Omit<MeasureContextJson, 'reference'>,
  stored: MeasureContextJson,
  person: string,
): MeasureContextJson {
  const sign = <T extends { by: string }>(entries: readonly T[], before: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, by: before.find((old) => sameBut(old, entry))?.by ?? person }));
  return {
    ruleSet: sent.ruleSet,
    ...(sent.baseline
      ? { baseline: sign([sent.baseline], stored.baseline ? [stored.baseline] : [])[0]! }
      : {}),
    phases: sign(sent.phases, stored.phases).toSorted((a, b) => a.start.localeCompare(b.start)),
    targets: sign(sent.targets, stored.targets),
    exclusions: sign(sent.exclusions, stored.exclusions),
    annotations: sign(sent.annotations, stored.annotations).toSorted((a, b) => a.at.localeCompare(b.at)),
  };
}

/** Equal but for who signed. */
function sameBut(a: { by: string }, b: { by: string }): boolean {
  const plain = (entry: { by: string }) =>
    JSON.stringify(Object.entries({ ...entry, by: '' }).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return plain(a) === plain(b);
}

/** Spans must hold a day and the rule set must be one that the engine has: else no chart could be drawn. */
export function checkContext(context: Omit<MeasureContextJson, 'reference'>): void {
  const { ruleSet, baseline, targets, exclusions } = context;
  const spans = [
    ...(baseline ? [['baseline', baseline] as const] : []),
    ...targets.map((target, at) => [`targets.${at}`, target] as const),
    ...exclusions.map((exclusion, at) => [`exclusions.${at}`, exclusion] as const),
  ];
  const errors = spans
    .filter(([, { start, end }]) => start !== undefined && end !== undefined && end <= start)
    .map(([column]) => ({
      column: `context.${column}`,
      rule: 'end-after-start',
      message: 'The end must come after the start.',
    }));
  if (!ruleSets.some(({ id, version }) => id === ruleSet.id && version === ruleSet.version)) {
    errors.push({ column: 'context.ruleSet', rule: 'rule-set', message: 'There is no such rule set here.' });
  }
  if (errors.length > 0) throw invalid(errors);
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
