import type { PointState } from '@fairshift/spc';

/** Why a point is not drawn. */
export const STATE_WORDS: Readonly<Record<Exclude<PointState, 'drawn'>, string>> = {
  missing: 'No data',
  'held-back': 'Held back: small numbers',
  'no-denominator': 'Nobody to count',
  'not-usable': 'Numbers cannot be right',
};
