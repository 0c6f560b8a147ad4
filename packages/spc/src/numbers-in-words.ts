/** “12,222”: whole numbers with a comma at each thousand. */
function whole(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A figure as people write it: whole from 10 on, else 2 significant digits, no trailing zeros. */
export function figure(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 10) return whole(value);
  return String(Number(value.toPrecision(2)));
}

/** Change as a percentage of the start; null from a start of 0. */
export function relativeChange(before: number, after: number): number | null {
  return before === 0 ? null : ((after - before) / before) * 100;
}

/** “1 percentage point”, “18 percentage points”; less than 1 with one decimal. */
export function percentagePoints(difference: number): string {
  const size = Math.abs(difference);
  const text = size >= 1 ? String(Math.round(size)) : String(Number(size.toFixed(1)));
  return `${text} percentage ${text === '1' ? 'point' : 'points'}`;
}
