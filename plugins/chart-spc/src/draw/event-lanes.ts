import type { ChartEvent } from '../analysis/model.js';
import { textWidth } from './style.js';

export interface PlacedEvent extends ChartEvent {
  readonly x: number;
  readonly lane: number;
  /** “C–F” for a crowd; empty for the others of it, of which only the rule is drawn. */
  readonly letter: string;
  readonly isCrowd: boolean;
  /** By how many px the badge stands to the left of its place, so as not to stick out of the frame. */
  readonly shift: number;
  /** Words beside the badge; empty where they do not fit. */
  readonly words: string;
}

interface Room {
  readonly narrow: boolean;
  readonly toPixel: (x: number) => number;
  /** Right edge of the frame in px. */
  readonly edge: number;
}

const LANES = [0, 1, 2] as const;
const MOST_LANES = LANES.length;
const MOST_WORDED = 7;
const LONGEST_WORDS = 26;
const BADGE = 26;
/** Padding of 8 on each side, and as much for a dash that ECharts takes for a full em. */
const CROWD_ROOM = 24;

/** Lowest lane in which each event touches no other; events in order of x. */
function stack(events: readonly (ChartEvent & { x: number })[], room: Room, worded: boolean): PlacedEvent[] {
  const ends: number[] = [];
  return events.map((event) => {
    const from = room.toPixel(event.x) - 10;
    const fits = event.text.length <= LONGEST_WORDS && from + BADGE + textWidth(event.text) + 6 < room.edge;
    const words = worded && fits ? event.text : '';
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = from + BADGE + (words === '' ? 4 : textWidth(words) + 14);
    return { ...event, words, lane, isCrowd: false, shift: 0 };
  });
}

/** A badge in its lane, and the events that it stands for. */
interface Badge {
  readonly lane: number;
  readonly members: readonly (ChartEvent & { x: number })[];
}

const lettersOf = ({ members }: Badge): string => {
  const [first, last] = [members[0]?.letter ?? '', members.at(-1)?.letter ?? ''];
  return first === last ? first : `${first}–${last}`;
};

/** Where a badge begins and ends, in px; a crowd’s is as wide as its letters, and never sticks out. */
function reach(badge: Badge, room: Room): { from: number; to: number; shift: number } {
  const from = room.toPixel(badge.members[0]?.x ?? 0) - 10;
  const width = badge.members.length > 1 ? textWidth(lettersOf(badge)) + CROWD_ROOM : 20;
  const shift = Math.max(0, from + width - room.edge);
  return { from: from - shift, to: from - shift + width, shift };
}

/**
 * Letters in at most 3 lanes. Where there is no free one, an event joins the badge before it, and that one the badge before
 * if there is no room for both: so no badge ever covers another.
 */
function crowd(events: readonly (ChartEvent & { x: number })[], room: Room): PlacedEvent[] {
  const badges: Badge[] = [];
  const isFree = (lane: number, from: number) =>
    badges.every((badge) => badge.lane !== lane || reach(badge, room).to + BADGE - 20 <= from);
  for (const event of events) {
    const alone: Badge = { lane: 0, members: [event] };
    const { from } = reach(alone, room);
    const lane = LANES.find((each) => isFree(each, from));
    if (lane !== undefined) {
      badges.push({ ...alone, lane });
      continue;
    }
    let joined = alone;
    do {
      const before = badges.pop();
      if (before === undefined) break;
      joined = { lane: before.lane, members: [...before.members, ...joined.members] };
    } while (!isFree(joined.lane, reach(joined, room).from));
    badges.push(joined);
  }
  return badges.flatMap((badge) =>
    badge.members.map((event, i) => ({
      ...event,
      letter: i === 0 ? lettersOf(badge) : '',
      isCrowd: badge.members.length > 1,
      shift: reach(badge, room).shift,
      lane: badge.lane,
      words: '',
    })),
  );
}

/** Events in lanes; with more than 3 lanes or 7 events, letters only. Events outside the chart are only listed. */
export function layOutEvents(
  events: readonly ChartEvent[],
  room: Room,
): { events: PlacedEvent[]; lanes: number } {
  const inside = events.flatMap((event) => (event.x === null ? [] : [{ ...event, x: event.x }]));
  const lanesOf = (placed: readonly PlacedEvent[]) => Math.max(0, ...placed.map((event) => event.lane + 1));
  const worded = stack(inside, room, !room.narrow && inside.length <= MOST_WORDED);
  if (lanesOf(worded) <= MOST_LANES) return { events: worded, lanes: lanesOf(worded) };
  const letters = crowd(inside, room);
  return { events: letters, lanes: lanesOf(letters) };
}
