// Finds the processes of one installation through /proc, and kills them as a crash would.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended between the listing and the look.
    return '';
  }
};

/** Every living process: number, parent and command. */
function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (!parent || state === 'Z') return [];
      return [
        {
          pid: Number(name),
          parent: Number(parent),
          command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' '),
        },
      ];
    });
}

/** All processes below one, nearest first. */
export function descendants(pid, all = processes()) {
  const children = all.filter((each) => each.parent === pid);
  return [...children, ...children.flatMap((child) => descendants(child.pid, all))];
}

const roleOf = ({ pid }) => /(?:^|\0)FAIRSHIFT_ROLE=(\w+)/.exec(read(`/proc/${pid}/environ`))?.[1];
const isCore = ({ command }) => /apps\/core\/dist\/main\.js/.test(command);
/** Sources run behind Node's permission model, as nothing else does. */
export const isSourceChild = ({ command }) => / --permission /.test(command);

/** The number of the database server whose data are in a folder; undefined while it is down. */
export function databaseServer(dataDir) {
  const pid = Number(read(path.join(dataDir, 'postgres/cluster/postmaster.pid')).split('\n')[0]);
  return processes().find((each) => each.pid === pid)?.pid;
}

/** Database backends that work for a client of ours. */
const backends = (dataDir) =>
  processes().filter(
    (each) =>
      each.parent === databaseServer(dataDir) &&
      /^postgres: \S+ \S+ \d+\.\d+\.\d+\.\d+\(\d+\)/.test(each.command),
  );

/**
 * Numbers of the processes of one kind, of the installation that `pid` began; empty when there is none just now.
 * @param {{ pid: number, folder: string }} installation
 * @param {'api' | 'worker' | 'source' | 'backend' | 'database'} kind
 */
export function pidsOf({ pid, folder }, kind) {
  if (kind === 'database') return [databaseServer(folder)].filter((each) => each !== undefined);
  if (kind === 'backend') return backends(folder).map((each) => each.pid);
  const ours = descendants(pid);
  if (kind === 'source') return ours.filter(isSourceChild).map((each) => each.pid);
  return ours.filter((each) => isCore(each) && roleOf(each) === kind).map((each) => each.pid);
}

/** SIGKILL, which no process can answer; false when it was gone already. */
export function killNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Whether a process lives, and is no zombie that only waits to be counted. */
export const isAlive = (pid) => processes().some((each) => each.pid === pid);
