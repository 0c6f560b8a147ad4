import type { Badge, Check, Outcome } from './check.js';
import type { CheckReport } from './report.js';

export type Judged = CheckReport & { readonly badge: Badge };

/** Runs the checks of one suite in order. A check that breaks down is a failed check, never a passed one. */
export async function runChecks<S>(
  about: string,
  checks: readonly Check<S>[],
  subject: S,
): Promise<readonly Judged[]> {
  const reports: Judged[] = [];
  for (const check of checks) {
    const began = performance.now();
    const outcome = await attempt(check, subject);
    const ms = Math.round(performance.now() - began);
    reports.push({ ...judge(check, outcome), about, ms });
  }
  return reports;
}

async function attempt<S>(check: Check<S>, subject: S): Promise<Outcome> {
  try {
    return await check.run(subject);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [{ what: words, change: 'Mend what the sentence names, and run the check again.' }];
  }
}

function judge<S>(check: Check<S>, outcome: Outcome): Omit<Judged, 'about' | 'ms'> {
  const { id, title, badge, why } = check;
  if ('notApplicable' in outcome)
    return { id, title, badge, result: 'not-applicable', because: outcome.notApplicable, findings: [] };
  if (outcome.length === 0) return { id, title, badge, result: 'passed', findings: [] };
  return { id, title, badge, result: 'failed', why, findings: outcome };
}
