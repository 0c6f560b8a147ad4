// One start per data folder: a second one refuses and says where the first one answers.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  } catch (error) {
    // A living process of another user may not be signalled.
    if (error.code !== 'EPERM') return false;
  }
  return started === undefined || startedAt(pid) === started;
}

/** The note in a file; undefined when there is none, or when it says nothing that can be read. */
function read(file) {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(note.pid) ? note : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a whole file under the name, and never over another one. */
function claim(file, note) {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, JSON.stringify(note), { mode: 0o600 });
  try {
    linkSync(part, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(part, { force: true });
  }
}

/** Takes a dead start's note away. Another start may have put its own there a moment before: that one goes back. */
function clear(file) {
  const taken = `${file}.${process.pid}.old`;
  try {
    renameSync(file, taken);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const note = read(taken);
  if (note && isAlive(note)) claim(file, note);
  rmSync(taken, { force: true });
}

function holder(file, mine) {
  const isMine = () => read(file)?.pid === mine.pid;
  return {
    publish(url) {
      const part = `${file}.${process.pid}`;
      writeFileSync(part, JSON.stringify({ ...mine, url }), { mode: 0o600 });
      renameSync(part, file);
    },
    release: () => isMine() && rmSync(file, { force: true }),
  };
}

/**
 * Takes the folder, or answers whose it is. `leftover`: the start before was killed, and what it ran may need a
 * moment to end.
 * @param {string} dataDir
 * @returns {{ other: { pid: number, url?: string } } | { leftover: boolean, publish(url: string): void, release(): void }}
 */
export function takeFolder(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'running.json');
  const mine = { pid: process.pid, started: startedAt(process.pid) };
  for (let leftover = false; ; leftover = true) {
    if (claim(file, mine)) return { leftover, ...holder(file, mine) };
    const other = read(file);
    if (other && isAlive(other)) return { other };
    clear(file);
  }
}
