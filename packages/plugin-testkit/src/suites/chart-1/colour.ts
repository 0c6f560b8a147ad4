/** Colours as a chart's option may write them, and how far two of them stand apart. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

const NAMED: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff' };

/** `#rgb`, `#rrggbb`, `rgb(r, g, b)`, black or white. Undefined for anything else, and for what cannot be seen. */
export function colourOf(text: unknown): Rgb | undefined {
  if (typeof text !== 'string') return undefined;
  const written = NAMED[text.trim().toLowerCase()] ?? text.trim();
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(written);
  if (short) return rgb(short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(written);
  if (long) return rgb(long.slice(1).map((pair) => Number.parseInt(pair, 16)));
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+1(?:\.0+)?)?\s*\)$/i.exec(written);
  return parts ? rgb(parts.slice(1, 4).map(Number)) : undefined;
}

const rgb = ([red = 0, green = 0, blue = 0]: readonly number[]): Rgb => ({ red, green, blue });

/**
 * Contrast of two colours, from 1 (the same) to 21 (black on white).
 * Source: WCAG 2.2, "contrast ratio" and "relative luminance".
 */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
