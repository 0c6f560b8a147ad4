import { TabularError } from './tabular-error.js';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

const NOT_TEXT_REMEDY = 'Open the file in a spreadsheet and save it again as "CSV UTF-8".';
/**
 * What windows-1252 has at 0x80 to 0x9F; a space where it has nothing. Some versions of Node decode these bytes
 * as Latin-1 control characters, so they are put right here whatever the decoder did.
 */
const HIGH_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Turns bytes into text, chunk by chunk. Strict UTF-8 first. At the first byte that is not UTF-8 it goes on
 * in windows-1252, which loses nothing as long as all bytes so far were plain ASCII; else the file mixes
 * encodings and is refused. UTF-16 is read when its byte order mark says so.
 * The row of an error counts from the start of the chunk.
 */
export class ByteDecoder {
  #encoding: Encoding | undefined;
  #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #rest: Uint8Array = new Uint8Array(0);
  #sawMultibyte = false;

  /** What the bytes so far are in; UTF-8 until something else is seen. */
  get encoding(): Encoding {
    return this.#encoding ?? 'utf-8';
  }

  /** Text of all whole characters so far. @throws TabularError when the bytes are no text. */
  decode(chunk: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? chunk : concat(this.#rest, chunk);
    if (this.#encoding === undefined) {
      if (bytes.length < 3) {
        this.#rest = bytes.slice();
        return '';
      }
      return this.#begin(bytes);
    }
    return this.#decode(bytes, false);
  }

  /** The last characters. @throws TabularError when the file ends inside a character. */
  end(): string {
    const bytes = this.#rest;
    this.#rest = new Uint8Array(0);
    if (this.#encoding === undefined) this.#encoding = 'utf-8';
    return this.#decode(bytes, true);
  }

  #begin(bytes: Uint8Array): string {
    this.#rest = new Uint8Array(0);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return this.#useUtf16('utf-16le', bytes);
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return this.#useUtf16('utf-16be', bytes);
    this.#encoding = 'utf-8';
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return this.#decode(mark ? bytes.subarray(3) : bytes, false);
  }

  #useUtf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    return this.#decode(bytes.subarray(2), false);
  }

  #decode(bytes: Uint8Array, last: boolean): string {
    if (this.#encoding === 'utf-8') return this.#decodeUtf8(bytes, last);
    if (this.#encoding === 'windows-1252') return this.#decode1252(bytes);
    this.#rest = new Uint8Array(0);
    try {
      const text = this.#decoder.decode(bytes, { stream: !last });
      if (text.includes('\0')) throw notText(lineOf(text, text.indexOf('\0')));
      return text;
    } catch (error) {
      if (error instanceof TabularError) throw error;
      throw new TabularError(
        'encoding-unknown',
        'This file says it is UTF-16, but it is not.',
        NOT_TEXT_REMEDY,
      );
    }
  }

  #decodeUtf8(bytes: Uint8Array, last: boolean): string {
    refuseNul(bytes);
    const end = last ? bytes.length : wholeCharacters(bytes);
    this.#rest = bytes.slice(end);
    const whole = bytes.subarray(0, end);
    try {
      const text = this.#decoder.decode(whole);
      this.#sawMultibyte ||= text.length !== whole.length;
      return text;
    } catch {
      this.#rest = new Uint8Array(0);
      return this.#fallBack(bytes);
    }
  }

  #fallBack(bytes: Uint8Array): string {
    const text = new TextDecoder('utf-8').decode(bytes);
    if (this.#sawMultibyte || /[\u0080-\ufffc]/.test(text)) {
      throw new TabularError(
        'encoding-mixed',
        'Part of this file is UTF-8 and part is in another encoding, so some names would be wrong.',
        NOT_TEXT_REMEDY,
        { row: lineOf(text, text.indexOf('\ufffd')) },
      );
    }
    this.#encoding = 'windows-1252';
    this.#decoder = new TextDecoder('windows-1252');
    return this.#decode1252(bytes);
  }

  #decode1252(bytes: Uint8Array): string {
    refuseNul(bytes);
    const text = this.#decoder.decode(bytes);
    return text.replace(/[\u0080-\u009f]/g, (letter, at: number) => {
      const known = HIGH_1252[letter.charCodeAt(0) - 0x80] ?? ' ';
      if (known !== ' ') return known;
      throw new TabularError(
        'encoding-unknown',
        'The letters in this file are in an encoding we do not know.',
        NOT_TEXT_REMEDY,
        { row: lineOf(text, at) },
      );
    });
  }
}

function notText(row: number): TabularError {
  return new TabularError('not-text', 'This file holds bytes that no text file has.', NOT_TEXT_REMEDY, {
    row,
  });
}

function refuseNul(bytes: Uint8Array): void {
  const at = bytes.indexOf(0);
  if (at >= 0)
    throw notText(bytes.subarray(0, at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1));
}

/** Line of a place in a text; the first is 1. */
function lineOf(text: string, at: number): number {
  return text.slice(0, Math.max(0, at)).split('\n').length;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

/** Length without a last UTF-8 character whose other bytes are still to come. */
function wholeCharacters(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? length - back : length;
    }
  }
  return length;
}
