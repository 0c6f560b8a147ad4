import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { pidsOf } from './processes.mjs';

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);

it('takes a process that was only just forked for no second one of its kind', async () => {
  // Without the settings of whoever runs this: a shell may have to run programs of theirs first.
  const server = spawn('/bin/sh', ['-c', '(read line; true); true'], {
    argv0: '/bin/postgres -D here',
    env: {},
  });
  try {
    const pid = server.pid!;
    while (childrenOf(pid).length === 0) await wait(10);
    const [forked] = childrenOf(pid);
    expect(readFileSync(`/proc/${forked}/cmdline`, 'utf8')).toMatch(/^\/bin\/postgres -D here/);
    expect(pidsOf({ pid: process.pid }, 'database')).toEqual([pid]);
  } finally {
    server.stdin.end();
  }
});
