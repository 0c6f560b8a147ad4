import type { PointState, SpcPhaseResult, SpcPointResult, SpcResult } from '@fairshift/spc';
import { isTooFew } from '../analysis/too-few.js';
import { centreName } from './centre.js';

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

/** Why nothing can be said of a phase, not even that nothing changed; null where something can. */
export function silence(result: SpcResult, phase: SpcPhaseResult | undefined): string | null {
  if (phase === undefined || phase.centre === null) return `No ${centreName({ result })} to compare with`;
  return isTooFew(phase) ? 'Too few points to say anything yet' : null;
}

/** The same of the phase that a point lies in. */
export const silenceAt = (result: SpcResult, { phase }: SpcPointResult): string | null =>
  silence(result, result.phases[phase]);
