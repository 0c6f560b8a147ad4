/** Bytes on request, as a source is given its file. */
export interface ByteReader {
  readAt(offset: number, length: number): Promise<Uint8Array>;
}

export interface ByteSource extends ByteReader {
  readonly size: number;
}

const MOST_BYTES = 2 ** 42;

/** The reader with its size, which is asked for byte by byte when nobody says it: a reader gives fewer at the end. */
export async function withSize(reader: ByteReader & { readonly size?: number }): Promise<ByteSource> {
  const size = reader.size ?? (await findSize(reader));
  return { size, readAt: (offset, length) => reader.readAt(offset, length) };
}

async function findSize(reader: ByteReader): Promise<number> {
  const isInside = async (at: number) => (await reader.readAt(at, 1)).length === 1;
  let beyond = 1_048_576;
  let inside = -1;
  while (beyond < MOST_BYTES && (await isInside(beyond))) {
    inside = beyond;
    beyond *= 2;
  }
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2);
    if (await isInside(middle)) inside = middle;
    else beyond = middle;
  }
  return beyond;
}
