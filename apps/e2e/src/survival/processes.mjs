// Finds the processes of one installation through /proc, and kills them as a crash would.
import { readFileSync, readdirSync } from 'node:fs';

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

const isDatabaseServer = ({ command }) => /\/bin\/postgres -D /.test(command);
/** A database process that works for a client: postgres writes whom and from where into its own name. */
const isBackend = ({ command }) => /^postgres: \S+ \S+ \d+\.\d+\.\d+\.\d+\(\d+\)/.test(command);

const IS = {
  api: (each) => isCore(each) && roleOf(each) === 'api',
  worker: (each) => isCore(each) && roleOf(each) === 'worker',
  import: ({ command }) => /\/worker\/import-process\.js/.test(command),
  source: isSourceChild,
  backend: isBackend,
  database: isDatabaseServer,
};

/**
 * Numbers of the processes of one kind, of the installation that `pid` began; empty when there is none just now.
 * @param {{ pid: number }} installation
 * @param {'api' | 'worker' | 'import' | 'source' | 'backend' | 'database'} kind
 */
export function pidsOf({ pid }, kind) {
  const is = IS[kind];
  return descendants(pid)
    .filter((each) => is(each))
    .map((each) => each.pid);
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
