import { inflateSync } from 'node:zlib';

/** One element of a document's structure, with the text of its own content. */
export interface PdfElement {
  readonly type: string;
  readonly alt?: string;
  readonly scope?: string;
  readonly text: string;
  readonly children: readonly PdfElement[];
}

export interface ReadPdf {
  readonly pages: number;
  readonly size: readonly number[];
  readonly language: string;
  readonly isMarked: boolean;
  readonly info: Readonly<Record<string, string>>;
  /** The same once more, as XML. */
  readonly metadata: string;
  readonly structure: PdfElement;
  /** Text of the page in the order in which it is drawn. */
  readonly text: string;
}

/**
 * Reads PDFs as our writer makes them, for tests: plain objects, streams packed by zlib, text by glyph number with a table
 * of characters. It knows nothing of pdfkit.
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  return new PdfReader(bytes).read();
}

class PdfReader {
  readonly #text: string;
  readonly #objects = new Map<string, string>();

  constructor(bytes: Uint8Array) {
    this.#text = Buffer.from(bytes).toString('latin1');
    for (const [, id = '', body = ''] of this.#text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
      this.#objects.set(id, body);
  }

  read(): ReadPdf {
    const catalog = this.#found(/\/Type \/Catalog\b/);
    const page = this.#found(/\/Type \/Page\b/);
    const drawn = this.#content(page);
    const root = this.#object(refIn(catalog, 'StructTreeRoot'));
    const [top = ''] = refsIn(root, 'K');
    const info = this.#object(refIn(this.#text.slice(this.#text.lastIndexOf('trailer')), 'Info'));
    return {
      pages: Number(/\/Count (\d+)/.exec(this.#found(/\/Type \/Pages\b/))?.[1]),
      size: (/\/MediaBox \[([^\]]+)\]/.exec(page)?.[1] ?? '').split(' ').map(Number),
      language: stringIn(catalog, 'Lang') ?? '',
      isMarked: /\/Marked true/.test(this.#object(refIn(catalog, 'MarkInfo'))),
      info: Object.fromEntries(
        [...info.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, key = '', id = '']) => [
          key,
          stringIn(`/It ${this.#object(id)}`, 'It') ?? '',
        ]),
      ),
      metadata: this.#stream(refIn(catalog, 'Metadata')),
      structure: this.#element(top, drawn),
      text: [...drawn.values()].join('\n'),
    };
  }

  #element(id: string, drawn: ReadonlyMap<number, string>): PdfElement {
    const body = this.#object(id);
    const kids = /\/K \[([^\]]*)\]/.exec(body)?.[1] ?? '';
    const own = kids.replaceAll(/\d+ 0 R/g, ' ').match(/\d+/g) ?? [];
    const alt = stringIn(body, 'Alt');
    const scope = /\/Scope \/(\w+)/.exec(body)?.[1];
    return {
      type: /\/S \/(\w+)/.exec(body)?.[1] ?? '',
      ...(alt === undefined ? {} : { alt }),
      ...(scope === undefined ? {} : { scope }),
      text: own.map((mcid) => drawn.get(Number(mcid)) ?? '').join(''),
      children: refsIn(body, 'K').map((child) => this.#element(child, drawn)),
    };
  }

  /** Text of each marked piece of the page. */
  #content(page: string): ReadonlyMap<number, string> {
    const resources = this.#object(refIn(page, 'Resources'));
    const fonts = new Map<string, ReadonlyMap<string, string>>();
    for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name, charactersOf(this.#stream(refIn(this.#object(id), 'ToUnicode'))));
    const found = new Map<number, string>();
    const open: (number | undefined)[] = [];
    let font: ReadonlyMap<string, string> = new Map();
    const token = /\/(\w+) <<([^>]*)>> BDC|\/\w+ BMC|\bEMC\b|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g;
    for (const [whole, , marked, fontName, shown] of this.#stream(refIn(page, 'Contents')).matchAll(token)) {
      if (whole === 'EMC') open.pop();
      else if (fontName !== undefined) font = fonts.get(fontName) ?? new Map();
      else if (shown === undefined) {
        const mcid = /\/MCID (\d+)/.exec(marked ?? '')?.[1];
        open.push(mcid === undefined ? undefined : Number(mcid));
      } else {
        const at = open.findLast((mcid) => mcid !== undefined) ?? -1;
        found.set(at, (found.get(at) ?? '') + wordsOf(shown, font));
      }
    }
    return found;
  }

  #found(pattern: RegExp): string {
    const body = [...this.#objects.values()].find((each) => pattern.test(each));
    if (body === undefined) throw new Error(`there is no object of ${String(pattern)}`);
    return body;
  }

  #object(id: string): string {
    return this.#objects.get(id) ?? '';
  }

  #stream(id: string): string {
    const body = this.#object(id);
    const packed = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '';
    const bytes = Buffer.from(packed, 'latin1');
    return /\/FlateDecode/.test(body) ? inflateSync(bytes).toString('latin1') : packed;
  }
}

const refIn = (body: string, key: string): string =>
  new RegExp(String.raw`/${key} \[?(\d+) 0 R`).exec(body)?.[1] ?? '';

const refsIn = (body: string, key: string): readonly string[] => {
  const list = new RegExp(String.raw`/${key} \[([^\]]*)\]`).exec(body)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id);
};

/** A text in round brackets: Latin letters as they are, others as UTF-16 behind a mark. */
function stringIn(body: string, key: string): string | undefined {
  const raw = new RegExp(String.raw`/${key} \(((?:\\[\s\S]|[^\\)])*)\)`).exec(body)?.[1];
  if (raw === undefined) return undefined;
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const plain = raw.replaceAll(/\\([\s\S])/g, (_, sign: string) => signs[sign] ?? sign);
  if (!plain.startsWith('\u00FE\u00FF')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}

/** The characters of a font by glyph number. */
function charactersOf(table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const character = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, body = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', , list = ''] of body.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
      [...list.matchAll(/<([^>]*)>/g)].forEach(([, hex = ''], i) => {
        const glyph = (Number.parseInt(from, 16) + i).toString(16).padStart(4, '0');
        found.set(glyph, character(hex.replaceAll(' ', '')));
      });
  return found;
}

const wordsOf = (shown: string, font: ReadonlyMap<string, string>): string =>
  [...shown.matchAll(/<(\w+)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((glyph) => font.get(glyph.toLowerCase()) ?? '\uFFFD')
    .join('');
