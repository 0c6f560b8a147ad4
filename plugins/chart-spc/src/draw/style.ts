import type { ChartTheme, Json } from '@fairshift/plugin-sdk';
import type { Meaning } from '@fairshift/spc';

export const FONT_SIZE = 14;
export const FONT = 'Arial, sans-serif';
export const GRID_LINE = '#d8dde0';
export const BAND = '#e9eef1';
export const BAND_EXTENDED = '#f4f6f8';

/** About the width of a character of 14 px Arial; there is no canvas in a worker to measure with. */
export const textWidth = (text: string): number => text.length * FONT_SIZE * 0.53;

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
    words: { ...text, color: theme.text, padding: [0, 0, 0, 6] },
  };
}
