import type { Counts } from './counts.js';

export type GroupRole = 'overall' | 'group' | 'unknown' | 'not-stated';

/** One group of a stratifier in one period. A null count is hidden or missing, never 0. */
export interface GroupCounts {
  readonly id: string;
  readonly label: string;
  readonly role: GroupRole;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface NamedGroup {
  readonly id: string;
  readonly label: string;
}

/** The counts when both are known and someone is in the group. */
export function countsOf(group: GroupCounts): Counts | null {
  const { numerator, denominator } = group;
  return numerator === null || denominator === null || denominator <= 0 ? null : { numerator, denominator };
}

/** Groups that may be named: neither the overall line, nor people whose group is not known. */
export function namedGroups(groups: readonly GroupCounts[]): readonly GroupCounts[] {
  return groups.filter((group) => group.role === 'group');
}

export const nameOf = ({ id, label }: NamedGroup): NamedGroup => ({ id, label });

export interface UnknownRate {
  readonly unknown: number;
  readonly notStated: number;
  readonly total: number;
  /** Share from 0 to 1 of all people that are in no named group. */
  readonly rate: number;
}

/**
 * How many people are in no group, by the denominators (or the numerators where there are none, as in counts).
 * null when a count is hidden or missing: a rate without it would be a guess.
 */
export function unknownRate(groups: readonly GroupCounts[]): UnknownRate | null {
  const people = (roles: readonly GroupRole[]): number | null => {
    let sum = 0;
    for (const group of groups.filter((each) => roles.includes(each.role))) {
      const size = group.denominator ?? group.numerator;
      if (size === null) return null;
      sum += size;
    }
    return sum;
  };
  const unknown = people(['unknown']);
  const notStated = people(['not-stated']);
  const total = people(['group', 'unknown', 'not-stated']);
  if (unknown === null || notStated === null || total === null || total === 0) return null;
  return { unknown, notStated, total, rate: (unknown + notStated) / total };
}
