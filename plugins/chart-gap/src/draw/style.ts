import type { ChartTheme } from '@fairshift/plugin-sdk';
import type { WalkStop } from '../analysis/model.js';

export const FONT = 'Arial, sans-serif';
export const FONT_SIZE = 14;
export const GRID_LINE = '#d8dde0';
export const BAND = '#dfe7ee';
export const INTERVAL = '#768692';
/** Px a period below which points would touch. */
export const DENSE = 4;
const PLATE = '#ffffff';

/** Styles of words inside labels: `b` for what is found, `m` for what is said about it. */
export const richText = ({ text, muted }: ChartTheme) => ({
  b: { fontWeight: 'bold', fontSize: FONT_SIZE, lineHeight: 19, color: text, fontFamily: FONT },
  m: { fontSize: FONT_SIZE, lineHeight: 19, color: muted, fontFamily: FONT },
  e: {
    fontSize: FONT_SIZE,
    lineHeight: 19,
    color: text,
    fontFamily: FONT,
    backgroundColor: PLATE,
    padding: [4, 10],
  },
  a: badge(text, PLATE),
  o: { ...badge(PLATE, text), borderColor: text, borderWidth: 2, borderRadius: 3, width: 16, height: 16 },
});

const badge = (backgroundColor: string, color: string) => ({
  width: 20,
  height: 20,
  borderRadius: 10,
  backgroundColor,
  color,
  fontWeight: 'bold',
  fontSize: FONT_SIZE,
  lineHeight: 20,
  align: 'center',
  verticalAlign: 'middle',
  fontFamily: FONT,
});

export interface Mark {
  readonly symbol: string;
  readonly size: number;
  readonly color: string;
}

/** Shape and colour of a point that a verdict stands on. */
export function markOf(signal: WalkStop['signal'] | null, theme: ChartTheme): Mark {
  if (signal === 'improvement') return { symbol: 'diamond', size: 15, color: theme.signal.improvement };
  if (signal === 'concern') return { symbol: 'rect', size: 12, color: theme.signal.concern };
  if (signal === 'change') return { symbol: 'triangle', size: 14, color: theme.signal.neutral };
  return { symbol: 'circle', size: 11, color: theme.text };
}
