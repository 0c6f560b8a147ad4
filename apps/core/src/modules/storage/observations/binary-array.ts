/**
 * PostgreSQL's binary form of one-dimensional arrays, both ways. A typed array becomes a Buffer that is passed as a
 * plain parameter (`$n::int4[]`), which needs neither COPY nor a temporary table and so works under row-level security.
 *
 * Layout, all big-endian: int32 dimensions (1), int32 has-null, int32 element oid, int32 length, int32 lower bound (1),
 * then for each element int32 size (−1: NULL) and the value. PostgreSQL source: `array_send`, `array_recv`.
 */
const INT2 = 21;
const INT4 = 23;
const FLOAT8 = 701;
const HEADER_WORDS = 5;

/**
 * Memory that is used again for the next set of parameters: a large import would else leave hundreds of megabytes for
 * the garbage collector. Safe where a query is sent as soon as its parameters are made, since `pg` copies them then.
 */
export class ArrayMemory {
  readonly #buffers: ArrayBuffer[] = [];
  #next = 0;

  /** Begins a new set of parameters; those of the one before are no longer good. */
  restart(): this {
    this.#next = 0;
    return this;
  }

  take(bytes: number): ArrayBuffer {
    const slot = this.#next++;
    const known = this.#buffers[slot];
    if (known && known.byteLength >= bytes) return known;
    const made = new ArrayBuffer(bytes);
    this.#buffers[slot] = made;
    return made;
  }
}

const memoryOf = (memory: ArrayMemory | undefined, bytes: number) =>
  memory?.take(bytes) ?? new ArrayBuffer(bytes);

/** Words of four bytes in this machine's order, turned into big-endian bytes in one native call. */
function bigEndian(words: Int32Array): Buffer {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength).swap32();
}

/** @param values at most 2³¹ − 1 small integers. @returns a parameter for `$n::int2[]`. */
export function int2Array(values: ArrayLike<number>, memory?: ArrayMemory): Buffer {
  const count = values.length;
  const length = HEADER_WORDS * 2 + count * 3;
  const halves = new Uint16Array(memoryOf(memory, length * 2), 0, length);
  halves.set([0, 1, 0, 0, 0, INT2, count >>> 16, count & 0xffff, 0, 1]);
  for (let index = 0, at = HEADER_WORDS * 2; index < count; index++, at += 3) {
    halves[at] = 0;
    halves[at + 1] = 2;
    halves[at + 2] = values[index]!;
  }
  return Buffer.from(halves.buffer, 0, length * 2).swap16();
}

/** @returns a parameter for `$n::int4[]`. */
export function int4Array(values: ArrayLike<number>, memory?: ArrayMemory): Buffer {
  const count = values.length;
  const length = HEADER_WORDS + count * 2;
  const words = new Int32Array(memoryOf(memory, length * 4), 0, length);
  words.set([1, 0, INT4, count, 1]);
  for (let index = 0, at = HEADER_WORDS; index < count; index++, at += 2) {
    words[at] = 4;
    words[at + 1] = values[index]!;
  }
  return bigEndian(words);
}

const double = new Float64Array(1);
const halvesOfDouble = new Int32Array(double.buffer);

/** NaN and ±Infinity stand for NULL. @returns a parameter for `$n::float8[]`. */
export function float8Array(values: ArrayLike<number>, memory?: ArrayMemory): Buffer {
  const count = values.length;
  const length = HEADER_WORDS + count * 3;
  const words = new Int32Array(memoryOf(memory, length * 4), 0, length);
  let at = HEADER_WORDS;
  let nulls = 0;
  for (let index = 0; index < count; index++) {
    const value = values[index]!;
    if (Number.isFinite(value)) {
      double[0] = value;
      words[at] = 8;
      words[at + 1] = halvesOfDouble[1]!;
      words[at + 2] = halvesOfDouble[0]!;
      at += 3;
    } else {
      words[at++] = -1;
      nulls = 1;
    }
  }
  words.set([1, nulls, FLOAT8, count, 1]);
  return bigEndian(words.subarray(0, at));
}

/** How many elements a binary array holds. */
export function lengthOf(bytes: Buffer): number {
  return bytes.readInt32BE(0) === 0 ? 0 : bytes.readInt32BE(12);
}

/** Copies the elements of a binary int2[] or int4[] without NULLs into `target` from `offset` on. */
export function readIntegers(bytes: Buffer, target: Int16Array | Int32Array, offset: number): void {
  const count = lengthOf(bytes);
  const start = HEADER_WORDS * 4 + 4;
  if (bytes.readInt32BE(8) === INT2) {
    for (let index = 0, at = start; index < count; index++, at += 6) {
      target[offset + index] = (bytes[at]! << 8) | bytes[at + 1]!;
    }
    return;
  }
  for (let index = 0, at = start; index < count; index++, at += 8) {
    target[offset + index] =
      (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
}

/** Copies the elements of a binary float8[] into `target` from `offset` on; NULL becomes NaN. */
export function readDoubles(bytes: Buffer, target: Float64Array, offset: number): void {
  const count = lengthOf(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = HEADER_WORDS * 4;
  for (let index = 0; index < count; index++) {
    const isNull = view.getInt32(at) < 0;
    target[offset + index] = isNull ? Number.NaN : view.getFloat64(at + 4);
    at += isNull ? 4 : 12;
  }
}
