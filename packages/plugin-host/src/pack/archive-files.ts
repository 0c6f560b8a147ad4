import { packPath } from '@fairshift/plugin-sdk';
import { PackError } from '../errors.js';

const MB = 1024 * 1024;

export interface ArchiveLimits {
  /** The archive itself. */
  readonly archiveBytes: number;
  readonly entries: number;
  /** One file, and all of them, as they come out: what an archive says of its sizes is not believed. */
  readonly fileBytes: number;
  readonly unpackedBytes: number;
}

/** A server module may have 5 MB and a chart far less, so that this is plenty. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  archiveBytes: 20 * MB,
  entries: 500,
  fileBytes: 10 * MB,
  unpackedBytes: 40 * MB,
};

export const tooLarge = (message: string): PackError => new PackError('archive-too-large', message);
export const notWhole = (cause: unknown): PackError =>
  new PackError('archive-invalid', 'The file is damaged, or not a plugin. Pack or fetch it again.', {
    cause,
  });
export const isLink = (name: string): PackError =>
  new PackError('file-link', `"${name}" is a link. A plugin holds plain files only.`);

/** What comes out of an archive, held to the limits while it comes; nothing is written anywhere. */
export class ArchiveFiles {
  readonly files = new Map<string, Buffer>();
  /** On some disks "A.js" and "a.js" are one file. */
  readonly #names = new Set<string>();
  #entries = 0;
  #bytes = 0;

  constructor(readonly limits: ArchiveLimits) {}

  /** Counts one entry of any kind. */
  count(): void {
    this.#entries++;
    if (this.#entries > this.limits.entries) {
      throw tooLarge(`It holds more than ${this.limits.entries} files, which no plugin needs.`);
    }
  }

  /** Keeps one file. Throws `PackError` for a name that leads anywhere, or that came before. */
  async keep(name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    checkName(name);
    if (this.#names.has(name.toLowerCase())) {
      throw new PackError('archive-name', `It holds two files called "${name}".`);
    }
    this.#names.add(name.toLowerCase());
    this.files.set(name, await this.#read(name, content));
  }

  async #read(name: string, content: AsyncIterable<Uint8Array>): Promise<Buffer> {
    const { fileBytes, unpackedBytes } = this.limits;
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of content) {
      size += part.length;
      this.#bytes += part.length;
      if (size > fileBytes) throw tooLarge(`"${name}" unpacks to more than ${mb(fileBytes)}.`);
      if (this.#bytes > unpackedBytes) throw tooLarge(`It unpacks to more than ${mb(unpackedBytes)}.`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}

/** Refuses names that would lie outside the plugin's folder on any system. */
export function checkName(name: string): void {
  if (name.includes('\\')) {
    throw new PackError('archive-name', `The name "${name}" has a backslash. Use "/" between folders.`);
  }
  if (/^(\/|[A-Za-z]:)/.test(name)) {
    throw new PackError('archive-name', `The name "${name}" is a place on a disk, not inside the plugin.`);
  }
  if (name.split('/').includes('..')) {
    throw new PackError('archive-name', `The name "${name}" leads out of the plugin.`);
  }
  if (!packPath.safeParse(name).success) {
    throw new PackError(
      'archive-name',
      `The name "${name}" cannot be used. Use letters, digits, dots and hyphens.`,
    );
  }
}

const mb = (bytes: number): string => (bytes >= MB ? `${bytes / MB} MB` : `${bytes} bytes`);
