import { keyOf, type KeyItem } from '../analysis.js';
import type { ChartEvent } from '../events.js';
import { symbols, type Shape } from '../symbols.js';
import { xmlText } from './clean-svg.js';
import type { Drawing } from './drawn.js';
import { linesOf, round, textElement, textWidth, type Letters } from './text.js';

/** What stands around a picture that leaves the product: whose it is, what it shows, where it comes from. */
export interface SheetWords {
  /** Small, above the title: whose chart it is, and "Example" where the figures are made up. */
  readonly eyebrow: string;
  readonly example: boolean;
  /** The finding. */
  readonly title: string;
  /** Kind of chart and what is drawn. */
  readonly subtitle: string;
  readonly events: readonly ChartEvent[];
  /** Rules, source, licence, what was protected, date: one paragraph each. */
  readonly foot: readonly string[];
  /** For machines: engine, rule set and fingerprint of the figures. */
  readonly record: string;
}

export interface Sheet {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;
const QUIET = '#4c6272';
const EYEBROW: Letters = { size: 14, fill: QUIET };
const TITLE: Letters = { size: 24, bold: true };
const SUBTITLE: Letters = { size: 16 };
const WORDS: Letters = { size: 15 };
const FOOT: Letters = { size: 13, fill: '#3f525f' };
const FONTS = 'Arial, Arimo, Liberation Sans, Helvetica, sans-serif';

/** Writes from the top down and keeps where it is. */
class Pen {
  readonly parts: string[] = [];
  y = MARGIN;

  constructor(
    readonly width: number,
    readonly margin = MARGIN,
  ) {}

  paragraph(text: string, letters: Letters, after: number): void {
    for (const line of linesOf(text, this.width, letters)) {
      this.parts.push(textElement(line, MARGIN, this.y + letters.size, letters));
      this.y += letters.size * 1.4;
    }
    this.y += after;
  }
}

/** A picture with its title, key, events and foot, in one SVG. Words are text, so that they can be read and copied. */
export function composeSheet(drawing: Drawing, words: SheetWords): Sheet {
  const pen = new Pen(drawing.width);
  eyebrow(pen, words);
  pen.paragraph(words.title, TITLE, 4);
  pen.paragraph(words.subtitle, SUBTITLE, 10);
  key(pen, keyOf(drawing.analysis));
  pen.parts.push(`<g transform="translate(${MARGIN} ${round(pen.y)})">${drawing.shapes}</g>`);
  pen.y += drawing.height + 12;
  for (const { letter, when, text, outside } of words.events)
    pen.paragraph(`${letter}. ${when}: ${text}${outside ? ' (outside event)' : ''}`, WORDS, 2);
  if (words.events.length > 0) pen.y += 8;
  pen.parts.push(
    `<path d="M${MARGIN} ${round(pen.y)}h${drawing.width}" stroke="#d8dde0" stroke-width="1" fill="none"/>`,
  );
  pen.y += 10;
  for (const paragraph of words.foot) pen.paragraph(paragraph, FOOT, 3);
  const size = { width: drawing.width + 2 * MARGIN, height: Math.ceil(pen.y + MARGIN - 3) };
  return { ...size, svg: svgOf(size, pen.parts.join(''), { ...words, description: drawing.description }) };
}

/** Key and picture alone, without a margin: a page of words around it says the rest as text. */
export function composeFigure(drawing: Drawing): Sheet {
  const pen = new Pen(drawing.width, 0);
  pen.y = 0;
  key(pen, keyOf(drawing.analysis));
  pen.parts.push(`<g transform="translate(0 ${round(pen.y)})">${drawing.shapes}</g>`);
  const { description, width } = drawing;
  const size = { width, height: Math.ceil(pen.y + drawing.height) };
  return {
    ...size,
    svg: svgOf(size, pen.parts.join(''), { title: description.headline, record: '', description }),
  };
}

/** The bare picture: a card or a page says the rest. */
export function composeThumbnail({ shapes, width, height, description }: Drawing): Sheet {
  const words = { title: description.headline, record: '', description };
  return { width, height, svg: svgOf({ width, height }, shapes, words) };
}

interface Said extends Pick<SheetWords, 'title' | 'record'> {
  readonly description: Drawing['description'];
}

function svgOf({ width, height }: Omit<Sheet, 'svg'>, inside: string, { title, record, description }: Said) {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const kept = record === '' ? '' : `<metadata>${xmlText(record)}</metadata>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${FONTS}">` +
    `<title>${xmlText(title)}</title><desc>${xmlText(description.sentences.join(' '))}</desc>${kept}` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>${inside}</svg>`
  );
}

/** Words and, where the figures are made up, a mark that no crop of the picture alone loses. */
function eyebrow(pen: Pen, { eyebrow: text, example }: SheetWords): void {
  const label = 'Example';
  const wide = textWidth(label, { ...EYEBROW, bold: true }) + 16;
  if (example) {
    const box = `<rect x="${MARGIN}" y="${pen.y}" width="${round(wide)}" height="22" rx="3" fill="#ffffff" stroke="#212b32" stroke-width="1.5"/>`;
    pen.parts.push(box, textElement(label, MARGIN + 8, pen.y + 16, { size: 14, bold: true }));
  }
  pen.parts.push(textElement(text, MARGIN + (example ? wide + 10 : 0), pen.y + 16, EYEBROW));
  pen.y += 30;
}

/** Marks and labels in as few lines as they need. */
function key(pen: Pen, items: readonly KeyItem[]): void {
  if (items.length === 0) return;
  let x = 0;
  for (const { mark, label } of items) {
    const { width, height, shapes } = symbols[mark];
    const wide = width + 8 + textWidth(label, WORDS);
    if (x > 0 && x + wide > pen.width) {
      x = 0;
      pen.y += 24;
    }
    const top = round(pen.y + 10 - height / 2);
    pen.parts.push(
      `<g transform="translate(${round(pen.margin + x)} ${top})">${shapes.map(shapeElement).join('')}</g>`,
      textElement(label, round(pen.margin + x + width + 8), pen.y + 15, WORDS),
    );
    x += wide + 22;
  }
  pen.y += 32;
}

function shapeElement([tag, attributes]: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => {
    const spelled = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return ` ${spelled}="${value}"`;
  });
  return `<${tag}${written.join('')}/>`;
}
