import type { Finding } from './report.js';

/**
 * loads: the pack is whole and its code starts behind the fence. conforms: it does what the contract says.
 * verified: conforms, and its figures were held against figures that do not come from the plugin.
 */
export type Badge = 'loads' | 'conforms' | 'verified';

/** What a check found. An empty list of findings is a pass. */
export type Outcome = readonly Finding[] | { readonly notApplicable: string };

/** One numbered check of a suite. A number never gets stricter within its contract. */
export interface Check<S> {
  readonly id: string;
  readonly title: string;
  readonly badge: Badge;
  /** Why it matters to the people who use the plugin. */
  readonly why: string;
  run(subject: S): Promise<Outcome>;
}

export const notApplicable = (because: string): Outcome => ({ notApplicable: because });

/** Outcomes of several cases as one: not applicable only when it applies to none of them. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const applied = outcomes.filter((outcome): outcome is readonly Finding[] => Array.isArray(outcome));
  if (applied.length === 0) return outcomes[0] ?? notApplicable('There is no case to try.');
  return applied.flat();
}
