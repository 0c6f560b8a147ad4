import { figure, type SpcPointResult } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';

/** Made once: a new one for each cell takes most of the time of a long table. */
export const BRITISH = new Intl.NumberFormat('en-GB');

type Shown = Pick<SpcAnalysis, 'unit'>;
type Told = Pick<SpcAnalysis, 'unit' | 'form'>;

/** An average in a sentence: “67%”, “0.3”. */
export function average(analysis: Shown, value: number): string {
  return `${figure(value)}${analysis.unit === '%' ? '%' : ''}`;
}

/**
 * A number in the table: one decimal for percentages, at most one for averages, whole counts as they are; two digits for
 * rates, means and values below 1, of which one decimal would leave nothing.
 */
export function exact(analysis: Told, value: number): string {
  if (analysis.unit === '%') return `${value === 100 ? '100' : value.toFixed(1)}%`;
  const isSmall = analysis.form !== 'count' && Math.abs(value) < 1;
  const rounded = Number(isSmall ? value.toPrecision(2) : value.toFixed(1));
  // Without a thousand there is nothing to separate, and this is the quicker way.
  return Math.abs(rounded) < 1000 ? String(rounded) : BRITISH.format(rounded);
}

/** “from 3.3% to 23.3%”, “from 1 to 7”: what a held-back number can be. */
export function intervalWords(analysis: Told, [least, most]: readonly [number, number]): string {
  return `from ${exact(analysis, least)} to ${exact(analysis, most)}`;
}

/** What a percentage or a rate was worked out from: “25 of 30”, “12 for 2,030”; nothing for others. */
export function partsOf({ form }: Pick<SpcAnalysis, 'form'>, point: SpcPointResult): string {
  const { numerator, denominator } = point;
  if (numerator === null || denominator === null) return '';
  if (form === 'proportion') return `${numerator} of ${denominator}`;
  const isOfMore = form === 'rate' || form === 'mean';
  return isOfMore ? `${BRITISH.format(numerator)} for ${BRITISH.format(denominator)}` : '';
}

/** “1 point”, “7 points”. */
export function count(size: number, noun: string): string {
  return `${size} ${size === 1 ? noun : `${noun}s`}`;
}
