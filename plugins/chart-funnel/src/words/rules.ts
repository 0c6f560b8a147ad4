import { percentText, plainNumber } from '@fairshift/equity';
import { isBeyond, isFirm, isUnknown, type FunnelFound, type RuleSetUsed } from '../analysis/model.js';
import { spreadSentences } from './spread.js';

const groups = (count: number): string =>
  count === 0 ? 'No group' : `${plainNumber(count)} ${count === 1 ? 'group' : 'groups'}`;

/** How the limits are made, and how many groups each pair of them has found. */
export function ruleSetOf(found: FunnelFound): RuleSetUsed {
  const [inner, outer] = found.levels;
  const counting = found.units.filter((unit) => !isUnknown(unit));
  const firm = counting.filter(isFirm).length;
  const perhaps = counting.filter(isBeyond).length - firm;
  const exact = found.kind === 'proportion' ? 'binomial' : 'Poisson';
  const widened = found.spread?.notWidened === null;
  return {
    id: widened ? 'funnel-additive' : 'funnel-exact',
    version: '1',
    name: widened
      ? 'Funnel limits widened by the spread between groups (Spiegelhalter 2005)'
      : `Funnel limits of the exact ${exact} test (Spiegelhalter 2005)`,
    rules: [
      { name: `Beyond the ${percentText(outer, 1)} limits`, found: `${groups(firm)}.` },
      {
        name: `Between the ${percentText(inner)} and the ${percentText(outer, 1)} limits`,
        found: `${groups(perhaps)}.`,
      },
      { name: 'Spread between groups', found: spreadSentences(found).join(' ') },
    ],
  };
}
