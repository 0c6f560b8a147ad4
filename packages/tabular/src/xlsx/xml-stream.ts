import { Parser } from 'saxen';
import { TabularError } from '../tabular-error.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { brokenXml, doctype } from './workbook-errors.js';

/** What a reader of one part hears. Names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: () => Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Text is parsed in steps of this many characters, so that a long token is seen before it costs much. */
const STEP = 262_144;

/**
 * Reads XML piece by piece. No DTD, so no entities but the five of XML; no token over 1 MB; no depth over 64.
 * Only UTF-8, which is what spreadsheet programs write.
 */
export class XmlStream {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #parser = new Parser();
  #depth = 0;
  /** Characters since the last token was seen: what the parser keeps back. */
  #waiting = 0;

  /** @param part its name, for messages */
  constructor(
    readonly part: string,
    reader: XmlReader,
  ) {
    this.#listen(reader);
  }

  /** @throws TabularError */
  write(bytes: Uint8Array): void {
    this.#guarded(() => this.#feed(this.#decoder.decode(bytes, { stream: true })));
  }

  /** @throws TabularError when the text ends too early */
  end(): void {
    this.#guarded(() => {
      this.#feed(this.#decoder.decode());
      this.#parser.end();
    });
  }

  #feed(text: string): void {
    for (let at = 0; at < text.length; at += STEP) {
      const step = text.slice(at, at + STEP);
      this.#waiting += step.length;
      this.#parser.write(step);
      if (this.#waiting > WORKBOOK_LIMITS.tokenLength) throw brokenXml(this.part);
    }
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw error instanceof TabularError ? error : brokenXml(this.part);
    }
  }

  #listen(reader: XmlReader): void {
    const { part } = this;
    this.#parser.on('error', () => {
      throw brokenXml(part);
    });
    this.#parser.on('attention', () => {
      throw doctype();
    });
    this.#parser.on('openTag', (name, attributes, decode) => {
      this.#waiting = 0;
      this.#depth += 1;
      if (this.#depth > WORKBOOK_LIMITS.depth) throw brokenXml(part);
      reader.open?.(bare(name), () => decoded(attributes() || {}, decode));
    });
    this.#parser.on('closeTag', (name) => {
      this.#waiting = 0;
      this.#depth -= 1;
      reader.close?.(bare(name));
    });
    this.#parser.on('text', (text, decode) => {
      this.#waiting = 0;
      reader.text?.(decode(text));
    });
    this.#parser.on('cdata', (text) => {
      this.#waiting = 0;
      reader.text?.(text);
    });
  }
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Entities are rare in attributes: only where there is one, they are looked at. */
function decoded(
  attributes: Readonly<Record<string, string>>,
  decode: (text: string) => string,
): Readonly<Record<string, string>> {
  for (const value of Object.values(attributes)) {
    if (value.includes('&'))
      return Object.fromEntries(Object.entries(attributes).map(([name, text]) => [name, decode(text)]));
  }
  return attributes;
}
