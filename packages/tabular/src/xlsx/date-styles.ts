import type { Container } from './container.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { tooLarge } from './workbook-errors.js';

/** How a number is shown: `date` has a day, month or year in it, `time` only hours. */
export type DateStyle = 'date' | 'time' | undefined;

const DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);

/** The kind of each cell style, by the number that cells name. ECMA-376 part 1, 18.8.30 gives the built-in formats. */
export async function readDateStyles(
  container: Container,
  path: string | undefined,
): Promise<readonly DateStyle[]> {
  const own = new Map<number, DateStyle>();
  const styles: DateStyle[] = [];
  let isCellStyles = false;
  if (path === undefined) return styles;
  await container.read(path, {
    open(tag, attributes) {
      if (tag === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        own.set(Number(numFmtId), styleOf(formatCode));
      }
      if (tag === 'cellXfs') isCellStyles = true;
      if (tag !== 'xf' || !isCellStyles) return;
      const id = Number(attributes()['numFmtId'] ?? 0);
      styles.push(own.has(id) ? own.get(id) : DATES.has(id) ? 'date' : TIMES.has(id) ? 'time' : undefined);
      if (styles.length > WORKBOOK_LIMITS.styles) throw tooLarge();
    },
    close(tag) {
      if (tag === 'cellXfs') isCellStyles = false;
    },
  });
  return styles;
}

/** Only the first section counts (numbers above zero), without words, colours and escaped letters. */
function styleOf(formatCode: string): DateStyle {
  const letters = formatCode
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase();
  if (letters === 'general' || /[0#?]/.test(letters.replace(/s+\.0+/g, ''))) return undefined;
  if (/[dy]/.test(letters)) return 'date';
  if (/[hs]/.test(letters)) return 'time';
  return letters.includes('m') ? 'date' : undefined;
}
