import type { ChartTheme, Json } from '@fairshift/plugin-sdk';
import { isBeyond, isFirm, isHigher, isUnknown, type Unit } from '../analysis/model.js';

export const FONT = 'Arial, sans-serif';
export const FONT_SIZE = 14;
export const GRID_LINE = '#d8dde0';
/** Dashes of the two pairs of limits: long for the outer, dots for the inner. */
export const OUTER_DASH: Json = [10, 5];
export const INNER_DASH: Json = [2, 4];

const NARROW_CHARACTERS = new Set("ijltfrI.,:;'|! ()/[]-");
const WIDE_CHARACTERS = new Set('mwMW%@');

function emOf(character: string): number {
  if (NARROW_CHARACTERS.has(character)) return 0.3;
  if (WIDE_CHARACTERS.has(character)) return 0.86;
  return /[A-Z]/.test(character) ? 0.7 : 0.556;
}

/** About how wide a text of 14 px Arial is, in px; there is no canvas in a worker to measure with. */
export function textWidth(text: string): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * FONT_SIZE;
}

export interface MarkStyle {
  readonly symbol: string;
  readonly size: number;
  /** Turned round for what lies lower. */
  readonly rotate: number;
  readonly hollow: boolean;
  readonly color: string;
}

/** Shape as well as colour: circles within, triangles that point up or down beyond, hollow where it may be chance. */
export function markStyle(unit: Unit, theme: ChartTheme): MarkStyle {
  const color = theme.muted;
  if (isUnknown(unit)) return { symbol: 'circle', size: 10, rotate: 0, hollow: true, color };
  if (!isBeyond(unit)) return { symbol: 'circle', size: 9, rotate: 0, hollow: false, color };
  const rotate = isHigher(unit) ? 0 : 180;
  return { symbol: 'triangle', size: 14, rotate, hollow: !isFirm(unit), color: theme.signal.neutral };
}
