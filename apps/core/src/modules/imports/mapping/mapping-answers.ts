import type { ImportJob } from '@fairshift/contracts';

type Mapping = NonNullable<ImportJob['mapping']>;

/** What an import is configured with: answers that become configuration of its source. */
export interface ImportConfig {
  readonly mapping?: Mapping;
}

const SAYS_PERIOD = new Set(['period', 'period-start', 'year']);

/** Whether a column of the file says the period: then no person need. */
export function mappingSaysPeriod({ columns }: Mapping): boolean {
  return Object.values(columns).some(({ role }) => SAYS_PERIOD.has(role));
}

/**
 * What a file with this mapping still needs from a person. What the source guessed of its columns counts until a
 * person has said what they hold.
 */
export function needsWithMapping(
  needs: ImportJob['needs'],
  mapping: Mapping | undefined,
): ImportJob['needs'] {
  if (mapping === undefined || !needs.includes('mapping')) return needs;
  const others = needs.filter((need) => need !== 'period');
  return mappingSaysPeriod(mapping) ? others : [...others, 'period'];
}

/** Whether a person left columns out: what stands in them is not kept. */
export function leavesOut({ mapping }: ImportConfig): boolean {
  return Object.values(mapping?.columns ?? {}).some(({ role }) => role === 'leave-out');
}
