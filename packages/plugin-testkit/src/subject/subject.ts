import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { verifyPack, type VerifiedPack } from '@fairshift/plugin-host/packs';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { readFixtures, type Fixtures } from './fixtures.js';
import { openTestHost, type TestHost } from './test-host.js';

export interface SubjectOptions {
  /** The version that the host says it is. */
  readonly hostVersion?: string;
  /** Rows of the large file that the memory of a source is tried with. */
  readonly rows?: number;
  /** Ids of the only checks to run; a badge then speaks of these alone. */
  readonly only?: readonly string[];
  /** The pack of the version that was published before. */
  readonly previous?: string;
  /** Keeps the pictures of the examples as they are drawn now, instead of comparing them. */
  readonly keepPictures?: boolean;
}

/** A plugin under test. */
export interface Subject {
  readonly pack: string;
  readonly manifest: PluginManifest;
  readonly hash: string;
  readonly fixtures: Fixtures;
  /** Text of the README; undefined when there is none. */
  readonly readme: string | undefined;
  readonly host: TestHost;
  readonly hostVersion: string;
  readonly rows: number;
  readonly only?: readonly string[];
  readonly previous?: Subject;
  /** Where the author keeps pictures of the examples; no part of the pack. */
  readonly pictures: string;
  readonly keepPictures: boolean;
  close(): Promise<void>;
}

/** The version of Fairshift that this kit came with. */
export const KIT_VERSION = '0.1.0';
const ROWS = 1_000_000;

/** Opens a pack with its fixtures. Throws `PackError` when the pack itself does not hold. */
export async function openSubject(pack: string, options: SubjectOptions = {}): Promise<Subject> {
  const { manifest, hash }: VerifiedPack = await verifyPack(pack);
  const hostVersion = options.hostVersion ?? KIT_VERSION;
  const fixtures = await readFixtures(besides(pack, 'fixtures'));
  const readmeFile = besides(pack, 'README.md');
  const previous =
    options.previous === undefined ? undefined : await openSubject(options.previous, { hostVersion });
  const host = await openTestHost(pack, hostVersion);
  return {
    pack,
    manifest,
    hash,
    fixtures,
    readme: existsSync(readmeFile) ? await readFile(readmeFile, 'utf8') : undefined,
    host,
    hostVersion,
    rows: options.rows ?? ROWS,
    pictures: join(dirname(pack), 'fixtures', 'pictures'),
    keepPictures: options.keepPictures === true,
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(previous === undefined ? {} : { previous }),
    close: async () => {
      await host.close();
      await previous?.close();
    },
  };
}

/** In the pack itself, as `fairshift-plugin pack` puts it there; else beside `dist`, in the author's folder. */
function besides(pack: string, name: string): string {
  const inside = join(pack, name);
  return existsSync(inside) ? inside : join(dirname(pack), name);
}
