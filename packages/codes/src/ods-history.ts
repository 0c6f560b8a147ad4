import { OPEN_END } from './open-end.js';

/** That an organisation belonged to another (a practice to its commissioner) for a time. Dates are year-month-day. */
export interface Membership {
  readonly organisation: string;
  readonly parent: string;
  readonly start: string;
  /** The day after the last day; `OPEN_END` while it lasts. */
  readonly end: string;
}

/** That the work of one organisation went over to another on a day. A merger is several with one successor. */
export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
  readonly on: string;
}

export type ParentOn =
  | { readonly state: 'member'; readonly parent: string }
  /** It belonged to `last` until the day before `since`. A practice that closed is found here. */
  | { readonly state: 'ended'; readonly last: string; readonly since: string }
  | { readonly state: 'not-yet'; readonly first: string; readonly from: string }
  /** Between two memberships. */
  | { readonly state: 'gap'; readonly last: string; readonly next: string }
  /** More than one parent on that day: nobody may choose for the reader. */
  | { readonly state: 'several'; readonly parents: readonly string[] }
  | { readonly state: 'unknown' };

/** Memberships by organisation, in order of time. */
export type MembershipIndex = ReadonlyMap<string, readonly Membership[]>;

export function indexMemberships(memberships: Iterable<Membership>): MembershipIndex {
  const index = new Map<string, Membership[]>();
  for (const membership of memberships) {
    const of = index.get(membership.organisation);
    if (of === undefined) index.set(membership.organisation, [membership]);
    else of.push(membership);
  }
  for (const of of index.values()) of.sort(byTime);
  return index;
}

/**
 * Whose member an organisation was on a day: the commissioner of a practice. The list that gave the memberships is of
 * a certain month; for a later day it tells what was still so then.
 */
export function parentOn(index: MembershipIndex, organisation: string, day: string): ParentOn {
  const of = index.get(organisation) ?? [];
  const parents = [
    ...new Set(of.filter(({ start, end }) => start <= day && day < end).map(({ parent }) => parent)),
  ];
  if (parents.length > 1) return { state: 'several', parents: parents.toSorted() };
  if (parents[0] !== undefined) return { state: 'member', parent: parents[0] };
  const last = of
    .filter(({ end }) => end <= day)
    .toSorted((a, b) => (a.end < b.end ? -1 : 1))
    .at(-1);
  const next = of.find(({ start }) => start > day);
  if (last !== undefined && next !== undefined) return { state: 'gap', last: last.parent, next: next.parent };
  if (last !== undefined) return { state: 'ended', last: last.parent, since: last.end };
  if (next !== undefined) return { state: 'not-yet', first: next.parent, from: next.start };
  return { state: 'unknown' };
}

export interface SuccessorsOn {
  /** The code itself where nothing took over by that day; several where the work was split. Sorted. */
  readonly codes: readonly string[];
  /** Each step that was followed, in order. */
  readonly steps: readonly Succession[];
}

/**
 * Who does the work of an organisation on a day. Follows each step up to that day, so that a code of an old file is
 * found under the one of today: Tower Hamlets CCG 08V became part of A3A8R on 1 April 2021.
 */
export function successorsOn(
  successions: Iterable<Succession>,
  organisation: string,
  day: string,
): SuccessorsOn {
  const due = [...successions].filter(({ on }) => on <= day);
  const steps: Succession[] = [];
  const ends = new Set<string>();
  const seen = new Set([organisation]);
  const open = [organisation];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    const next = due.filter(({ predecessor }) => predecessor === code);
    if (next.length === 0) ends.add(code);
    for (const step of next) {
      steps.push(step);
      // A code that comes round to itself would never end.
      if (seen.has(step.successor)) continue;
      seen.add(step.successor);
      open.push(step.successor);
    }
  }
  if (ends.size === 0) ends.add(organisation);
  return {
    codes: [...ends].toSorted(),
    steps: steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  };
}

/** Whether an organisation was open on a day. */
export function isOpenOn(validity: Pick<Membership, 'start' | 'end'>, day: string): boolean {
  return validity.start <= day && day < validity.end;
}

/** Days as the publisher's lists and our streams write them: the number 20190401, the last day included. */
export interface ListedDays {
  readonly from: number;
  /** null while it lasts. */
  readonly to: number | null;
}

/** A membership from a row of the stream of practices and their commissioners. */
export function membershipOf(organisation: string, parent: string, { from, to }: ListedDays): Membership {
  return { organisation, parent, start: dayOf(from), end: to === null ? OPEN_END : dayOf(to, 1) };
}

function dayOf(number: number, later = 0): string {
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  return new Date(Date.UTC(year, month - 1, day + later)).toISOString().slice(0, 10);
}

function byTime(a: Membership, b: Membership): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.end < b.end ? -1 : a.end > b.end ? 1 : 0;
}
