import type { PointState, SpcPointResult, SpcResult } from '@fairshift/spc';

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

/** What a rule found where held-back numbers decide. */
export const OPEN_WORDS = 'Depends on held-back numbers';

/** Whether nothing is certain of that point: a rule may mark it, or too much is held back for any. */
export const isUnsure = ({ hidden }: SpcResult, { open }: SpcPointResult): boolean =>
  open || hidden?.method === 'too-much-hidden';
