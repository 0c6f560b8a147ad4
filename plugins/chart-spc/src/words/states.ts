import type { PointState, SpcResult } from '@fairshift/spc';

/** Why a point is not drawn. */
export const STATE_WORDS: Readonly<Record<Exclude<PointState, 'drawn'>, string>> = {
  interval: 'Held back: small numbers',
  missing: 'No data',
  'held-back': 'Held back: small numbers',
  'no-denominator': 'Nobody to count',
  'not-usable': 'Numbers cannot be right',
};

/** Whether held-back numbers leave open if there is a signal. */
export const isOpen = ({ hidden }: SpcResult): boolean =>
  hidden !== null &&
  (hidden.method === 'too-much-hidden' || hidden.rules.some(({ verdict }) => verdict === 'depends'));
