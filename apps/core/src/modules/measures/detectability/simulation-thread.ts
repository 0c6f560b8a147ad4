/** One question in a thread of its own: works it out, tells the answer, ends. */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type AimAnswer, type AimQuestion, canSeeAim, DetectabilityError } from '@fairshift/spc';

/** What the thread tells: the answer, or why the question has none. */
export type ThreadReport =
  | { readonly answer: AimAnswer }
  | { readonly refused: { readonly code: DetectabilityError['code']; readonly message: string } };

/** Behind everything else of this computer that wants to run. */
const LOW_PRIORITY = 5;

function report(question: AimQuestion): ThreadReport {
  try {
    return { answer: canSeeAim(question) };
  } catch (error) {
    if (!(error instanceof DetectabilityError)) throw error;
    return { refused: { code: error.code, message: error.message } };
  }
}

// Linux keeps a priority for each thread; elsewhere this would slow the whole server.
if (process.platform === 'linux') os.setPriority(LOW_PRIORITY);
// eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(report(workerData as AimQuestion));
