import { percentText, plainNumber } from '@fairshift/equity';
import type { FunnelAnalysis, Unit } from '../analysis/model.js';

type Shown = Pick<FunnelAnalysis, 'kind' | 'multiplier'>;

/** Three figures that count, and at least whole numbers: 3.42, 34.2, 342, 3,420. */
function threeFigures(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return plainNumber(value, Math.min(digits, 6));
}

/** A value in a sentence: “72%”, “3.4” for each 1,000, “1.18” times expected. */
export function valueText({ kind }: Shown, value: number): string {
  if (kind === 'proportion') return percentText(value, value > 0 && value < 10 ? 1 : 0);
  return threeFigures(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** “72%”, “6.1 for every 1,000 people”. */
export function wholeText(shown: Shown & Pick<FunnelAnalysis, 'people'>, value: number): string {
  const text = valueText(shown, value);
  if (shown.kind !== 'rate') return text;
  return `${text} for every ${plainNumber(shown.multiplier)}${shown.people ? ' people' : ''}`;
}

/** A value in the table, where one more figure does no harm. */
export function exactText({ kind }: Shown, value: number): string {
  return kind === 'proportion' ? percentText(value, 1) : threeFigures(value);
}

/** “31 to 45%”; “up to 45%” where counts cannot lie lower. */
export function rangeText(shown: Shown, { lower, upper }: Unit['limits95']): string {
  if (lower <= 0) return `up to ${exactText(shown, upper)}`;
  return `${exactText(shown, lower).replace('%', '')} to ${exactText(shown, upper)}`;
}

/** Counts are whole; expected numbers have decimals. */
export const countText = (value: number): string => plainNumber(value, Number.isInteger(value) ? 0 : 1);

type Parts = { readonly numerator: number; readonly denominator: number };

/** “21 of 31”, “12 for 2,030”, “36 against 30.6 expected”. */
export function partsText({ kind }: Pick<FunnelAnalysis, 'kind'>, { numerator, denominator }: Parts): string {
  const [events, size] = [countText(numerator), countText(denominator)];
  if (kind === 'proportion') return `${events} of ${size}`;
  return kind === 'ratio' ? `${events} against ${size} expected` : `${events} for ${size}`;
}

/** How the value is called: “Share”, “Per 1,000 people”, “Ratio”. */
export function valueName({ kind, multiplier, people }: Shown & Pick<FunnelAnalysis, 'people'>): string {
  if (kind === 'proportion') return 'Share';
  if (kind === 'ratio')
    return multiplier === 1 ? 'Times expected' : `Per ${plainNumber(multiplier)} expected`;
  return `Per ${plainNumber(multiplier)}${people ? ' people' : ''}`;
}

/** What the size of a group is counted in. */
export function sizeName({ kind, people }: Pick<FunnelAnalysis, 'kind' | 'people'>): string {
  if (kind === 'ratio') return 'Expected number';
  return people ? 'People' : kind === 'proportion' ? 'Out of' : 'Size';
}
