import { midSentence } from '../../platform/format.js';

export const listWords = {
  title: (count: number) => (count === 1 ? '1 dataset to look into' : `${count} datasets to look into`),
  none: 'Your data will be here',
  lede: 'Each dataset keeps the file it came from, and every edition before it.',
  bring: 'Bring a file',
  bringNote: 'Takes about 3 minutes',
  emptyTitle: 'Bring the first file',
  empty:
    'A published file or your own export, with counts by group. We tell you what we understood before anything is stored.',
  emptyCannot: 'There is no dataset yet. An analyst or an admin of your organisation can bring a file.',
  firstRunning: 'The first import is still running',
  running: 'Imports under way',
  connections: 'Connections that fetch data for you',
  open: 'Open',
  updated: (when: string) => `changed ${when}`,
} as const;

export const datasetWords = {
  eyebrow: (edition: number | undefined) => (edition ? `Dataset · edition ${edition}` : 'Dataset'),
  emptyTitle: 'This dataset is empty so far',
  empty: 'Its first import is still running, or did not finish. Nothing is lost.',
  makeMeasure: 'Make a measure from this',
  makeNote: 'Takes about 2 minutes',
  figures: { periods: 'Periods', places: 'Places', rows: 'Rows', newest: 'Newest data' },
  noneMissing: 'none missing',
  stripAll: (noun: string) => `Every ${noun} is here`,
  stripGaps: (missing: number, suppressed: number) =>
    [
      missing > 0 ? `${missing} with numbers missing` : '',
      suppressed > 0 ? `${suppressed} with numbers held back by the publisher` : '',
    ]
      .filter(Boolean)
      .join(', '),
  stripAbsent: (here: number, all: string) => `${here} of ${all} ${here === 1 ? 'is' : 'are'} here`,
  stripOne: (noun: string, missing: boolean, suppressed: boolean) => {
    const gaps = [missing ? 'missing' : '', suppressed ? 'held back by the publisher' : ''].filter(Boolean);
    return gaps.length === 0
      ? `The ${noun} is here`
      : `The ${noun} is here, with some numbers ${gaps.join(' and some ')}`;
  },
  stripLabel: 'Each period and whether its numbers are here',
  allPeriods: (count: number) => `Show all ${count} periods`,
  splitTitle: 'Ways to split it',
  splitNone:
    'The file has one figure for everyone and no split by group. You can see change over time, but no gap.',
  stratifier: 'Split by',
  groups: 'Groups',
  unknown: 'Not known',
  unknownCannot: 'Cannot be told',
  overlapping: 'One person can be in several groups, so these are never added up.',
  groupsTitle: (label: string) => `Groups of ${midSentence(label)}`,
  group: 'Group',
  role: { group: '', unknown: 'Not known', 'not-stated': 'Not stated' },
  observations: 'Counts',
  groupings: 'Which rows the file has',
  groupingAll: 'everyone together',
  columnsTitle: 'What is measured',
  measureOf: 'Make a measure',
  historyTitle: 'History',
  goBack: 'Go back to the edition before',
  goBackWords: 'The edition in use now is kept. You can bring it back by importing its file again.',
  wentBack: 'The edition before is in use again.',
  inUse: (edition: number) => `Edition ${edition} is in use.`,
  edition: (edition: number) => `Edition ${edition}.`,
  notUsed: (edition: number) => `Edition ${edition} was not used.`,
  comes: 'Where it comes from',
  download: 'Download the original file',
  usedBy: 'Used by',
  unused: 'No measure uses it yet.',
  explore: 'Explore the gap',
  exploreNote: 'Takes about 3 minutes',
  exploreOf: (measure: string) => `Explore the gap: ${measure}`,
  placesMore: (count: number) => `and ${count} more`,
  refresh: 'Bring a newer file',
  rename: 'Rename',
  renameLabel: 'Name of the dataset',
  renameSave: 'Save the name',
} as const;

/** What a source's own column holds, for people. */
export const columnKindWords: Readonly<Record<string, string>> = {
  count: 'a count',
  proportion: 'a percentage, with both counts',
  rate: 'a rate, with both counts',
  mean: 'an average',
  individual: 'single values',
  event: 'dated events',
  value: 'a published figure',
};
