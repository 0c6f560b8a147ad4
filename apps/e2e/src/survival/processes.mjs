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

const isLiving = (pid) => {
  const stat = read(`/proc/${pid}/stat`);
  return stat !== '' && stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
};

function threads(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The living children of a process, each with its command. Looks at no other process, so that it costs little. */
const children = (pid) =>
  threads(pid)
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((text) => text !== '' && isLiving(text))
    .map((text) => ({
      pid: Number(text),
      command: read(`/proc/${text}/cmdline`).replaceAll('\0', ' '),
    }));

/** All living processes below one. */
export const descendants = (pid) => children(pid).flatMap((child) => [child, ...descendants(child.pid)]);

const roleOf = ({ pid }) => /(?:^|\0)FAIRSHIFT_ROLE=(\w+)/.exec(read(`/proc/${pid}/environ`))?.[1];
const isCore = ({ command }) => /apps\/core\/dist\/server\/main\.mjs/.test(command);
/** Sources run behind Node's permission model, as nothing else does. */
export const isSourceChild = ({ command }) => / --permission /.test(command);

const isDatabaseServer = ({ command }) => /\/bin\/postgres -D /.test(command);
/** A database process that works for a client: postgres writes whom and from where into its own name. */
const isBackend = ({ command }) => /^postgres: \S+ \S+ \d+\.\d+\.\d+\.\d+\(\d+\)/.test(command);

const IS = {
  api: (each) => isCore(each) && roleOf(each) === 'api',
  worker: (each) => isCore(each) && roleOf(each) === 'worker',
  import: ({ command }) => /\/import-process\.mjs/.test(command),
  source: isSourceChild,
  backend: isBackend,
  database: isDatabaseServer,
};

/**
 * The topmost processes of a kind below one. What a process forks has its parent's command for a moment: postgres names
 * a backend only after it has begun.
 */
const topmost = (pid, is) =>
  children(pid).flatMap((child) => (is(child) ? [child.pid] : topmost(child.pid, is)));

/**
 * Numbers of the processes of one kind, of the installation that `pid` began; empty when there is none just now.
 * @param {{ pid: number }} installation
 * @param {'api' | 'worker' | 'import' | 'source' | 'backend' | 'database'} kind
 */
export const pidsOf = ({ pid }, kind) => topmost(pid, IS[kind]);

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
export const isAlive = isLiving;
