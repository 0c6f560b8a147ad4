import {
  furthestGroup,
  gapOf,
  isStable,
  countsOf,
  namedGroups,
  referenceGroup,
  unknownRate,
  MAXIMUM_UNKNOWN,
  type Counts,
  type Furthest,
  type GroupCounts,
  type NamedGroup,
  type Polarity,
} from '@fairshift/equity';

/** What each group is compared with, as the address says it. */
export type Choice =
  | { readonly kind: 'overall' | 'best' | 'largest' | 'others' }
  | { readonly kind: 'named'; readonly stratifier: string; readonly group: string };

const SIMPLE = ['overall', 'best', 'largest', 'others'] as const;

/** `overall`, `best`, `largest`, `others` or `named:<stratifier>:<group>`; overall for anything else. */
export function choiceOf(text: string | undefined): Choice {
  const simple = SIMPLE.find((kind) => kind === text);
  if (simple) return { kind: simple };
  const [, stratifier, group] = /^named:([^:]+):(.+)$/.exec(text ?? '') ?? [];
  return stratifier && group ? { kind: 'named', stratifier, group } : { kind: 'overall' };
}

export const choiceText = (choice: Choice): string =>
  choice.kind === 'named' ? `named:${choice.stratifier}:${choice.group}` : choice.kind;

export interface Reference {
  readonly group: NamedGroup;
  readonly counts: Counts;
}

export interface Comparison {
  readonly furthest: Furthest;
  readonly reference: Reference;
  readonly warnings: readonly string[];
}

/** A comparison, or in plain words why there is none. */
export type Compared = Comparison | { readonly refused: string };

export interface CompareOptions {
  readonly choice: Choice;
  readonly polarity: Polarity;
  /** With a named choice: that group's counts, which may come from another split. */
  readonly named?: GroupCounts | undefined;
}

/** The furthest group of one split under the chosen comparison. `groups` holds the overall figure too. */
export function compare(
  groups: readonly GroupCounts[],
  { choice, polarity, named }: CompareOptions,
): Compared {
  if (choice.kind === 'others') return compareWithOthers(groups, polarity);
  const list =
    named && !groups.includes(named) ? [...groups, { ...named, role: 'overall' as const }] : groups;
  const chosen = referenceGroup(
    choice.kind === 'named' ? list : groups,
    choice.kind === 'named' ? { kind: 'named', group: choice.group } : { kind: choice.kind },
    polarity,
  );
  if (!chosen.ok) return { refused: chosen.message };
  return {
    furthest: furthestGroup(groups, { polarity, reference: chosen }),
    reference: chosen,
    warnings: chosen.warnings.map(({ message }) => message),
  };
}

/** Each group against all the others: the one that is furthest behind the rest of the people. */
function compareWithOthers(groups: readonly GroupCounts[], polarity: Polarity): Compared {
  const unknown = unknownRate(groups);
  const pairs = namedGroups(groups).flatMap((group) => {
    const others = referenceGroup(groups, { kind: 'others', focus: group.id }, polarity);
    const counts = countsOf(group);
    if (!others.ok || !counts || !isStable(counts)) return [];
    const gap = gapOf(counts, others.counts, { polarity });
    return [{ group, others, gap, distance: polarity === 'neither' ? Math.abs(gap.absolute) : gap.absolute }];
  });
  const [first] = pairs.toSorted((a, b) => b.distance - a.distance);
  if (!first) return { refused: 'A group is held back or too small, so everyone else cannot be added up.' };
  const reference = { group: first.others.group, counts: first.others.counts };
  const silent = (because: 'too-much-unknown' | 'no-gap'): Compared => ({
    furthest: { named: false, because },
    reference,
    warnings: [],
  });
  if (unknown && unknown.rate > MAXIMUM_UNKNOWN) return silent('too-much-unknown');
  if (first.distance <= 0) return silent('no-gap');
  const level = pairs.filter(({ distance }) => Math.abs(distance - first.distance) < 1e-9);
  return {
    furthest: {
      named: true,
      groups: level.map(({ group: { id, label } }) => ({ id, label })),
      gap: first.gap,
      tooFew: [],
    },
    reference,
    warnings: [],
  };
}
