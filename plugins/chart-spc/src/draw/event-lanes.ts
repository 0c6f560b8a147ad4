import type { ChartEvent } from '../analysis/model.js';
import { textWidth } from './style.js';

export interface PlacedEvent extends ChartEvent {
  readonly x: number;
  readonly lane: number;
  /** Words beside the badge; empty where they do not fit. */
  readonly words: string;
}

interface Room {
  readonly narrow: boolean;
  readonly toPixel: (x: number) => number;
  /** Right edge of the frame in px. */
  readonly edge: number;
}

const MOST_LANES = 3;
const MOST_WORDED = 7;
const LONGEST_WORDS = 26;
const BADGE = 26;

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
    return { ...event, words, lane };
  });
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
  const letters = stack(inside, room, false).map((event) => ({ ...event, lane: event.lane % MOST_LANES }));
  return { events: letters, lanes: Math.min(MOST_LANES, lanesOf(letters)) };
}
