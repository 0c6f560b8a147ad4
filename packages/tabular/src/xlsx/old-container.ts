import type { ByteSource } from './byte-source.js';
import { locked, oldFormat } from './workbook-errors.js';

const MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** A locked workbook stands as a stream of this name inside an old container. */
const LOCKED_STREAM = 'EncryptedPackage';

/** Whether the bytes begin an OLE container: an old workbook, or a new one with a password. */
export function isOldContainer(bytes: Uint8Array): boolean {
  return MARK.every((byte, index) => bytes[index] === byte);
}

/** @throws TabularError always; the names of the first streams say which of the two it is */
export async function refuseOldContainer(source: ByteSource): Promise<never> {
  const header = await source.readAt(0, 512);
  if (header.length < 512) throw oldFormat();
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const sector = view.getUint16(30, true) === 12 ? 4_096 : 512;
  const names = await source.readAt((view.getUint32(48, true) + 1) * sector, 4_096);
  const text = new TextDecoder('utf-16le').decode(names);
  throw text.includes(LOCKED_STREAM) ? locked() : oldFormat();
}
