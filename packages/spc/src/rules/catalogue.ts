import { UnknownRuleSetError } from '../errors.js';
import type { RuleSetRef } from '../model.js';
import { anhoej2014 } from './anhoej.js';
import { makingDataCount202311, makingDataCountR02 } from './making-data-count.js';
import type { RuleSet } from './rule-set.js';

/** Every rule set and version that the engine knows. Old versions stay, so that a chart can be drawn as it was. */
export const ruleSets: readonly RuleSet[] = [makingDataCount202311, makingDataCountR02, anhoej2014];

/** The rule set of that id and version. Throws UnknownRuleSetError. */
export function findRuleSet({ id, version }: RuleSetRef): RuleSet {
  const found = ruleSets.find((set) => set.id === id && set.version === version);
  if (found) return found;
  const known = ruleSets.map((set) => `${set.id} ${set.version}`).join(', ');
  throw new UnknownRuleSetError(`There is no rule set “${id} ${version}”. Known are: ${known}.`);
}
