import type { Badge } from './check.js';

/** What one check found: `failed` names each fault, why it matters and what to change. */
export interface CheckReport {
  /** `plugin`, or the id of the data source or chart that was looked at. */
  readonly about: string;
  /** Such as `data-source/1/5`: kind, contract, number of the list in the guide. */
  readonly id: string;
  readonly title: string;
  readonly result: 'passed' | 'failed' | 'not-applicable';
  /** Why the check does not apply. */
  readonly because?: string;
  /** Why the check matters to the people who use the plugin; with findings only. */
  readonly why?: string;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

export interface Finding {
  /** What failed. */
  readonly what: string;
  /** What to change. */
  readonly change: string;
}

/** The result of a conformance run, as it is stored and printed. */
export interface ConformanceReport {
  readonly reportVersion: 1;
  readonly kit: string;
  readonly plugin: { readonly id: string; readonly version: string; readonly hash: string };
  /** Suites that were run, pinned by contract number: `data-source/1`. */
  readonly suites: readonly string[];
  readonly badge: Badge | 'none';
  readonly checks: readonly CheckReport[];
}

/** The highest badge of which no check has failed. `verified` needs evidence: what does not apply proves nothing. */
export function badgeOf(
  checks: readonly { readonly badge: Badge; readonly result: CheckReport['result'] }[],
): Badge | 'none' {
  const holds = (badge: Badge) => checks.every((check) => check.badge !== badge || check.result !== 'failed');
  if (!holds('loads') || checks.length === 0) return 'none';
  if (!holds('conforms')) return 'loads';
  const evidence = checks.filter(({ badge }) => badge === 'verified');
  const isProven = evidence.length > 0 && evidence.every(({ result }) => result === 'passed');
  return isProven ? 'verified' : 'conforms';
}
