import { figure, type SpcPointResult } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';

/** Made once: a new one for each cell takes most of the time of a long table. */
export const BRITISH = new Intl.NumberFormat('en-GB');

/** Targets are typed by people, so that every digit is meant. */
const AS_TYPED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 12 });

/** The minus sign of print, as words have it; a hyphen is read as “to”. */
const signed = (text: string): string => text.replace(/^-/, '−');

type Shown = Pick<SpcAnalysis, 'unit'> & Partial<Pick<SpcAnalysis, 'target'>>;
type Told = Pick<SpcAnalysis, 'unit' | 'form'>;

const read = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

/** Digits beyond those of a figure, at most. */
const MOST_MORE = 6;

/** −1 below the target, 1 above it, 0 on it but for what a computer rounds. */
export function sideOf(value: number, target: number): number {
  return Math.abs(value - target) <= Math.abs(target) * 1e-9 ? 0 : Math.sign(value - target);
}

/** As few digits as show on which side of the target it lies: 92.4 of a target of 92 is not “92”. */
function besideTarget(value: number, target: number): string {
  for (let more = 0; more <= MOST_MORE; more += 1) {
    const text = figure(value, more);
    if (sideOf(read(text), target) === sideOf(value, target)) return text;
  }
  return figure(value);
}

/** An average or a limit in a sentence: “67%”, “0.3”. */
export function average({ unit, target = null }: Shown, value: number): string {
  const text = target === null ? figure(value) : besideTarget(value, target.value);
  return `${text}${unit === '%' ? '%' : ''}`;
}

/** A number that a person typed, such as a target, as it was typed: “92.5”. */
export const asTyped = (value: number): string => signed(AS_TYPED.format(value));

/** The target in a sentence or label: “92.5%”. */
export const targetWords = ({ unit }: Pick<SpcAnalysis, 'unit'>, value: number): string =>
  `${asTyped(value)}${unit === '%' ? '%' : ''}`;

/**
 * A number in the table: one decimal for percentages, at most one for averages, whole counts as they are; two digits for
 * rates, means and values below 1, of which one decimal would leave nothing.
 */
export function exact(analysis: Told, value: number): string {
  if (analysis.unit === '%') return signed(`${value === 100 ? '100' : value.toFixed(1)}%`);
  const isSmall = analysis.form !== 'count' && Math.abs(value) < 1;
  const rounded = Number(isSmall ? value.toPrecision(2) : value.toFixed(1));
  // Without a thousand there is nothing to separate, and this is the quicker way.
  return signed(Math.abs(rounded) < 1000 ? String(rounded) : BRITISH.format(rounded));
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
  return isOfMore ? `${signed(BRITISH.format(numerator))} for ${BRITISH.format(denominator)}` : '';
}

/** “1 point”, “7 points”. */
export function count(size: number, noun: string): string {
  return `${size} ${size === 1 ? noun : `${noun}s`}`;
}
