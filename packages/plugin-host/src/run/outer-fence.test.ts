import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { firstMessage, SPEAK } from '../../test/pipes.js';
import { fileOf } from '../../test/tiny-plugin.js';
import { ChildUsers } from './child-users.js';
import { makeRunFolder } from './run-folder.js';
import { spawnChild } from './spawn-child.js';

/** Tries everything that the fence must refuse, without the inner fence, and tells each error's code. */
const PROBE = `${SPEAK}
import { fchmodSync, readFileSync, writeFileSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { connect, createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { Worker } from 'node:worker_threads';
const here = import.meta.dirname;
const socket = (made) => new Promise((resolve, reject) => {
  for (const event of ['connect', 'listening', 'message']) made.on(event, resolve);
  made.on('error', reject);
});
const deeds = {
  ownFolder: () => readFileSync(here + '/source-0.mjs'),
  upload: () => readSync(4, Buffer.alloc(4)),
  uploadByPath: () => readFileSync('/proc/self/fd/4'),
  uploadWritten: () => writeSync(4, 'x'),
  uploadOpened: () => fchmodSync(4, 0o666),
  passwd: () => readFileSync('/etc/passwd'),
  hostEnvironment: () => readFileSync('/proc/' + process.ppid + '/environ'),
  write: () => writeFileSync(here + '/x', 'x'),
  link: () => symlinkSync('/etc/passwd', here + '/x'),
  spawn: () => spawnSync('id'),
  thread: () => new Worker('1', { eval: true }),
  names: () => lookup('example.org'),
  tcp: () => socket(connect(5432, '127.0.0.1')),
  unix: () => socket(connect('/tmp/.s.PGSQL.5432')),
  serve: () => socket(createServer().listen(0)),
  udp: () => new Promise((resolve, reject) => {
    const udp = createSocket('udp4').on('error', reject);
    udp.send('x', 53, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
  }),
  fetch: () => fetch('http://127.0.0.1:8099/'),
};
const found = { environment: Object.keys(process.env).filter((name) => !name.startsWith('__CF')), uid: process.getuid() };
for (const [name, deed] of Object.entries(deeds)) {
  try { await deed(); found[name] = 'done'; } catch (error) { found[name] = error.code ?? error.cause?.code ?? String(error); }
}
try { process.kill(process.ppid, 0); found.signal = 'done'; } catch (error) { found.signal = error.code; }
say(found);
process.exit(0);
`;

const UPLOAD = fileOf(Buffer.from('a,b\n'));

async function probe(uid: number | undefined): Promise<Record<string, unknown>> {
  const work = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  const content = { entry: Buffer.from(PROBE), bundles: [Buffer.from('export {};')] };
  const folder = await makeRunFolder(work, uid !== undefined, content);
  try {
    const child = spawnChild({ folder, memoryMb: 64, uid, file: UPLOAD.descriptor });
    return await firstMessage(child);
  } finally {
    await folder.remove();
    await rm(work, { recursive: true, force: true });
  }
}

/** What a child may do with the uploaded file: read it through its descriptor. */
const FILE = {
  upload: 'done',
  uploadByPath: 'ERR_ACCESS_DENIED',
  uploadWritten: 'EBADF',
  uploadOpened: 'ERR_ACCESS_DENIED',
};

const REFUSED = Object.fromEntries(
  [
    'passwd',
    'hostEnvironment',
    'write',
    'link',
    'spawn',
    'thread',
    'names',
    'tcp',
    'unix',
    'serve',
    'udp',
    'fetch',
  ].map((name) => [name, 'ERR_ACCESS_DENIED']),
);

describe('the outer fence alone', () => {
  it('refuses files, network, programs and threads, and gives no environment', async () => {
    const found = await probe(undefined);
    expect(found).toMatchObject({ ...REFUSED, ...FILE, environment: [], ownFolder: 'done' });
  });

  it('gives a user of its own when the worker is root, who may not signal the worker', async () => {
    const users = new ChildUsers();
    const uid = users.take();
    expect(uid === undefined).toBe(process.getuid?.() !== 0);
    const found = await probe(uid);
    expect(found).toMatchObject({
      ...REFUSED,
      ...FILE,
      environment: [],
      ownFolder: 'done',
      uid: uid ?? process.getuid?.(),
    });
    // For an ordinary user the child is the same user: only the inner fence keeps signals from it.
    expect(found['signal']).toBe(uid === undefined ? 'done' : 'EPERM');
  });

  it('is asked for before a source is loaded: without it the child refuses to work', async () => {
    const entry = fileURLToPath(new URL('../../dist/source-child.mjs', import.meta.url));
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe'] as const;
    const child = spawn(process.execPath, [entry], { env: {}, stdio: [...stdio] });
    expect(await firstMessage(child)).toMatchObject({ type: 'failed', code: 'fence-incomplete' });
    child.kill();
  });

  it('removes folders that a killed worker left behind a day ago', async () => {
    const work = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
    const old = join(work, 'fairshift-source-old');
    const young = join(work, 'fairshift-source-young');
    for (const folder of [old, young]) await mkdir(folder);
    const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000);
    await utimes(old, twoDaysAgo, twoDaysAgo);
    const made = await makeRunFolder(work, false, { entry: Buffer.from(''), bundles: [Buffer.from('')] });
    expect((await readdir(work)).toSorted()).toEqual(
      [basename(made.path), 'fairshift-source-young'].toSorted(),
    );
    await made.remove();
  });

  it('never gives two running children one user', () => {
    const users = new ChildUsers(70_000);
    const first = users.take();
    const second = users.take();
    if (first !== undefined) expect(second).not.toBe(first);
    users.give(first);
    expect(users.take()).toBe(first);
  });
});
