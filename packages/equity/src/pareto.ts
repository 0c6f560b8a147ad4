import type { GroupRole } from './groups.js';

/** One bar of a Pareto chart. `count` is null where it is hidden or missing. */
export interface ParetoGroup {
  readonly id: string;
  readonly label: string;
  readonly role: GroupRole;
  readonly count: number | null;
}

export interface ParetoRow extends ParetoGroup {
  /** Per cent of the total; null where the count is. */
  readonly share: number | null;
  /** Running total in per cent, this row included; null where the count is hidden. */
  readonly cumulative: number | null;
}

export interface Pareto {
  /** Groups by count, largest first; then groups held back; unknown and not stated always last. */
  readonly rows: readonly ParetoRow[];
  /** Sum of the counts shown, unknowns included. */
  readonly total: number;
  readonly hidden: number;
  readonly unknown: number | null;
}

const isUnknown = (group: ParetoGroup): boolean => group.role === 'unknown' || group.role === 'not-stated';

function inOrder(groups: readonly ParetoGroup[]): readonly ParetoGroup[] {
  const known = groups.filter((group) => group.role === 'group');
  const shown = known
    .filter((group) => group.count !== null)
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const held = known.filter((group) => group.count === null);
  const unknown = groups
    .filter(isUnknown)
    .toSorted((a, b) => (b.role === 'unknown' ? 1 : 0) - (a.role === 'unknown' ? 1 : 0));
  return [...shown, ...held, ...unknown];
}

/**
 * Counts in order with their running total. People whose group is not known count in the total and stand
 * last: sorted in, they would look like a group. An overall row is left out. Equal counts keep their order.
 */
export function pareto(groups: readonly ParetoGroup[]): Pareto {
  const ordered = inOrder(groups);
  const total = ordered.reduce((sum, group) => sum + (group.count ?? 0), 0);
  let running = 0;
  const rows = ordered.map((group): ParetoRow => {
    const { count } = group;
    if (count === null || total === 0) return { ...group, share: null, cumulative: null };
    running += count;
    return { ...group, share: (count / total) * 100, cumulative: (running / total) * 100 };
  });
  const unknowns = ordered.filter(isUnknown);
  return {
    rows,
    total,
    hidden: ordered.filter((group) => group.count === null).length,
    unknown: unknowns.some((group) => group.count === null)
      ? null
      : unknowns.reduce((sum, group) => sum + (group.count ?? 0), 0),
  };
}
