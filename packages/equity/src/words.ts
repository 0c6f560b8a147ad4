const MINUS = '−';

/** A number with fixed decimals, a true minus sign and no minus before a zero. */
export function plainNumber(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  const grouped = text.replace(/\B(?=(\d{3})+(?!\d))/g, (gap, _group, at: number) =>
    isInDecimals(text, at) ? gap : ',',
  );
  return value < 0 && Number(text) !== 0 ? MINUS + grouped : grouped;
}

const isInDecimals = (text: string, at: number): boolean => text.includes('.') && at > text.indexOf('.');

/** "54%": per cent in. */
export function percentText(percent: number, digits = 0): string {
  return `${plainNumber(percent, digits)}%`;
}

/** "8 percentage points", "1 percentage point", "0.4 percentage points". */
export function percentagePoints(points: number, digits = 0): string {
  const text = plainNumber(points, digits);
  return `${text} percentage ${/^−?1$/.test(text) ? 'point' : 'points'}`;
}

/**
 * Decimals that two figures need side by side: none, or one when whole numbers would hide
 * that they differ, or make half a point look like a whole one.
 */
export function digitsFor(one: number, other: number): 0 | 1 {
  const apart = Math.abs(one - other);
  return apart >= 0.05 && (Math.round(one) === Math.round(other) || apart < 0.5) ? 1 : 0;
}

/** "8 to 3 percentage points": sizes of a gap before and after, in percentage points. */
export function fromTo(before: number, after: number): string {
  const digits = digitsFor(before, after);
  return `${plainNumber(before, digits)} to ${percentagePoints(after, digits)}`;
}

/** "Indian, Pakistani and Chinese". */
export function listOf(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
