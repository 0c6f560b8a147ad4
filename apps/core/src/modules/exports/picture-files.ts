import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../platform/config.js';
import { newId } from '../../platform/ids.js';

const KEPT_DAYS = 7;
const DAY_MS = 24 * 3_600_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Whose picture it is and what exactly it shows. */
export interface PictureName {
  /** An organisation, or a system for what was released in it. */
  readonly owner: string;
  /** SHA-256 of everything that the picture is made from, in hex. */
  readonly key: string;
  readonly format: 'svg' | 'png' | 'pdf';
}

/**
 * Pictures that were drawn before, as `<data folder>/pictures/<owner>/<key>.<format>`. The name is a fingerprint of all
 * that a picture is made from, so a picture is never old; and it is only a copy, so it may be lost at any time. Who
 * may see it is asked before its name is known.
 */
export class PictureFiles {
  readonly #root: string;
  #sweptAt = 0;

  constructor(config: Pick<Config, 'dataDir'>) {
    this.#root = path.join(config.dataDir, 'pictures');
  }

  async read(name: PictureName): Promise<Buffer | undefined> {
    const file = this.#path(name);
    const bytes = await readFile(file).catch(() => undefined);
    // What is looked at stays.
    if (bytes) await utimes(file, new Date(), new Date()).catch(() => undefined);
    return bytes;
  }

  async keep(name: PictureName, bytes: Buffer): Promise<void> {
    const file = this.#path(name);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Under its name only when it is whole.
    const part = path.join(folder, `.${newId()}.part`);
    await writeFile(part, bytes, { mode: 0o600 });
    await rename(part, file);
    if (Date.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = Date.now();
    await this.sweep();
  }

  /** Takes away what nobody has looked at for a week. */
  async sweep(): Promise<void> {
    for (const owner of await readdir(this.#root).catch(() => [])) {
      const folder = path.join(this.#root, owner);
      for (const file of await readdir(folder).catch(() => [])) {
        const found = await stat(path.join(folder, file)).catch(() => undefined);
        if (found && Date.now() - found.mtimeMs > KEPT_DAYS * DAY_MS)
          await rm(path.join(folder, file), { force: true });
      }
    }
  }

  #path({ owner, key, format }: PictureName): string {
    return path.join(this.#root, owner, `${key}.${format}`);
  }
}
