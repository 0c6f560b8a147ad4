import type { EasyReadPicture, EasyReadStep } from '@fairshift/plugin-sdk';
import { isUnknown, type ParetoAnalysis } from '../model.js';

/** PRODUCT's bar for Easy Read: words in a sentence. */
const MOST_WORDS = 15;

const step = (picture: EasyReadPicture, ...sentences: readonly string[]): EasyReadStep => ({
  picture,
  sentences,
});

const shortest = (...sentences: readonly [string, string]): string =>
  sentences.find((each) => each.split(/\s+/).length <= MOST_WORDS) ?? sentences[1];

/** The bars for people who read Easy Read: what we counted, which groups are most of it, whom we do not know. */
export function easyRead({ unit, first, bars, hidden }: ParetoAnalysis): EasyReadStep[] {
  if (first === null) return [step('unsure', 'We have no numbers to show yet.')];
  const [largest] = bars;
  const named = largest && largest.count !== null && !isUnknown(largest) ? largest : undefined;
  const groups = first.groups === 1 ? 'The first group is' : `The first ${first.groups} groups are`;
  return [
    step('count', shortest(`We counted ${unit} in each group.`, 'We counted each group.')),
    step('compare', 'The group with the most comes first.'),
    ...(named
      ? [step('compare', shortest(`That is ${named.label}.`, 'Its name is beside the first bar.'))]
      : []),
    step('share', `${groups} about ${Math.round(first.percent)} in 100 of all.`),
    ...(bars.some(isUnknown) ? [step('unsure', 'Of some people we do not know the group.')] : []),
    ...(hidden > 0 ? [step('hidden', 'Some numbers are hidden to protect people.')] : []),
  ];
}
