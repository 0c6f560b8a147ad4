import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import type { RunFolder } from './run-folder.js';

export interface SpawnOptions {
  readonly folder: RunFolder;
  readonly memoryMb: number;
  readonly uid: number | undefined;
  /** An open descriptor for the child to inherit as `FILE_DESCRIPTOR`. */
  readonly file?: number | undefined;
}

/**
 * Starts a child behind the outer fence: Node's permission model with read access to its own folder
 * and no network, an empty environment, and a user of its own when there is one.
 */
export function spawnChild({ folder, memoryMb, uid, file }: SpawnOptions): ChildProcess {
  const flags = [
    '--permission',
    `--allow-fs-read=${folder.path}`,
    `--max-old-space-size=${memoryMb}`,
    '--no-warnings',
  ];
  return spawn(nodeFor(uid), [...flags, folder.entry], {
    env: {},
    cwd: '/',
    // The pipe is the fourth, hence CHANNEL_DESCRIPTOR; the file is the fifth, hence FILE_DESCRIPTOR.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', ...(file === undefined ? [] : [file])],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** The program that is running already: another user may not be allowed to get to its path. */
export function nodeFor(uid: number | undefined): string {
  return uid !== undefined && process.platform === 'linux' ? '/proc/self/exe' : process.execPath;
}
