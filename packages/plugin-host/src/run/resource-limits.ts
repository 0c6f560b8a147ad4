import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { promisify } from 'node:util';
import type { HostLog } from './host-log.js';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;
/** A little behind the server, so that pages stay quick; further back an import on 2 cores took a sixth longer (ADR 14). */
const NICE = 2;
/** What Node itself may add to its data while it works: compiled code, buffers of the channel. */
const HEADROOM_MB = 96;

export interface ChildLimits {
  readonly memoryMb: number;
  readonly minutes: number;
}

/**
 * Fences a started child's resources, before it has loaded anything of the plugin: memory (a burst of
 * buffers is outside the heap limit), processor time, no files written, lower priority, first to go
 * when the computer runs out of memory. What the system does not offer is logged, not fatal.
 */
export async function limitChild(
  pid: number,
  uid: number | undefined,
  limits: ChildLimits,
  log: HostLog,
): Promise<void> {
  const attempts: Record<string, () => Promise<unknown>> = {
    // Never more urgent than who started it: the kit on a server is the least urgent of all.
    priority: async () => setPriority(pid, Math.max(NICE, getPriority(pid))),
    oom_score_adj: () => writeFile(`/proc/${pid}/oom_score_adj`, '900'),
    prlimit: () => prlimit(pid, uid, limits),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
    } catch (error) {
      log.warn('a limit of a source could not be set', { limit: name, pid, error: String(error) });
    }
  }
}

/** As the child's own user: root without CAP_SYS_RESOURCE may not limit others, but all may limit themselves. */
async function prlimit(pid: number, uid: number | undefined, limits: ChildLimits): Promise<void> {
  const data = (await dataBytes(pid)) + (limits.memoryMb + HEADROOM_MB) * MEGABYTE;
  const seconds = limits.minutes * 60;
  // With one number for both the system sends SIGKILL, which looks like a death from outside.
  const rules = [`--data=${data}`, `--cpu=${seconds}:${seconds + 5}`, '--fsize=0', '--core=0'];
  await run('prlimit', [`--pid=${pid}`, ...rules], uid === undefined ? {} : { uid, gid: uid });
}

/** Node reserves some 590 MB of data at its start, so the limit counts from there. */
async function dataBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmData:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error('the system does not tell the size of a process');
  return Number(kilobytes) * 1024;
}

/** Memory that a process really holds, in megabytes; 0 when it is gone or the system does not tell. */
export async function residentMb(pid: number): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(pages.split(' ')[1] ?? 0) * 4096) / MEGABYTE;
}
