import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { AppError, notFound } from '../../platform/errors.js';
import { withFile } from './tar-with-file.js';

const press = promisify(gzip);
/** The scaffolder learns where it came from, and so where the packages of a new plugin come from. */
const SCAFFOLDER = 'create-plugin';

export interface KitPackage {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** The name held its version. */
  readonly versioned: boolean;
}

/** The packages that the build has made, pressed once and kept. */
@Injectable()
export class PluginKitService {
  readonly #pressed = new Map<string, Promise<Buffer>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @param file `plugin-sdk.tgz` or `plugin-sdk-0.1.0.tgz` @throws AppError 'not-found' */
  async package(file: string): Promise<KitPackage> {
    const versions = JSON.parse(await this.#read('packages.json')) as Record<string, string>;
    const name = Object.keys(versions).find(
      (each) => file === `${each}.tgz` || file === `${each}-${versions[each]}.tgz`,
    );
    const version = name === undefined ? undefined : versions[name];
    if (name === undefined || version === undefined) throw notFound();
    const pressed = this.#pressed.get(name) ?? this.#press(name, version);
    this.#pressed.set(name, pressed);
    const fileName = `${name}-${version}.tgz`;
    return { bytes: await pressed, fileName, versioned: file === fileName };
  }

  async manifestSchema() {
    const schema = JSON.parse(await this.#read('plugin-1.json')) as {
      type: 'object';
      [key: string]: unknown;
    };
    return { ...schema, $id: new URL('/schema/plugin-1.json', this.config.url).href };
  }

  async #press(name: string, version: string): Promise<Buffer> {
    const tar = await readFile(path.join(this.config.kitDir, `${name}.tar`));
    const kit = new URL('/kit', this.config.url).href;
    const whole =
      name === SCAFFOLDER ? withFile(tar, 'package/served-from.json', JSON.stringify({ kit, version })) : tar;
    return press(whole);
  }

  async #read(name: string): Promise<string> {
    try {
      return await readFile(path.join(this.config.kitDir, name), 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      throw new AppError('not-built', 503, 'The kit for plugin authors is not built yet. Run npm start.');
    }
  }
}
