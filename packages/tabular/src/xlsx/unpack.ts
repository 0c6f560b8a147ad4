import { Inflate } from 'fflate/browser';
import type { ByteSource } from './byte-source.js';
import { crc32 } from './crc32.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { cutShort, notMadeByASpreadsheet, tooLarge } from './workbook-errors.js';
import type { ZipPart } from './zip-directory.js';

const LOCAL_MARK = 0x04034b50;
const LOCAL_LENGTH = 30;
/** Packed bytes read at once, and given to the unpacker at once: these can grow a thousand times. */
const READ = 65_536;
const PIECE = 8_192;

/**
 * The bytes of one part, piece by piece. What really comes out is counted: a part that is larger than the directory
 * says, or grows as only a bomb does, ends there. Leaving early is allowed; only a whole part is checked against its sum.
 * @throws TabularError
 */
export async function* unpack(source: ByteSource, part: ZipPart): AsyncGenerator<Uint8Array, void, void> {
  const from = await dataAt(source, part);
  const count = new Count(part);
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((bytes) => ready.push(bytes));
  for (let done = 0; done < part.packedSize;) {
    const bytes = await source.readAt(from + done, Math.min(READ, part.packedSize - done));
    if (bytes.length === 0) throw cutShort();
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      done += piece.length;
      if (part.isPacked) push(inflate, piece, done === part.packedSize);
      else ready.push(piece);
      for (const out of ready) {
        count.add(out, done);
        if (out.length > 0) yield out;
      }
      ready.length = 0;
    }
  }
  count.end();
}

function push(inflate: Inflate, piece: Uint8Array, last: boolean): void {
  try {
    inflate.push(piece, last);
  } catch {
    throw cutShort();
  }
}

/** Where the bytes begin: the local header has lengths of its own, which must stay before the next part. */
async function dataAt(source: ByteSource, part: ZipPart): Promise<number> {
  const bytes = await source.readAt(part.headerAt, LOCAL_LENGTH);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < LOCAL_LENGTH || view.getUint32(0, true) !== LOCAL_MARK) throw cutShort();
  const at = part.headerAt + LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true);
  if (at + part.packedSize > part.endsBefore) throw notMadeByASpreadsheet();
  return at;
}

class Count {
  #size = 0;
  #crc = 0;

  constructor(private readonly part: ZipPart) {}

  add(bytes: Uint8Array, packed: number): void {
    this.#size += bytes.length;
    const { growth, growthFrom, partBytes } = WORKBOOK_LIMITS;
    if (this.#size > this.part.size) throw notMadeByASpreadsheet();
    if (this.#size > partBytes || (this.#size > growthFrom && this.#size > packed * growth)) throw tooLarge();
    this.#crc = crc32(bytes, this.#crc);
  }

  end(): void {
    if (this.#size !== this.part.size || this.#crc !== this.part.crc) throw cutShort();
  }
}
