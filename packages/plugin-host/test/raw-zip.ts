import { deflateRawSync, crc32 } from 'node:zlib';

export interface RawEntry {
  readonly name: string;
  readonly content?: Buffer | string;
  /** Unix mode, type bits too. */
  readonly mode?: number;
  /** What the zip says of the size, when that is a lie. */
  readonly saidSize?: number;
  readonly flags?: number;
  /** Points at the local header of this earlier entry in place of one of its own. */
  readonly sameAs?: number;
}

/** A zip as nobody would make it by accident: names, sizes and offsets are taken as given. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.saidSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const offset = entry.sameAs === undefined ? at : offsets[entry.sameAs]!;
    offsets.push(offset);
    if (entry.sameAs === undefined) {
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
      parts.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, 3]);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), madeBy, common, tail, name]));
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
