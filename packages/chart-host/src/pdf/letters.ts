import type { PDFDocument } from 'pdfkit';

export const PLAIN = 'plain';
export const BOLD = 'bold';
export type Face = typeof PLAIN | typeof BOLD;

/** A run of letters of one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

export type Line = readonly Run[];

/** Measures words in the document's own letters. */
export class Letters {
  readonly #widths = new Map<string, number>();

  constructor(readonly doc: PDFDocument) {}

  width(text: string, face: Face, size: number): number {
    const key = `${face} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.doc.font(face).fontSize(100).widthOfString(text);
      this.#widths.set(key, width);
    }
    return (width * size) / 100;
  }

  /** Runs in lines of at most `width` points; a word that is longer than a line is broken. */
  lines(runs: readonly Run[], size: number, width: number): readonly Line[] {
    const lines: Run[][] = [];
    let line: Run[] = [];
    let used = 0;
    const end = (): void => {
      if (line.length > 0) lines.push(line);
      line = [];
      used = 0;
    };
    for (const { text, face } of runs)
      for (const word of text.split(/\s+/).filter((each) => each !== ''))
        for (const piece of this.#pieces(word, face, size, width)) {
          const space = used > 0 ? this.width(' ', face, size) : 0;
          const wide = this.width(piece, face, size);
          if (used > 0 && used + space + wide > width) end();
          const last = line.at(-1);
          const spaced = used > 0 ? ` ${piece}` : piece;
          if (last?.face === face) line[line.length - 1] = { face, text: last.text + spaced };
          else line.push({ face, text: spaced });
          used += (used > 0 ? space : 0) + wide;
        }
    end();
    return lines;
  }

  #pieces(word: string, face: Face, size: number, width: number): readonly string[] {
    if (this.width(word, face, size) <= width) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const sign of word) {
      if (piece !== '' && this.width(piece + sign, face, size) > width) {
        pieces.push(piece);
        piece = '';
      }
      piece += sign;
    }
    return [...pieces, piece];
  }
}
