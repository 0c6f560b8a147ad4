import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { packTiny, sourceText } from '../../test/tiny-plugin.js';
import { writeLock } from '../pack/index.js';

const HOST = fileURLToPath(new URL('../../test/lonely-host.mjs', import.meta.url));
const row = `{ cells: { period: '2024-04-01/2024-05-01', practice: 'A1', sex: 'F', age: '25-49', screened: 1, eligible: 2 } }`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it.each([
  ['waits', 'await new Promise(() => {});'],
  [
    'sends',
    `for (;;) { ctx.log.info('more'); yield { type: 'rows', provenance, rows: new Array(20_000).fill(${row}) }; }`,
  ],
])(
  'a source that %s ends soon after its worker was killed',
  async (_what, read) => {
    const folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
    const lock = join(folder, 'plugins.lock.json');
    const pack = await packTiny(folder, 'lonely', sourceText(read));
    await writeLock([pack], lock);
    const host = fork(HOST, [pack, lock, join(folder, 'work')], { execArgv: [] });
    let child = 0;
    try {
      child = await new Promise<number>((resolve, reject) => {
        host.once('message', (pid) => resolve(Number(pid)));
        host.once('exit', (code) => reject(new Error(`the host ended: ${code}`)));
      });
      expect(isAlive(child)).toBe(true);
      host.kill('SIGKILL');
      for (let tries = 0; tries < 1_200 && isAlive(child); tries++) await sleep(50);
      expect(isAlive(child)).toBe(false);
    } finally {
      host.kill('SIGKILL');
      if (child > 0 && isAlive(child)) process.kill(child, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  },
  180_000,
);
