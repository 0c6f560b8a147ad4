import { midSentence } from '../../platform/format.js';

export const exploreWords = {
  crumb: 'Explore the gap',
  eyebrow: 'Step 1 · explore the gap',
  noGap: (reference: string) => `No group is behind ${reference}`,
  furthest: (names: string, several: boolean, reference: string) =>
    several ? `Furthest from ${reference}, and level: ${names}` : `Furthest from ${reference}: ${names}`,
  nothing: 'No group can be named as furthest yet',
  lede: (parts: {
    split: string;
    share: string;
    reference: string;
    referenceShare: string;
    gap: string;
    people: string;
  }) =>
    `Split by ${midSentence(parts.split)}. It is ${parts.share} for this group of ${parts.people}, and ${parts.referenceShare} for ${parts.reference}. The gap is ${parts.gap}.`,
  noneInSplit: 'No group of this split has a figure in this period.',
  ledeRange: (low: string, high: string) => `The true gap could be from ${low} to ${high}.`,
  ledeNone:
    'Each card splits the same people in another way. Look at the dots, the lines around them and what is not known.',
  overallFigure: 'the overall figure',
  measure: 'Measure',
  period: 'Period',
  latest: 'newest',
  compare: 'Compare each group with',
  compareHint: 'Your choice is printed on every chart.',
  othersHint:
    'Your choice is printed on every chart. Over time we compare with everyone together instead: everyone else cannot be drawn.',
  choices: {
    overall: 'Overall: everyone',
    best: 'The best placed group of each split',
    largest: 'The largest group of each split',
    others: 'Everyone else',
    named: 'A group that you name',
  },
  namedGroup: (label: string, stratifier: string) => `${label} (${stratifier})`,
  ways: (ways: string, people: string) => `${ways} to split the same ${people}`,
  waysNoCount: (ways: string) => `${ways} to split the same figure`,
  scale: (low: string, high: string) =>
    `All cards use one scale, from ${low} to ${high}. Groups stay in their usual order and are not ranked.`,
  key: 'Group furthest from what you compare with',
  below: 'below',
  above: 'above',
  refused: 'Nothing is compared here:',
  overTime: 'Show over time',
  gapOverTime: 'Show the gap over time',
  pareto: 'Show as a Pareto chart',
  someHidden: 'Some counts are held back, so it may be more',
  dotsOnly: 'Look at the dots. This kind of figure has no interval here.',
  people: (count: string) => `${count} people`,
  everyone: 'Everyone together',
  countCard: 'A count by group',
  notHeldTitle: 'What we do not hold',
  notHeld: (list: string, several: boolean) =>
    `${list.charAt(0).toUpperCase()}${list.slice(1)} ${several ? 'are' : 'is'} not in these data. That is a finding too.`,
  notHeldNone: 'The data hold every split that the measure asks for.',
  howTitle: 'How we worked this out',
  how: 'Intervals are 95% Wilson intervals; the interval of a gap is Newcombe’s. Groups with fewer than 10 people with or without the outcome are drawn but never named as furthest.',
  notProportion:
    'This measure is a count, so groups are drawn by their number. A count cannot say who is behind: for that it needs how many people each group has.',
  small: 'Numbers held back by the publisher are shown as held back.',
  emptyTitle: 'There is nothing to split yet',
  empty:
    'The dataset of this measure has one figure for everyone. Bring a file with counts by group to see a gap.',
  noPeriodTitle: 'There is no figure in this period',
  noPeriod: 'Choose another period above.',
} as const;
