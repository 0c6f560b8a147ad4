import { SourceRunError, type SourceRunErrorCode } from '../errors.js';
import type { ChildLimits } from './resource-limits.js';

export interface RunWords {
  readonly title: string;
  readonly limits: ChildLimits;
  /** Shorter than the limit in minutes, for the cheap questions. */
  readonly timeoutMs?: number;
}

/** What a person reads when a run ends badly for a reason of the host's. */
export function runError(
  code: SourceRunErrorCode,
  { title, limits, timeoutMs }: RunWords,
  reference: string,
): SourceRunError {
  const time = timeoutMs === undefined ? `${limits.minutes} minutes` : `${timeoutMs / 1_000} seconds`;
  const support = `Quote ${reference} when you ask for help.`;
  const sentences: Partial<Record<SourceRunErrorCode, string>> = {
    crashed: `"${title}" stopped because of a fault of its own. ${support}`,
    'not-started': `"${title}" could not be started, perhaps because the computer is busy. Try again.`,
    killed: `"${title}" was stopped from outside, perhaps because the computer had no memory left. Start again.`,
    'timed-out': `"${title}" took longer than ${time} and was stopped.`,
    'out-of-memory': `"${title}" needed more than ${limits.memoryMb} MB of memory and was stopped.`,
    'protocol-broken': `"${title}" sent something that Fairshift does not accept, and was stopped. ${support}`,
    'source-not-loaded': `"${title}" could not be loaded. ${support}`,
    stopped: 'The run was stopped.',
  };
  return new SourceRunError(code, 'defect', sentences[code] ?? `"${title}" failed. ${support}`);
}
