import { SpcInputError, UnknownRuleSetError } from '../errors.js';
import type { RuleSetRef } from '../model.js';
import { anhoej2014 } from './anhoej.js';
import { lifeQi } from './life-qi.js';
import { makingDataCount202311, makingDataCountR02 } from './making-data-count.js';
import { nelson1984 } from './nelson.js';
import { type Rule, type RuleSet, shiftRule, trendRule } from './rule-set.js';
import { westernElectric1956 } from './western-electric.js';

/** Every rule set and version that the engine knows. Old versions stay, so that a chart can be drawn as it was. */
export const ruleSets: readonly RuleSet[] = [
  makingDataCount202311,
  makingDataCountR02,
  anhoej2014,
  westernElectric1956,
  nelson1984,
  lifeQi,
];

/** How many points a shift or a trend may be set to need. Fewer would fire by chance, more would hardly ever. */
export const RULE_LENGTHS = { shift: [5, 12], trend: [5, 10] } as const;

const OWN_LENGTH = { shift: 'in a row', trend: 'for a trend' } as const;

/** The rule at a length of one's own, with a name that says so. */
function lengthened(rule: Rule, lengths: NonNullable<RuleSetRef['lengths']>): Rule {
  if (rule.kind === 'shift') return shiftRule(lengths.shift ?? rule.length, rule.ties);
  return rule.kind === 'trend' ? trendRule(lengths.trend ?? rule.length, rule.ties) : rule;
}

function withLengths(set: RuleSet, lengths: RuleSetRef['lengths']): RuleSet {
  if (lengths === undefined) return set;
  const changed: string[] = [];
  for (const kind of ['shift', 'trend'] as const) {
    const length = lengths[kind];
    if (length === undefined) continue;
    const [least, most] = RULE_LENGTHS[kind];
    const own = set.rules.find((rule) => rule.kind === kind);
    if (own?.kind !== 'shift' && own?.kind !== 'trend')
      throw new SpcInputError(
        'rule-length',
        `“${set.name}” has no rule of a ${kind}, so it has no length to set.`,
      );
    if (!Number.isInteger(length) || length < least || length > most)
      throw new SpcInputError('rule-length', `A ${kind} needs ${least} to ${most} points.`);
    if (length !== own.length) changed.push(`${length} ${OWN_LENGTH[kind]}`);
  }
  if (changed.length === 0) return set;
  return {
    ...set,
    name: `${set.name}, with ${changed.join(' and ')}`,
    rules: set.rules.map((rule) => lengthened(rule, lengths)),
  };
}

/**
 * The rule set of that id and version, with lengths of one's own where they are set.
 * Throws UnknownRuleSetError, and SpcInputError `rule-length`.
 */
export function findRuleSet({ id, version, lengths }: RuleSetRef): RuleSet {
  const found = ruleSets.find((set) => set.id === id && set.version === version);
  if (found) return withLengths(found, lengths);
  const known = ruleSets.map((set) => `${set.id} ${set.version}`).join(', ');
  throw new UnknownRuleSetError(`There is no rule set “${id} ${version}”. Known are: ${known}.`);
}
