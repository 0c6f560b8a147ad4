/** “12,222”: a comma at each thousand. */
const grouped = (digits: string): string =>
  digits.replace(/^\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));

/** Trailing zeros say nothing: “12.50” is “12.5”, and “10” stays “10”. */
const trimmed = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

/**
 * A figure as people write it: whole from 10 on, else 2 significant digits, no trailing zeros, and a true minus sign.
 * `more` digits tell apart what would look equal.
 */
export function figure(value: number, more = 0): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const text = size >= 10 ? grouped(trimmed(size.toFixed(more))) : String(Number(size.toPrecision(2 + more)));
  return value < 0 ? `−${text}` : text;
}

/** More digits than this only show how a computer counts. */
const MOST_MORE = 8;

/** Two figures with as many digits as it takes to see that they differ. */
export function figuresApart(one: number, other: number): readonly [string, string] {
  for (let more = 0; more <= MOST_MORE; more += 1) {
    const texts = [figure(one, more), figure(other, more)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [figure(one), figure(other)];
}

/** Change as a percentage of the start; null from a start of 0 or less, of which there is no such part. */
export function relativeChange(before: number, after: number): number | null {
  return before <= 0 ? null : ((after - before) / before) * 100;
}

/** “1 percentage point”, “18 percentage points”; less than 1 with one decimal, or as many as show that it is not 0. */
export function percentagePoints(difference: number): string {
  const size = Math.abs(difference);
  const small = size < 0.05 ? size.toPrecision(1) : size.toFixed(1);
  const text = size >= 1 ? String(Math.round(size)) : String(Number(small));
  return `${text} percentage ${text === '1' ? 'point' : 'points'}`;
}
