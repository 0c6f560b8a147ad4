import { isStable, type Counts } from './counts.js';
import { gapOf, type GapEstimate, type Polarity } from './gap.js';
import { countsOf, nameOf, namedGroups, unknownRate, type GroupCounts, type NamedGroup } from './groups.js';
import { listOf, percentagePoints } from './words.js';

/** With more people than this in no group, which group is furthest away cannot be known. */
export const MAXIMUM_UNKNOWN = 0.3;

export type Furthest =
  | {
      readonly named: true;
      /** More than one when they are level. */
      readonly groups: readonly NamedGroup[];
      readonly gap: GapEstimate;
      /** Groups that were not compared because they are too small. */
      readonly tooFew: readonly NamedGroup[];
    }
  | { readonly named: false; readonly because: 'too-much-unknown' | 'nothing-to-compare' | 'no-gap' };

export interface FurthestOptions {
  readonly polarity: Polarity;
  readonly reference: { readonly group: NamedGroup; readonly counts: Counts };
  readonly maximumUnknown?: number;
}

interface Compared {
  readonly group: NamedGroup;
  readonly gap: GapEstimate;
  readonly distance: number;
}

function compare(groups: readonly GroupCounts[], options: FurthestOptions): readonly Compared[] {
  const { polarity, reference } = options;
  return groups.flatMap((group) => {
    const counts = countsOf(group);
    if (!counts || !isStable(counts)) return [];
    const gap = gapOf(counts, reference.counts, { polarity });
    return [
      { group: nameOf(group), gap, distance: polarity === 'neither' ? Math.abs(gap.absolute) : gap.absolute },
    ];
  });
}

/**
 * The group furthest behind the reference group. It never names people whose group is not known, a group
 * that is held back, or one with fewer than 10 events or non-events.
 */
export function furthestGroup(groups: readonly GroupCounts[], options: FurthestOptions): Furthest {
  const unknown = unknownRate(groups);
  if (unknown && unknown.rate > (options.maximumUnknown ?? MAXIMUM_UNKNOWN)) {
    return { named: false, because: 'too-much-unknown' };
  }
  const rest = namedGroups(groups).filter((group) => group.id !== options.reference.group.id);
  const compared = compare(rest, options);
  if (compared.length === 0) return { named: false, because: 'nothing-to-compare' };
  const distance = Math.max(...compared.map((each) => each.distance));
  const level = compared.filter((each) => Math.abs(each.distance - distance) < 1e-9);
  const first = level[0];
  if (!first || distance <= 0) return { named: false, because: 'no-gap' };
  const tooFew = rest.filter((group) => {
    const counts = countsOf(group);
    return counts !== null && !isStable(counts);
  });
  return { named: true, groups: level.map((each) => each.group), gap: first.gap, tooFew: tooFew.map(nameOf) };
}

const SILENT: Readonly<Record<'too-much-unknown' | 'nothing-to-compare' | 'no-gap', string>> = {
  'too-much-unknown': 'Too many people have no group recorded to say which group is furthest away.',
  'nothing-to-compare': 'No group has enough people to compare.',
  'no-gap': 'No group is behind the group compared with.',
};

/** One sentence: which group is furthest from the reference group, or why none is named. */
export function furthestSentence(furthest: Furthest, reference: NamedGroup): string {
  if (!furthest.named) return SILENT[furthest.because];
  const names = listOf(furthest.groups.map((group) => group.label));
  const verb = furthest.groups.length === 1 ? 'is' : 'are level,';
  return `${names} ${verb} ${percentagePoints(Math.abs(furthest.gap.absolute), Math.abs(furthest.gap.absolute) < 1 ? 1 : 0)} from ${reference.label}.`;
}
