import type { MarkTable, NoValue } from './no-value-marks.js';

const NUMBER = /^[+-]?(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;
const ZERO = 48;
const NINE = 57;

/**
 * A number as British publishers write it: `112`, `112.0`, `1,234`, `1 234`, `-5`, `1.2E+05`.
 * @returns undefined when the text is no number; `1,5` is none, for it may be a decimal comma
 */
export function parseNumber(text: string): number | undefined {
  const length = text.length;
  if (length > 0 && length < 16) {
    // Most cells are short whole numbers: reading digits is several times faster than the pattern.
    let value = 0;
    let at = 0;
    for (; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < ZERO || code > NINE) break;
      value = value * 10 + (code - ZERO);
    }
    if (at === length) return value;
  }
  const trimmed = text.trim();
  if (trimmed.length > 40 || !NUMBER.test(trimmed)) return undefined;
  const value = Number(trimmed.replace(/[, \u00a0\u2009\u202f]/g, ''));
  return Number.isFinite(value) ? value : undefined;
}

/** `16.5%` or `16.5`, both 16.5: per cent of 0 to 100, never a fraction. */
export function parsePercent(text: string): number | undefined {
  return parseNumber(text.trim().replace(/\s*%$/, ''));
}

/** A number, the reason why there is none, or undefined when the text is neither. */
export function readNumber(text: string, marks: MarkTable): number | NoValue | undefined {
  return parseNumber(text) ?? marks.get(text) ?? marks.get(text.trim());
}

/** How many decimals a printed number shows: `62.43` has 2, `50` has none. */
export function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}
