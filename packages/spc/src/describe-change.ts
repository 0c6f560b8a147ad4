import { SpcInputError } from './errors.js';
import { figure, figuresApart, percentagePoints, relativeChange } from './numbers-in-words.js';

/** `proportion` (or `%`) takes per cent, 67 for 67%; other forms name their period: `count per fortnight`. */
export type ChangeForm = 'proportion' | '%' | `${'count' | 'rate' | 'mean'} per ${string}`;

export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** In percentage points for a proportion, else in units. */
  readonly difference: number;
  /** In per cent of the start; null when the start is 0 or less. */
  readonly relative: number | null;
  readonly text: string;
}

export const isProportion = (form: ChangeForm): boolean => form === 'proportion' || form === '%';

/** “a fortnight”, “an hour”. Empty for proportions. */
export function perPeriod(form: ChangeForm): string {
  if (isProportion(form)) return '';
  const period = form.slice(form.indexOf(' per ') + 5);
  return `${/^(?:[aeiou]|hour)/.test(period) ? 'an' : 'a'} ${period}`;
}

function proportionText(change: Omit<Change, 'text'>): string {
  const points = `${change.direction} ${percentagePoints(change.difference)}`;
  if (change.relative === null) return points;
  return `${points} (${figure(Math.abs(change.relative))}% ${change.direction === 'up' ? 'higher' : 'lower'})`;
}

/**
 * The change between two averages, in words. A difference of percentages is always in percentage points.
 * `describeChange(67, 85, 'proportion').text` is “up 18 percentage points (27% higher)”.
 */
export function describeChange(before: number, after: number, form: ChangeForm): Change {
  const difference = after - before;
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
  const change = { direction, difference, relative: relativeChange(before, after) } as const;
  if (direction === 'same') return { ...change, text: 'no change' };
  if (isProportion(form)) return { ...change, text: proportionText(change) };
  const [from, to] = figuresApart(before, after);
  const range = `from ${from} to ${to} ${perPeriod(form)}`;
  const text =
    change.relative === null
      ? `${direction}, ${range}`
      : `${direction} ${figure(Math.abs(change.relative))}%, ${range}`;
  return { ...change, text };
}

/** Two averages may be compared only when they are of one form and period. Throws SpcInputError `period-mismatch`. */
export function requireSameForm(a: ChangeForm, b: ChangeForm): void {
  if (a === b || (isProportion(a) && isProportion(b))) return;
  throw new SpcInputError('period-mismatch', `These cannot be compared: one is a ${a}, the other a ${b}.`);
}
