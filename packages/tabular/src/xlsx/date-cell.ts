const DAY = 86_400_000;
/** Day 0 of either count. Day 60 of the usual one is 29 February 1900, which never was (ECMA-376 part 1, 18.17.4.1). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST = 2_958_466;

/** A serial number as `2024-04-01`, `2024-04-01T10:30:00` or, where only a time is shown, `10:30:00`. */
export function dateCell(serial: number, style: 'date' | 'time', from1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= LAST) return undefined;
  const days = from1904 || serial >= 60 ? serial : serial + 1;
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * 86_400) * 1_000);
  const text = at.toISOString();
  if (style === 'time' && serial < 1) return text.slice(11, 19);
  return at.getTime() % DAY === 0 ? text.slice(0, 10) : text.slice(0, 19);
}
