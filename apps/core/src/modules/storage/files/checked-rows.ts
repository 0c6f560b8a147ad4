import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Batch } from '@fairshift/plugin-host';
import type { Config } from '../../../platform/config.js';
import { newId } from '../../../platform/ids.js';

/** Before each batch: bytes and CRC-32 of the batch, and its `rowsDone` as a double. */
const HEAD_BYTES = 16;
/** A sha256, in bytes. */
const INPUT_BYTES = 32;
const KEPT_HOURS = 24;
const MOST_BYTES = 1024 ** 3;

/** What a check has kept is damaged. It is only a copy: the source reads the file again. */
export class CheckedRowsDamagedError extends Error {
  readonly code = 'checked-rows-damaged';
}

/** Which check kept them. */
export interface CheckedInput {
  readonly organisationId: string;
  readonly importId: string;
  /** Of the file, the source and its version, and the answers: other rows are of no use. */
  readonly inputSha256: Buffer;
}

/**
 * What a check read, as `<data folder>/checked/<organisation>/<import>`, until the import runs: a file goes through its
 * source once, and a person who has read the check waits for half as long. It is a copy that may be lost at any time.
 */
export class CheckedRows {
  readonly #root: string;

  constructor(config: Pick<Config, 'dataDir'>) {
    this.#root = path.join(config.dataDir, 'checked');
  }

  /** Begins to keep a check's batches. */
  async keep({ organisationId, importId, inputSha256 }: CheckedInput): Promise<CheckedRowsWriter> {
    const folder = path.join(this.#root, organisationId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = path.join(folder, `.${newId()}.part`);
    const handle = await open(part, 'wx', 0o600);
    await handle.write(inputSha256);
    return new CheckedRowsWriter(handle, part, path.join(folder, importId));
  }

  /**
   * The batches that follow the first `rowsDone` rows.
   * @returns undefined when there are none of this input, or none that begins there
   */
  async open(input: CheckedInput, rowsDone: number): Promise<CheckedRowsReader | undefined> {
    const handle = await open(this.#path(input)).catch(() => undefined);
    if (!handle) return undefined;
    const reader = new CheckedRowsReader(handle);
    if (await reader.seek(input.inputSha256, rowsDone)) return reader;
    await reader.close();
    return undefined;
  }

  async remove(input: Omit<CheckedInput, 'inputSha256'>): Promise<void> {
    await rm(this.#path(input), { force: true });
  }

  /**
   * Takes away what no import will run any more, and what nobody came back for within a day.
   * @param wanted imports that may still run
   * @returns how many there were
   */
  async sweep(organisationId: string, wanted: ReadonlySet<string>): Promise<number> {
    const folder = path.join(this.#root, organisationId);
    const names = await readdir(folder).catch(() => []);
    let swept = 0;
    for (const name of names) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => undefined);
      const isYoung = !found || found.mtimeMs > Date.now() - KEPT_HOURS * 3_600_000;
      if (isYoung && (wanted.has(name) || name.startsWith('.'))) continue;
      await rm(file, { force: true });
      swept++;
    }
    return swept;
  }

  #path({ organisationId, importId }: Omit<CheckedInput, 'inputSha256'>): string {
    return path.join(this.#root, organisationId, importId);
  }
}

/** Keeps batches as they come; they appear under their name only when all are there. */
export class CheckedRowsWriter {
  #bytes = INPUT_BYTES;
  #isWhole = false;

  constructor(
    private readonly handle: FileHandle,
    private readonly part: string,
    private readonly name: string,
  ) {}

  /** @throws Error when the disk is full, or the rows are more than are kept */
  async add(batch: Batch): Promise<void> {
    const bytes = serialize(batch);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32LE(bytes.length, 0);
    head.writeUInt32LE(crc32(bytes), 4);
    head.writeDoubleLE(batch.rowsDone, 8);
    this.#bytes += HEAD_BYTES + bytes.length;
    if (this.#bytes > MOST_BYTES) throw new Error('more rows than are kept between a check and its run');
    await this.handle.writev([head, bytes]);
    this.#isWhole = batch.last;
  }

  /** A file that broke off is not kept. */
  async finish(): Promise<void> {
    if (!this.#isWhole) return this.abandon();
    await this.handle.close();
    await rename(this.part, this.name);
  }

  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.part, { force: true });
  }
}

export class CheckedRowsReader {
  #at = INPUT_BYTES;

  constructor(private readonly handle: FileHandle) {}

  /** Goes to the batch that follows `rowsDone` rows. @returns false when the kept rows are others */
  async seek(inputSha256: Buffer, rowsDone: number): Promise<boolean> {
    const input = await this.#bytes(0, INPUT_BYTES);
    if (!input?.equals(inputSha256)) return false;
    for (let done = 0; done !== rowsDone;) {
      const head = await this.#bytes(this.#at, HEAD_BYTES);
      if (!head) return false;
      this.#at += HEAD_BYTES + head.readUInt32LE(0);
      done = head.readDoubleLE(8);
    }
    // After the last batch there is nothing to go on with, and its end has been lost.
    return (await this.#bytes(this.#at, HEAD_BYTES)) !== undefined;
  }

  /** To be gone through once. @throws CheckedRowsDamagedError */
  async *batches(): AsyncGenerator<Batch, void, void> {
    for (let last = false; !last;) {
      const head = await this.#bytes(this.#at, HEAD_BYTES);
      const bytes = head && (await this.#bytes(this.#at + HEAD_BYTES, head.readUInt32LE(0)));
      if (!bytes || crc32(bytes) !== head.readUInt32LE(4)) {
        throw new CheckedRowsDamagedError('what the check has kept is damaged');
      }
      this.#at += HEAD_BYTES + bytes.length;
      const batch = deserialize(bytes) as Batch;
      last = batch.last;
      yield batch;
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  /** All of the bytes asked for, or undefined. */
  async #bytes(at: number, length: number): Promise<Buffer | undefined> {
    if (length > MOST_BYTES) return undefined;
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await this.handle.read(buffer, 0, length, at);
    return bytesRead === length ? buffer : undefined;
  }
}
