/** How a group stands in a chart: `unknown` was not asked or lost, `not-stated` was asked and declined. */
export type GroupRole = 'group' | 'unknown' | 'not-stated';

/** One value of a code list. `position` orders the values of a list from 1. */
export interface CodeEntry {
  readonly code: string;
  readonly label: string;
  readonly role: GroupRole;
  readonly position: number;
}

/** Unknown values stand last, after any group. */
export const LAST_POSITION = 9_000;

/** Text as it is compared: small letters, single spaces, no outer ones. */
export function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
