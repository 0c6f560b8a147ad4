import type { PDFDocument, StructureElement } from 'pdfkit';
import { Letters, type Line, type Run } from './letters.js';

export const INK = '#000000';
export const QUIET = '#3f525f';
/** Heights of a line, of the size of its letters. */
const LEADING = 1.32;
export const TIGHT = 1.18;
/** Where the foot of a letter stands in its line, of the size: Arimo reaches 0.905 above it. */
const ASCENT = 0.905;

export interface TextBlock {
  readonly lines: readonly Line[];
  readonly size: number;
  readonly colour: string;
  readonly leading: number;
}

export const heightOf = ({ lines, size, leading }: Pick<TextBlock, 'lines' | 'size' | 'leading'>): number =>
  lines.length * size * leading;

/** Writes text into the structure of a document, from the top down. */
export class PdfPen {
  readonly letters: Letters;

  constructor(readonly doc: PDFDocument) {
    this.letters = new Letters(doc);
  }

  block(runs: readonly Run[], width: number, size: number, colour = INK): TextBlock {
    return { lines: this.letters.lines(runs, size, width), size, colour, leading: LEADING };
  }

  /** The lines as one element of the structure; gives where they end. */
  write(parent: StructureElement, type: string, block: TextBlock, [x, y]: readonly [number, number]): number {
    this.element(parent, type, () => this.lines(block, x, y));
    return y + heightOf(block);
  }

  lines({ lines, size, colour, leading }: TextBlock, x: number, y: number): void {
    const { doc } = this;
    lines.forEach((line, i) => {
      let left = x;
      // pdfkit sets a line by its top, with the space that the font itself asks for.
      const top = y + i * size * leading + ((leading - 1) / 2) * size - (ASCENT - 0.86) * size;
      for (const { text, face } of line) {
        // A reader that joins lines finds the space between two words here.
        const isLast = i < lines.length - 1 && text === line.at(-1)?.text;
        doc.font(face).fontSize(size).fillColor(colour, 1);
        doc.text(isLast ? `${text} ` : text, left, top, { lineBreak: false });
        left += this.letters.width(text, face, size);
      }
    });
  }

  /** An element with content. */
  element(parent: StructureElement, type: string, draw: () => void, alt?: string): StructureElement {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    const element = this.doc.struct(type, alt === undefined ? {} : { alt });
    element.add(content);
    parent.add(element);
    return element;
  }

  /** An element that holds other elements. */
  holder(parent: StructureElement, type: string): StructureElement {
    const element = this.doc.struct(type);
    parent.add(element);
    return element;
  }

  /** What is only there for the eye. */
  artefact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  rule(x: number, y: number, width: number, colour = '#d8dde0'): void {
    this.artefact(() => {
      this.doc
        .lineWidth(0.75)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .undash()
        .strokeOpacity(1)
        .stroke(colour);
    });
  }
}
