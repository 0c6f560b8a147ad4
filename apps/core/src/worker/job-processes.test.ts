import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { newId } from '../platform/ids.js';
import { JobProcesses } from './job-processes.js';

const ORDER = {
  databaseUrl: '',
  dataDir: '',
  plugins: { builtPluginsDir: '' },
  log: 'silent' as const,
  leaseSeconds: 10,
  privateOrigins: [],
};
const HERE = fileURLToPath(import.meta.url);
const LOG = pino({ level: 'silent' });

const task = () => ({ systemId: newId(), organisationId: newId(), id: newId() });
const nobody = () => undefined;
/** A program that takes an order and ends well. */
const ends = () =>
  spawn(process.execPath, ['-e', "process.once('message', () => process.exit(0))"], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
/** One that takes an order and goes on until it is ended. */
const stays = () =>
  spawn(process.execPath, ['-e', "process.on('message', () => process.send({ attempt: 7 }))"], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

describe('processes of jobs', () => {
  it.each<[string, () => ChildProcess]>([
    ['is not there', () => fork(HERE, { execPath: '/nowhere/node' })],
    [
      'cannot be started at all',
      () => {
        throw new Error('spawn ENOMEM');
      },
    ],
  ])('gives its slot back when the program %s', async (_what, broken) => {
    const starts = [broken, ends];
    const processes = new JobProcesses(ORDER, 1, LOG, () => starts.shift()!());
    const codes = await Promise.all([processes.run(task(), nobody), processes.run(task(), nobody)]);
    expect(codes).toEqual([1, 0]);
  });

  it('starts no more than it may at a time, and none for those that wait when it stops', async () => {
    let started = 0;
    const processes = new JobProcesses(ORDER, 1, LOG, () => {
      started++;
      return stays();
    });
    const heard = Promise.withResolvers<number>();
    const first = processes.run(task(), heard.resolve);
    const second = processes.run(task(), nobody);
    expect(await heard.promise).toBe(7);
    await processes.stop();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(started).toBe(1);
  });
});
