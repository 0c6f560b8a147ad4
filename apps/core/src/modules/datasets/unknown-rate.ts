export interface PeopleOfGroup {
  readonly role: 'group' | 'unknown' | 'not-stated';
  readonly people: number;
}

/**
 * Share of people whose group is unknown or not stated, 0 to 1.
 * @returns null where it cannot be told: nobody is counted, or one person may stand in several groups.
 */
export function unknownRate(groups: readonly PeopleOfGroup[], overlapping: boolean): number | null {
  const all = groups.reduce((sum, { people }) => sum + people, 0);
  if (overlapping || all <= 0) return null;
  const unknown = groups.filter(({ role }) => role !== 'group');
  return unknown.reduce((sum, { people }) => sum + people, 0) / all;
}
