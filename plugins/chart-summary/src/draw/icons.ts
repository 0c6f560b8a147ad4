import type { SummaryRow } from '../analysis/model.js';

/** A ring 40 across; the inner circle runs the other way round, so that it is a hole. */
const RING =
  'M20 0A20 20 0 1 1 20 40A20 20 0 1 1 20 0ZM20 2.8A17.2 17.2 0 1 0 20 37.2A17.2 17.2 0 1 0 20 2.8Z';
/** Small lines in the ring: rising, falling, level. */
const RISING = 'M6.5 18.5L12.5 15.5L18 16.5L27.5 6.5L29.7 8.7L19 20L13.2 18.9L7.9 21.5Z';
const FALLING = 'M9 8.5L15.5 11L21 9.5L32 18.5L30 21.3L20.3 13L15 14.3L8 11.6Z';
const LEVEL = 'M6.5 20.5L13 15.5L20 22L27 15.5L33.5 20.5L33.5 24.2L27 19.4L20 26L13 19.4L6.5 24.2Z';

export interface Icon {
  readonly symbol: string;
  readonly letter: string;
  /** Where the letter stands, in px from the middle. */
  readonly offset: readonly [number, number];
  readonly tone: 'improvement' | 'concern' | 'neutral' | 'muted';
}

/** What the chart finds: a line in a ring, with H for high and L for low. */
export function variationIcon({ variation, direction }: SummaryRow): Icon | null {
  if (variation === null) return null;
  if (variation === 'common-cause')
    return { symbol: `path://${RING}${LEVEL}`, letter: '', offset: [0, 0], tone: 'muted' };
  const tone = variation === 'change' ? 'neutral' : variation;
  if (direction === 'up') return { symbol: `path://${RING}${RISING}`, letter: 'H', offset: [3, 8], tone };
  if (direction === 'down') return { symbol: `path://${RING}${FALLING}`, letter: 'L', offset: [-3, 8], tone };
  return { symbol: `path://${RING}${LEVEL}`, letter: '', offset: [0, 0], tone };
}

const LETTERS = { passing: 'P', failing: 'F', 'hit-or-miss': '?' } as const;
const TONES = { passing: 'improvement', failing: 'concern', 'hit-or-miss': 'muted' } as const;

/** Whether the target can be expected: a letter in a ring. */
export const assuranceIcon = ({ assurance }: SummaryRow): Icon | null =>
  assurance === null
    ? null
    : { symbol: `path://${RING}`, letter: LETTERS[assurance], offset: [0, 1], tone: TONES[assurance] };
