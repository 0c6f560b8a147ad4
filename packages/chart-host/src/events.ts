import type { ChartInput } from '@fairshift/plugin-sdk';
import { formatPeriod } from './formats.js';
import { isPlainObject } from './plain-json.js';

export interface ChartEvent {
  /** The letter on the picture: A, B, C. */
  readonly letter: string;
  readonly when: string;
  readonly text: string;
  /** An outside event, not a change idea: outlined square instead of filled circle. */
  readonly outside: boolean;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A to Z, then AA, AB and so on. */
function letterOf(index: number): string {
  const last = LETTERS[index % 26] ?? '';
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** Annotations in order of time, lettered as on the picture. */
export function eventsOf(input: ChartInput): readonly ChartEvent[] {
  return input.context.annotations
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((note, i) => eventOf(letterOf(i), note.at, note.text, note.kind));
}

/** The events that an analysis lettered itself; undefined when it gives none, so that the input's own are used. */
export function lettered(analysis: unknown): readonly ChartEvent[] | undefined {
  const events = isPlainObject(analysis) ? analysis['events'] : undefined;
  if (!Array.isArray(events)) return undefined;
  return events.flatMap((event: unknown) => {
    if (!isPlainObject(event)) return [];
    const { letter, at, text, kind } = event;
    const words = typeof letter === 'string' && typeof at === 'string' && typeof text === 'string';
    return words ? [eventOf(letter, at, text, kind)] : [];
  });
}

const eventOf = (letter: string, at: string, text: string, kind: unknown): ChartEvent => ({
  letter,
  when: formatPeriod(at),
  text,
  outside: kind !== 'test',
});
