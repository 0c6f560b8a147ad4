import type { ChartTheme, Json } from '@fairshift/plugin-sdk';
import type { Meaning } from '@fairshift/spc';

export const FONT_SIZE = 14;
export const FONT = 'Arial, sans-serif';
export const GRID_LINE = '#d8dde0';
export const BAND = '#e9eef1';
export const BAND_EXTENDED = '#f4f6f8';

const NARROW_CHARACTERS = new Set("ijltfrI.,:;'|! ()/[]-");
const WIDE_CHARACTERS = new Set('mwMW%@');

/** In em of Arial: 0.28 to 0.33, 0.72 to 0.94, 0.67 to 0.78, and 0.5 or 0.56 for most. */
function emOf(character: string): number {
  if (NARROW_CHARACTERS.has(character)) return 0.3;
  if (WIDE_CHARACTERS.has(character)) return 0.86;
  return /[A-Z]/.test(character) ? 0.7 : 0.556;
}

/** About how wide a text of 14 px is, in px; there is no canvas in a worker to measure with. */
export function textWidth(text: string): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * FONT_SIZE;
}

export interface PointStyle {
  readonly symbol: string;
  readonly size: number;
  readonly color: string;
}

/** Shape as well as colour, so that a chart printed in grey loses nothing. */
export function pointStyle(meaning: Meaning | null, theme: ChartTheme): PointStyle {
  switch (meaning) {
    case 'improvement':
      return { symbol: 'diamond', size: 14, color: theme.signal.improvement };
    case 'concern':
      return { symbol: 'rect', size: 11, color: theme.signal.concern };
    case 'change':
      return { symbol: 'triangle', size: 13, color: theme.signal.neutral };
    case null:
      return { symbol: 'circle', size: 9, color: theme.muted };
  }
}

/** Named styles of the words above the plot and at line ends. */
export function richText(theme: ChartTheme): { readonly [name: string]: Json } {
  const text = { fontSize: FONT_SIZE, fontFamily: FONT, lineHeight: 20 };
  const badge = { ...text, fontWeight: 'bold', align: 'center', verticalAlign: 'middle' };
  return {
    strong: { ...text, fontWeight: 'bold', color: theme.text },
    quiet: { ...text, color: theme.muted },
    plate: { ...text, color: theme.text, backgroundColor: theme.background, padding: [4, 10] },
    test: {
      ...badge,
      width: 20,
      height: 20,
      borderRadius: 10,
      backgroundColor: theme.text,
      color: theme.background,
    },
    event: {
      ...badge,
      width: 16,
      height: 16,
      borderRadius: 3,
      backgroundColor: theme.background,
      borderColor: theme.text,
      borderWidth: 2,
      color: theme.text,
    },
    crowd: {
      ...badge,
      height: 20,
      borderRadius: 10,
      padding: [0, 8],
      backgroundColor: theme.text,
      color: theme.background,
    },
    words: { ...text, color: theme.text, padding: [0, 0, 0, 6] },
  };
}
