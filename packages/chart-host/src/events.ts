import type { ChartInput } from '@fairshift/plugin-sdk';
import { formatPeriod } from './formats.js';

export interface ChartEvent {
  /** The letter on the picture: A, B, C. */
  readonly letter: string;
  readonly when: string;
  readonly text: string;
  /** An outside event, not a change idea: outlined square instead of filled circle. */
  readonly outside: boolean;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Annotations in order of time, lettered as on the picture. */
export function eventsOf(input: ChartInput): readonly ChartEvent[] {
  return input.context.annotations
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((note, i) => ({
      letter: LETTERS[i] ?? String(i + 1),
      when: formatPeriod(note.at),
      text: note.text,
      outside: note.kind !== 'test',
    }));
}
