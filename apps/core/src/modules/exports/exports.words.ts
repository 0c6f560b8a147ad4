interface EventWords {
  readonly letter: string;
  readonly when: string;
  readonly text: string;
  readonly outside: boolean;
}

export const pageWords = {
  inWords: 'In words',
  numbers: 'The numbers',
  alt: (kind: string, headline: string) => `${kind}: ${headline} The same follows in words and numbers.`,
  event: ({ letter, when, text, outside }: EventWords) =>
    `${letter}. ${when}: ${text}${outside ? ' (outside event)' : ''}`,
} as const;

export const numbersWords = {
  notAllowed: 'The licence of this source does not allow a download of the numbers.',
  noLayout:
    'These numbers do not fit the layout of our files. They are of several measures or of events with a time of day, or only some of them have counts.',
  noPoints: 'There are no numbers in this chart yet.',
  notForR: 'Only control charts and run charts can be checked in R. Other charts have no limits.',
  sheets: { numbers: 'Numbers', about: 'About' },
  about: {
    chart: 'Chart',
    organisation: 'Organisation',
    example: 'Example',
    finding: 'Finding',
    inWords: 'In words',
    table: 'Table on the page',
    rules: 'Rules used',
    source: 'Source',
    licence: 'Licence',
    protection: 'Small numbers',
    columns: 'Columns',
    madeOn: 'Made on',
    record: 'Record',
  },
  unprotected:
    'These are the organisation’s own numbers. Small numbers are not hidden. Publish the chart to share it safely.',
  columns:
    'One row is one period of one group. period_end is the first day after the period. The sheet “Numbers” can be brought into Fairshift again.',
  notRun: 'Fairshift wrote this file and did not run it.',
} as const;
