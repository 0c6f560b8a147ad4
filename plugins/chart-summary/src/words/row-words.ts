import type { SummaryRow } from '../analysis/model.js';

const VARIATION = {
  'common-cause': 'No change',
  improvement: 'Improvement',
  concern: 'Concern',
  change: 'Change',
} as const;

const SIDES = { up: ', high', down: ', low', neither: '' } as const;

/** “Improvement, low”; null where there is no icon. */
export function variationWords({ variation, direction }: SummaryRow): string | null {
  if (variation === null) return null;
  return `${VARIATION[variation]}${direction === null ? '' : SIDES[direction]}`;
}

const ASSURANCE = { passing: 'Pass', failing: 'Fail', 'hit-or-miss': 'Hit or miss' } as const;

/** “Hit or miss”; null where there is no icon. */
export const assuranceWords = ({ assurance }: SummaryRow): string | null =>
  assurance === null ? null : ASSURANCE[assurance];

const EXPECT = {
  passing: 'The target can be expected to be reached.',
  failing: 'The target cannot be expected to be reached without a change.',
  'hit-or-miss': 'The target is reached at some times and not at others, by chance.',
} as const;

const MEANS = {
  'common-cause': 'Nothing but chance is seen.',
  improvement: 'The latest points are a special cause, and an improvement.',
  concern: 'The latest points are a special cause, and a concern.',
  change: 'The latest points are a special cause. Neither direction is set as better.',
} as const;

/** Limits are firm, and yet nothing is said of now. */
const HELD_BACK =
  'The newest number is held back, or what it says depends on one that is: no icon for change.';

/** What the icons say, in sentences; or why there are none. */
export function findings(row: SummaryRow): string[] {
  if (row.why !== null) return [row.why];
  return [
    row.variation === null ? HELD_BACK : MEANS[row.variation],
    ...(row.assurance === null ? [] : [EXPECT[row.assurance]]),
  ];
}

/** A row as it is read aloud. */
export function rowText(row: SummaryRow): string {
  const latest = row.latest === null ? 'no value' : row.latest.text;
  const target = row.target === null ? [] : [`Target ${row.target.text}.`];
  return [`${row.title}: ${latest}.`, ...target, ...findings(row)].join(' ');
}
