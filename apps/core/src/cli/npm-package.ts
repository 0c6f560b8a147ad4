import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A name of the registry and three numbers: no range, no tag, no address, no path. Those could mean anything later. */
const EXACT = /^((?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*)@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
const FETCH_MS = 120_000;

const packed = z
  .array(z.object({ filename: z.string(), integrity: z.string(), name: z.string(), version: z.string() }))
  .length(1);

export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** As the registry gives it; the bytes have it. */
  readonly integrity: string;
  readonly bytes: Buffer;
}

/** Why a package could not be had, for whoever typed its name. */
export class NpmError extends Error {}

export const isExactPackage = (text: string): boolean => EXACT.test(text);

/**
 * Fetches one package with the npm of this machine, so that its registry, proxy and sign-in are those of the operator.
 * Nothing of the package runs and nothing is installed.
 * @param settings further ones for npm, such as `--registry`
 * @throws NpmError
 */
export async function fetchPackage(spec: string, settings: readonly string[] = []): Promise<NpmPackage> {
  const [, name, version] = EXACT.exec(spec) ?? [];
  if (!name || !version) throw new NpmError(`"${spec}" is no name with an exact version.`);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fairshift-npm-'));
  try {
    const args = ['pack', spec, '--ignore-scripts', '--json', '--pack-destination', folder, ...settings];
    const [made] = packed.parse(JSON.parse(await npm(args, folder, spec)));
    if (made!.name !== name || made!.version !== version) {
      throw new NpmError(`npm gave ${made!.name}@${made!.version} in place of ${spec}.`);
    }
    const bytes = await readFile(path.join(folder, path.basename(made!.filename)));
    if (!hasIntegrity(bytes, made!.integrity))
      throw new NpmError(`${spec} was damaged on its way. Try again.`);
    return { name, version, integrity: made!.integrity, bytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const hasIntegrity = (bytes: Buffer, integrity: string): boolean =>
  integrity === `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

async function npm(args: readonly string[], cwd: string, spec: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('npm', [...args], {
      cwd,
      timeout: FETCH_MS,
      maxBuffer: 1 << 24,
    });
    return stdout;
  } catch (error) {
    const { code, stderr = '' } = error as { code?: string | number; stderr?: string };
    if (code === 'ENOENT') throw new NpmError('There is no npm on this machine.');
    if (/E404|ETARGET|notarget/.test(stderr))
      throw new NpmError(`npm knows no ${spec}. Check the name and the version.`);
    if (/EINTEGRITY/.test(stderr))
      throw new NpmError(`${spec} is not what its publisher sent to npm. It was not added.`);
    throw new NpmError(`npm could not fetch ${spec}. Is the registry reachable from this machine?`);
  }
}
