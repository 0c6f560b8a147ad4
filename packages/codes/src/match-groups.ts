import { ageBand, type AgeBand } from './age-bands.js';
import { plain, type GroupRole } from './code-entry.js';
import { CENSUS_2021_BROAD_GROUPS, CENSUS_2021_ETHNIC_GROUPS } from './census-ethnicity.js';
import {
  BROAD_GROUP_FROM_CENSUS_2021,
  type GroupCrosswalk,
  NHS_ETHNICITY_FROM_CENSUS_2021,
} from './ethnic-crosswalk.js';
import { ETHNIC_CATEGORIES } from './ethnicity.js';

/** A group as a dataset holds it. */
export interface HeldGroup {
  readonly code: string;
  readonly label: string;
  readonly role: GroupRole;
}

/** How the groups of one dataset are found among those of another. */
export interface GroupMatch {
  /** Codes of the other dataset's groups that together are one group of this. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** Groups without a counterpart. Those whose group is not known have none by nature, and are not among them. */
  readonly unmatched: readonly HeldGroup[];
  /** What is not the same on both sides, in a sentence for people. */
  readonly caveat?: string;
}

type Rule = (group: HeldGroup, others: readonly HeldGroup[]) => readonly string[] | undefined;

interface Way {
  readonly rule: Rule;
  readonly caveat?: string;
}

/**
 * Finds each group of one dataset in another: under the same code and name; as an NHS ethnic category or a broad group
 * among the 19 of the 2021 census; as an age band that other bands fill exactly. One way is taken for all groups, the
 * one that finds most: a mixture would count some people twice.
 */
export function matchGroups(groups: readonly HeldGroup[], others: readonly HeldGroup[]): GroupMatch {
  const known = groups.filter(({ role }) => role === 'group');
  const candidates = others.filter(({ role }) => role === 'group');
  const tried = WAYS.map((way) => {
    const found = known.flatMap((group) => {
      const parts = way.rule(group, candidates);
      return parts === undefined ? [] : [[group.code, parts] as const];
    });
    return { way, parts: new Map(found) };
  });
  const best = tried.reduce((most, one) => (one.parts.size > most.parts.size ? one : most));
  const { caveat } = best.way;
  return {
    parts: best.parts,
    unmatched: known.filter(({ code }) => !best.parts.has(code)),
    ...(caveat === undefined || best.parts.size === 0 ? {} : { caveat }),
  };
}

/** The same code under another name is another group, such as 1 of two numbered lists. */
const same: Rule = (group, others) => {
  const other = others.find(({ code }) => code === group.code);
  return other !== undefined && plain(other.label) === plain(group.label) ? [other.code] : undefined;
};

function through(crosswalk: GroupCrosswalk, from: readonly HeldGroup[]): Rule {
  return (group, others) => {
    if (!isOf(from, group) || !others.every((other) => isOf(CENSUS_2021_ETHNIC_GROUPS, other)))
      return undefined;
    const parts = crosswalk.parts.get(group.code);
    const isWhole = parts?.every((code) => others.some((other) => other.code === code));
    return isWhole === true ? parts : undefined;
  };
}

const isOf = (list: readonly HeldGroup[], { code, label }: HeldGroup): boolean =>
  list.some((entry) => entry.code === code && plain(entry.label) === plain(label));

/** Bands that begin where the age band begins, follow on each other, and end where it ends. */
const tiled: Rule = (group, others) => {
  const wanted = bandOf(group);
  if (wanted === undefined) return undefined;
  const inside = others
    .map((other) => ({ code: other.code, band: bandOf(other) }))
    .filter((each): each is { code: string; band: AgeBand } => each.band !== undefined)
    .filter(
      ({ band }) => band.from >= wanted.from && (wanted.to === null || (band.to ?? Infinity) <= wanted.to),
    )
    .toSorted((x, y) => x.band.from - y.band.from);
  let next: number | null = wanted.from;
  for (const { band } of inside) {
    if (band.from !== next) return undefined;
    next = band.to === null ? null : band.to + 1;
  }
  const end = wanted.to === null ? null : wanted.to + 1;
  return inside.length > 0 && next === end ? inside.map(({ code }) => code) : undefined;
};

/** By the name: the codes of many lists are small numbers, and would pass for ages. */
function bandOf({ label }: HeldGroup): AgeBand | undefined {
  const band = ageBand(label);
  return band !== undefined && 'from' in band && 'to' in band ? band : undefined;
}

const WAYS: readonly Way[] = [
  { rule: same },
  {
    rule: through(NHS_ETHNICITY_FROM_CENSUS_2021, ETHNIC_CATEGORIES),
    caveat: NHS_ETHNICITY_FROM_CENSUS_2021.caveat,
  },
  {
    rule: through(BROAD_GROUP_FROM_CENSUS_2021, CENSUS_2021_BROAD_GROUPS),
    caveat: BROAD_GROUP_FROM_CENSUS_2021.caveat,
  },
  { rule: tiled, caveat: 'Age groups are added up from narrower ones.' },
];
