import { type ByteReader, type ByteSource, withSize } from './byte-source.js';
import { isOldContainer, refuseOldContainer } from './old-container.js';
import { unpack } from './unpack.js';
import { cutShort, binaryWorkbook, macros, openDocument, otherZip } from './workbook-errors.js';
import { XmlStream, type XmlReader } from './xml-stream.js';
import { readZipDirectory, type ZipPart } from './zip-directory.js';

/** The parts of a workbook, by their names in small letters. */
export class Container {
  private constructor(
    readonly source: ByteSource,
    readonly parts: ReadonlyMap<string, ZipPart>,
  ) {}

  /** @throws TabularError when the file is no workbook that is read here */
  static async open(reader: ByteReader): Promise<Container> {
    const source = await withSize(reader);
    if (isOldContainer(await source.readAt(0, 8))) await refuseOldContainer(source);
    const parts = await readZipDirectory(source);
    refuseOtherKinds(parts);
    return new Container(source, parts);
  }

  get names(): readonly string[] {
    return [...this.parts.values()].map(({ name }) => name);
  }

  /**
   * Reads a part as XML; false from `isEnough` (asked after each piece) goes on, true leaves it.
   * @returns whether the part is there
   */
  async read(name: string, reader: XmlReader, isEnough: () => boolean = () => false): Promise<boolean> {
    const part = this.parts.get(name.toLowerCase());
    if (part === undefined) return false;
    for await (const _ of this.pieces(part, reader)) if (isEnough()) return true;
    return true;
  }

  /** Reads a part as XML, piece by piece, so that the caller takes what each piece brought. */
  async *pieces(part: ZipPart, reader: XmlReader): AsyncGenerator<void, void, void> {
    const xml = new XmlStream(part.name, reader);
    for await (const bytes of unpack(this.source, part)) {
      xml.write(bytes);
      yield;
    }
    xml.end();
    yield;
  }

  part(name: string): ZipPart {
    const found = this.parts.get(name.toLowerCase());
    if (found === undefined) throw cutShort();
    return found;
  }
}

function refuseOtherKinds(parts: ReadonlyMap<string, ZipPart>): void {
  if (parts.has('xl/workbook.bin')) throw binaryWorkbook();
  if (parts.has('mimetype') && parts.has('content.xml')) throw openDocument();
  if (!parts.has('[content_types].xml') || ![...parts.keys()].some((name) => name.startsWith('xl/')))
    throw otherZip();
  if (
    [...parts.keys()].some((name) => name.endsWith('/vbaproject.bin') || name.startsWith('xl/macrosheets/'))
  )
    throw macros();
}
