import { partsText, wholeText } from '../words/numbers.js';
import { sideWords } from '../words/sides.js';
import { isFirm, type FunnelFound, type WalkStop } from './model.js';

/** The groups are always the first series of the option. */
export const UNIT_SERIES = 0;

/** From the smallest group to the largest, as they stand from left to right. */
export function walkOf(analysis: FunnelFound): readonly WalkStop[] {
  return analysis.units
    .map((unit, index) => ({ unit, index }))
    .toSorted((a, b) => a.unit.denominator - b.unit.denominator || a.index - b.index)
    .map(({ unit, index }) => {
      const text = `${unit.label}: ${wholeText(analysis, unit.value)}. ${partsText(analysis, unit)}. ${sideWords(analysis, unit.side)}.`;
      const stop = { period: unit.label, text, series: UNIT_SERIES, index };
      return isFirm(unit) ? { ...stop, signal: 'beyond' } : stop;
    });
}
