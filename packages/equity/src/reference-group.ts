import { isStable, proportion, STABLE_MINIMUM, type Counts } from './counts.js';
import type { Polarity } from './gap.js';
import { countsOf, nameOf, namedGroups, type GroupCounts, type NamedGroup } from './groups.js';
import { listOf } from './words.js';

/** What the focus group is compared with. `others` needs the focus group, `named` its own group. */
export type ReferenceChoice =
  | { readonly kind: 'best' | 'largest' | 'overall' }
  | { readonly kind: 'others'; readonly focus: string }
  | { readonly kind: 'named'; readonly group: string };

export type ReferenceProblem =
  | 'no-direction'
  | 'no-stable-group'
  | 'no-counts'
  | 'no-overall'
  | 'parts-hidden'
  | 'unknown-group';

export interface ReferenceWarning {
  readonly code: 'best-too-small' | 'unstable';
  readonly message: string;
}

export type ReferenceGroup =
  | {
      readonly ok: true;
      readonly kind: ReferenceChoice['kind'];
      readonly group: NamedGroup;
      readonly counts: Counts;
      readonly warnings: readonly ReferenceWarning[];
    }
  | { readonly ok: false; readonly code: ReferenceProblem; readonly message: string };

interface Candidate {
  readonly group: NamedGroup;
  readonly counts: Counts;
}

const refused = (code: ReferenceProblem, message: string): ReferenceGroup => ({ ok: false, code, message });

function candidatesOf(groups: readonly GroupCounts[]): readonly Candidate[] {
  return namedGroups(groups).flatMap((group) => {
    const counts = countsOf(group);
    return counts ? [{ group: nameOf(group), counts }] : [];
  });
}

function accepted(
  kind: ReferenceChoice['kind'],
  { group, counts }: Candidate,
  warnings: readonly ReferenceWarning[] = [],
): ReferenceGroup {
  const unstable: ReferenceWarning = {
    code: 'unstable',
    message: `${group.label} has fewer than ${STABLE_MINIMUM} people with or without the outcome, so it may jump about.`,
  };
  return { ok: true, kind, group, counts, warnings: isStable(counts) ? warnings : [...warnings, unstable] };
}

/** The best-placed group that has at least 10 events and 10 non-events; says which smaller ones it passed over. */
function best(groups: readonly GroupCounts[], polarity: Polarity): ReferenceGroup {
  if (polarity === 'neither')
    return refused('no-direction', 'This measure has no good direction, so no group is best placed.');
  const sign = polarity === 'higher-is-better' ? -1 : 1;
  const ranked = candidatesOf(groups).toSorted(
    (a, b) => sign * (proportion(a.counts) - proportion(b.counts)),
  );
  const at = ranked.findIndex((candidate) => isStable(candidate.counts));
  const chosen = ranked[at];
  if (!chosen) {
    return refused(
      'no-stable-group',
      `No group has ${STABLE_MINIMUM} people with and ${STABLE_MINIMUM} without the outcome.`,
    );
  }
  if (at === 0) return accepted('best', chosen);
  const passed = listOf(ranked.slice(0, at).map((candidate) => candidate.group.label));
  const message = `${passed} had too few people to compare with, so ${chosen.group.label} is used instead.`;
  return accepted('best', chosen, [{ code: 'best-too-small', message }]);
}

function largest(groups: readonly GroupCounts[]): ReferenceGroup {
  const ranked = candidatesOf(groups).toSorted((a, b) => b.counts.denominator - a.counts.denominator);
  return ranked[0]
    ? accepted('largest', ranked[0])
    : refused('no-counts', 'No group has counts that can be shown.');
}

function overall(groups: readonly GroupCounts[]): ReferenceGroup {
  const group = groups.find((each) => each.role === 'overall');
  const counts = group && countsOf(group);
  if (!group || !counts) return refused('no-overall', 'There is no overall figure for this period.');
  return accepted('overall', { group: nameOf(group), counts });
}

/** Everyone else: all named groups but the focus group. People whose group is not known are left out. */
function others(groups: readonly GroupCounts[], focus: string): ReferenceGroup {
  const rest = namedGroups(groups).filter((group) => group.id !== focus);
  const known = candidatesOf(rest);
  if (rest.length === 0) return refused('no-counts', 'There is no other group.');
  if (known.length < rest.length) {
    return refused('parts-hidden', 'A group is held back or missing, so everyone else cannot be added up.');
  }
  const counts = {
    numerator: known.reduce((sum, candidate) => sum + candidate.counts.numerator, 0),
    denominator: known.reduce((sum, candidate) => sum + candidate.counts.denominator, 0),
  };
  return accepted('others', { group: { id: 'others', label: 'Everyone else' }, counts });
}

function named(groups: readonly GroupCounts[], id: string): ReferenceGroup {
  const group = groups.find((each) => each.id === id);
  if (!group) return refused('unknown-group', 'The group to compare with is not in these data.');
  const counts = countsOf(group);
  return counts
    ? accepted('named', { group: nameOf(group), counts })
    : refused('no-counts', `${group.label} has no counts that can be shown.`);
}

/** The reference group of one period, or in plain words why there is none. */
export function referenceGroup(
  groups: readonly GroupCounts[],
  choice: ReferenceChoice,
  polarity: Polarity,
): ReferenceGroup {
  switch (choice.kind) {
    case 'best':
      return best(groups, polarity);
    case 'largest':
      return largest(groups);
    case 'overall':
      return overall(groups);
    case 'others':
      return others(groups, choice.focus);
    case 'named':
      return named(groups, choice.group);
  }
}
