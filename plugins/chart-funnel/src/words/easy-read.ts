import { listOf, plainNumber } from '@fairshift/equity';
import type { EasyReadPicture, EasyReadStep } from '@fairshift/plugin-sdk';
import { isBeyond, isFirm, isHigher, isUnknown, type FunnelAnalysis, type Unit } from '../analysis/model.js';

/** PRODUCT's bar for Easy Read: words in a sentence. */
const MOST_WORDS = 15;
/** More names than this are a list; it stands in the table. */
const MOST_NAMES = 2;

const step = (picture: EasyReadPicture, ...sentences: readonly string[]): EasyReadStep => ({
  picture,
  sentences,
});

const shortest = (...sentences: readonly [string, string]): string =>
  sentences.find((each) => each.split(/\s+/).length <= MOST_WORDS) ?? sentences[1];

const groups = (count: number): string => (count === 1 ? '1 group' : `${plainNumber(count)} groups`);

function named(units: readonly Unit[]): string {
  const inTable = units.length === 1 ? 'Its name is in the table.' : 'Their names are in the table.';
  if (units.length > MOST_NAMES) return inTable;
  const labels = listOf(units.map(({ label }) => label));
  return shortest(`${units.length === 1 ? 'It is' : 'They are'} ${labels}.`, inTable);
}

function beyond(units: readonly Unit[], picture: 'up' | 'down'): EasyReadStep[] {
  if (units.length === 0) return [];
  const way = picture === 'up' ? 'higher' : 'lower';
  const are = units.length === 1 ? 'is' : 'are';
  return [step(picture, `${groups(units.length)} ${are} much ${way} than the rest.`, named(units))];
}

const REFUSED = {
  few: 'We have too few groups to compare.',
  'no-events': 'It did not happen in any group.',
  'all-events': 'It happened to everybody in all groups.',
} as const;

/** The funnel for people who read Easy Read: whom we compared, who is much higher or lower, and what may be chance. */
export function easyRead({ refused, units, kind, centre, notDrawn }: FunnelAnalysis): EasyReadStep[] {
  const hidden = notDrawn.some(({ why }) => why === 'held-back')
    ? [step('hidden', 'Some numbers are hidden to protect people.')]
    : [];
  if (refused !== null) return [step('unsure', REFUSED[refused]), ...hidden];
  const known = units.filter((unit) => !isUnknown(unit));
  const firm = known.filter(isFirm);
  const perhaps = known.filter((unit) => isBeyond(unit) && !isFirm(unit));
  const usual =
    kind === 'proportion' && centre !== null
      ? [step('share', `For all groups together it is about ${Math.round(centre)} in 100.`)]
      : [];
  return [
    step('compare', `We compared ${groups(known.length)}.`, 'Some are large and some are small.'),
    ...usual,
    step('unsure', 'Numbers go up and down by chance.', 'In small groups they do so more.'),
    ...beyond(firm.filter(isHigher), 'up'),
    ...beyond(
      firm.filter((unit) => !isHigher(unit)),
      'down',
    ),
    ...(firm.length === 0 ? [step('level', 'No group is very different from the others.')] : []),
    ...(perhaps.length > 0
      ? [
          step(
            'unsure',
            perhaps.length === 1
              ? '1 group is a little different. That may be chance.'
              : `${groups(perhaps.length)} are a little different. That may be chance.`,
          ),
        ]
      : []),
    ...hidden,
    ...(firm.length > 0 ? [step('people', 'We do not know why yet.', 'We need to ask.')] : []),
  ];
}
