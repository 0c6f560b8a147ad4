import { xmlText } from './clean-svg.js';

/** Widths of Arial in thousandths of its size, in order from the space to the tilde. */
const WIDTHS = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 ' +
  '584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 ' +
  '667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 ' +
  '278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number);
const OTHER = 600;
/** Bold letters are wider by about this much. */
const BOLD = 1.08;

export interface Letters {
  readonly size: number;
  readonly bold?: boolean;
  readonly fill?: string;
}

/** How wide a text is in CSS pixels, in Arial or a font of the same widths. */
export function textWidth(text: string, { size, bold = false }: Letters): number {
  let thousandths = 0;
  for (const character of text) thousandths += WIDTHS[character.charCodeAt(0) - 32] ?? OTHER;
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** Words in lines of at most `width`; a word that is longer than a line is broken. */
export function linesOf(text: string, width: number, letters: Letters): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, letters) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line, letters) > width) {
      const fits = lettersThatFit(line, width, letters);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line === '' ? lines : [...lines, line];
}

function lettersThatFit(word: string, width: number, letters: Letters): number {
  let fits = 1;
  while (fits < word.length && textWidth(word.slice(0, fits + 1), letters) <= width) fits += 1;
  return fits;
}

/** One line of text; `y` is its baseline. */
export function textElement(text: string, x: number, y: number, letters: Letters): string {
  const weight = letters.bold ? ' font-weight="bold"' : '';
  const fill = letters.fill ?? '#212b32';
  return `<text x="${x}" y="${round(y)}" font-size="${letters.size}"${weight} fill="${fill}">${xmlText(text)}</text>`;
}

export const round = (value: number): number => Math.round(value * 100) / 100;
