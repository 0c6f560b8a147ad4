import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const SIGNATURE_BYTES = 19;
const END_MARK = -1;

/**
 * Rows of a select as raw binary fields. `pg` would decode binary results as UTF-8 and destroy them; COPY TO gives the
 * bytes untouched and honours row-level security. COPY takes no parameters, so `select` must hold checked literals only.
 * A NULL comes as an empty field. Fields are good until the next row is asked for: their memory is used again.
 */
export async function* copyRows(client: pg.PoolClient, select: string): AsyncGenerator<readonly Buffer[]> {
  const stream = client.query(copyTo(`copy (${select}) to stdout (format binary)`));
  const reader = new RowReader();
  for await (const piece of stream) {
    for (let at = 0; at < (piece as Buffer).length;) {
      at = reader.take(piece as Buffer, at);
      if (reader.isWhole) yield reader.fields();
    }
  }
}

/** Puts rows together from pieces that end anywhere, copying each byte once. */
class RowReader {
  #skip = SIGNATURE_BYTES;
  /** Fields that the row at hand still lacks; 0 between rows. */
  #missing = 0;
  /** The size or count that is being read, and how many of its bytes are there. */
  #number = 0;
  #numberBytes = 0;
  /** Bytes that the field at hand still lacks; −1 before its size is known. */
  #lacks = -1;
  #field = 0;
  #memory: Buffer[] = [];
  #sizes: number[] = [];
  isWhole = false;

  /** Reads on from `at`, at most to the end of a row. @returns where it stopped */
  take(piece: Buffer, at: number): number {
    this.isWhole = false;
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, piece.length - at);
      this.#skip -= skipped;
      return at + skipped;
    }
    if (this.#missing === 0) return this.#readCount(piece, at);
    return this.#lacks < 0 ? this.#readSize(piece, at) : this.#readField(piece, at);
  }

  fields(): readonly Buffer[] {
    return this.#sizes.map((size, field) => this.#memory[field]!.subarray(0, size));
  }

  #readCount(piece: Buffer, at: number): number {
    const next = this.#readNumber(piece, at, 2);
    if (this.#numberBytes < 2) return next;
    const count = (this.#number << 16) >> 16;
    this.#numberBytes = 0;
    if (count === END_MARK) return piece.length;
    [this.#missing, this.#field, this.#sizes] = [count, 0, []];
    return next;
  }

  #readSize(piece: Buffer, at: number): number {
    const next = this.#readNumber(piece, at, 4);
    if (this.#numberBytes < 4) return next;
    this.#numberBytes = 0;
    const size = Math.max(this.#number | 0, 0);
    if ((this.#memory[this.#field]?.length ?? 0) < size || !this.#memory[this.#field]) {
      this.#memory[this.#field] = Buffer.allocUnsafeSlow(size);
    }
    this.#sizes[this.#field] = size;
    this.#lacks = size;
    if (size === 0) this.#endField();
    return next;
  }

  #readField(piece: Buffer, at: number): number {
    const taken = Math.min(this.#lacks, piece.length - at);
    const into = this.#sizes[this.#field]! - this.#lacks;
    piece.copy(this.#memory[this.#field]!, into, at, at + taken);
    this.#lacks -= taken;
    if (this.#lacks === 0) this.#endField();
    return at + taken;
  }

  #endField(): void {
    this.#lacks = -1;
    this.#field++;
    this.#missing--;
    this.isWhole = this.#missing === 0;
  }

  /** Big-endian; the caller looks whether `bytes` of it have come. */
  #readNumber(piece: Buffer, at: number, bytes: number): number {
    if (this.#numberBytes === 0) this.#number = 0;
    let next = at;
    while (this.#numberBytes < bytes && next < piece.length) {
      this.#number = (this.#number << 8) | piece[next++]!;
      this.#numberBytes++;
    }
    return next;
  }
}
