// One start per data folder: a second one refuses and says where the first one answers.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** When a process began, in clock ticks since boot; tells a reused number from the same process. */
function startedAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19];
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return started === undefined || startedAt(pid) === started;
}

/**
 * Takes the folder, or answers whose it is.
 * @param {string} dataDir
 * @returns {{ other: { pid: number, url?: string } } | { publish(url: string): void, release(): void }}
 */
export function takeFolder(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'running.json');
  if (existsSync(file)) {
    try {
      const other = JSON.parse(readFileSync(file, 'utf8'));
      if (isAlive(other)) return { other };
    } catch {
      // A half-written note of a killed run says nothing: take over.
    }
    rmSync(file, { force: true });
  }
  const mine = { pid: process.pid, started: startedAt(process.pid) };
  writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
  return {
    publish: (url) => writeFileSync(file, JSON.stringify({ ...mine, url })),
    release: () => rmSync(file, { force: true }),
  };
}
