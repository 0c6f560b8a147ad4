import type { WantedColumn } from '@fairshift/tabular';

/**
 * Headings of sheet Dec2017 as R's write.csv mangled them: spaces, % and brackets became dots, and repeated
 * headings got `.1`. Spacer columns (Col10, x …), ranks and "screens needed" are not read.
 */
export const PRACTICE_COLUMNS = {
  region: { names: ['Region'] },
  ccg: { names: ['CCG'] },
  ccgAgain: { names: ['CCG.1'], optional: true },
  name: { names: ['Organisation'] },
  code: { names: ['Organisation.Code'] },
  eligibleYounger: { names: ['Eligible25to49'] },
  screenedYounger: { names: ['No..of.women.screened.in.previous.42.months'] },
  coverageYounger: { names: ['X3.5.year.coverage..'] },
  eligibleOlder: { names: ['Eligible50to64'] },
  screenedOlder: { names: ['No..of.women.screened.in.previous.66.months'] },
  coverageOlder: { names: ['X5.5.year.coverage..'] },
} as const satisfies Readonly<Record<string, WantedColumn>>;

export type PracticeColumn = keyof typeof PRACTICE_COLUMNS;

/** A note of the workbook's author that became a heading; no other file has it. */
export const AUTHORS_NOTE =
  'Copy..Data.after.Suppression..from.the.forNHSD.file..columns.B.to.AA..drop.in.column.B';

export interface AgeBlock {
  readonly age: '25-49' | '50-64';
  readonly eligible: PracticeColumn;
  readonly screened: PracticeColumn;
  readonly coverage: PracticeColumn;
}

/** The same block of columns stands twice in a row, once for each age group. */
export const AGE_BLOCKS: readonly AgeBlock[] = [
  { age: '25-49', eligible: 'eligibleYounger', screened: 'screenedYounger', coverage: 'coverageYounger' },
  { age: '50-64', eligible: 'eligibleOlder', screened: 'screenedOlder', coverage: 'coverageOlder' },
];
