import type { Licence, MeasureSpec } from '@fairshift/plugin-sdk';
import { decimalsOf, RowRefused } from '@fairshift/tabular';

export const STREAM = 'coverage';
export const SCREENED = 'screened';
export const ELIGIBLE = 'eligible';

/** People are counted once a period and stand in many: neither part may be summed over periods. */
const PART = {
  kind: 'count',
  unit: 'people',
  polarity: 'neither',
  aggregation: 'sum',
  overPeriods: 'none',
} as const;

/** Coverage with both its parts; the published percentage is checked against them and not stored. */
export const COVERAGE_MEASURES: readonly [MeasureSpec, ...MeasureSpec[]] = [
  { ...PART, id: SCREENED, title: 'People screened in time' },
  { ...PART, id: ELIGIBLE, title: 'People eligible for screening' },
  {
    id: 'coverage',
    title: 'Cervical screening coverage',
    kind: 'proportion',
    numerator: SCREENED,
    denominator: ELIGIBLE,
    multiplier: 100,
    unit: '%',
    polarity: 'higher-is-better',
    aggregation: 'ratio-of-sums',
    overPeriods: 'none',
  },
];

/** For rows that print a percentage without the counts behind it: a figure that can never be added up. */
export const PUBLISHED_COVERAGE: MeasureSpec = {
  id: 'published-coverage',
  title: 'Cervical screening coverage, published without counts',
  kind: 'value',
  unit: '%',
  polarity: 'higher-is-better',
  aggregation: 'none',
  overPeriods: 'none',
};

/** Open Government Licence v3.0 with the publisher's credit line. */
export function openGovernmentLicence(publisher: string): Licence {
  return {
    spdxOrUrl: 'OGL-UK-3.0',
    attribution: `${publisher}. Contains public sector information licensed under the Open Government Licence v3.0.`,
    redistribution: 'with-attribution',
  };
}

export interface PublishedCoverage {
  readonly screened: number;
  readonly eligible: number;
  /** Per cent of 0 to 100. */
  readonly percent: number;
  /** As printed, for its number of decimals. */
  readonly text: string;
  readonly column: string;
}

/** Refuses a row whose printed percentage is not that of its counts, to the last printed decimal. @throws RowRefused */
export function checkCoverage({ screened, eligible, percent, text, column }: PublishedCoverage): void {
  const worked = eligible === 0 ? percent : (screened / eligible) * 100;
  // Publishers print up to 15 digits, so the last ones may differ by how a computer divides.
  const tolerance = 0.5 * 10 ** -decimalsOf(text) + 1e-9;
  if (Math.abs(worked - percent) <= tolerance) return;
  throw new RowRefused({
    column,
    found: text,
    rule: 'coverage-differs',
    message: `The coverage is ${text}, but ${screened} of ${eligible} is ${worked.toFixed(2)} per cent.`,
    remedy: 'Check that the columns are in the right order, and get the file again from its publisher.',
  });
}

/** Refuses counts that are no counts of people, or more screened than eligible. @throws RowRefused */
export function checkCounts(screened: number | null, eligible: number | null, column: string): void {
  for (const count of [screened, eligible]) {
    if (count === null || (Number.isInteger(count) && count >= 0)) continue;
    throw new RowRefused({
      column,
      found: String(count),
      rule: 'not-a-count',
      message: `A number of people is a whole number from 0, but this is ${count}.`,
      remedy: 'Get the file again from its publisher.',
    });
  }
  if (screened === null || eligible === null || screened <= eligible) return;
  throw new RowRefused({
    column,
    found: String(screened),
    rule: 'numerator-above-denominator',
    message: `More people are screened (${screened}) than eligible (${eligible}).`,
    remedy: 'Check that the two columns are not swapped.',
  });
}
