// Real starts, in one data folder after the other's end, as a newcomer makes them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '../demo/client.mjs';
import { demoProjects } from '../demo/projects.mjs';
import { seedDemo } from '../demo/seed.mjs';
import { freePort, startFairshift } from './start-for-test.mjs';

const script = fileURLToPath(new URL('start.mjs', import.meta.url));
const newFolder = () => mkdtempSync(path.join(os.tmpdir(), 'fairshift-start-'));
const analystAt = (url, password = 'example-people-only') => signIn(url, 'trust-analyst', password);
const itemsOf = async (client, list) => {
  const organisation = client.account.memberships[0].organisation.id;
  return (await client.get(`/api/organisations/${organisation}/${list}?limit=200`)).items;
};

describe('a first start, a second beside it, and one after people have changed things', () => {
  const folder = newFolder();
  let running;
  afterEach(() => running?.stop());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('brings in the examples at the address that people type; a second start refuses and names it', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    running = await startFairshift(folder, { FAIRSHIFT_URL: url });
    expect(running.url).toBe(url);
    const client = await analystAt(url);
    expect((await itemsOf(client, 'projects')).map((project) => project.title).toSorted()).toEqual([
      'Fairer access to early intervention',
      'Fairer referrals to talking therapies in Newham',
      'Reducing racist incidents on East India ward',
    ]);
    expect(JSON.parse(readFileSync(path.join(folder, 'examples.json'), 'utf8')).complete).toHaveLength(4);

    const env = { ...process.env, FAIRSHIFT_DATA_DIR: folder };
    const second = spawnSync(process.execPath, [script], { env, encoding: 'utf8', timeout: 30_000 });
    expect([second.status, second.stderr.trim()]).toEqual([
      1,
      `Fairshift is running already, at ${url} (process ${running.pid}).`,
    ]);

    const [project] = await itemsOf(client, 'projects');
    const organisation = client.account.memberships[0].organisation.id;
    const renamed = { version: project.version, title: 'Our own name for it' };
    await client.send('PATCH', `/api/organisations/${organisation}/projects/${project.id}`, renamed);
    const passwords = { current: 'example-people-only', next: 'a password of my own' };
    await client.send('POST', '/api/account/password', passwords);
  });

  it('starts when an example person has another password, and leaves a renamed project alone', async () => {
    running = await startFairshift(folder);
    expect(running.output()).not.toContain('Bringing in');
    const client = await analystAt(running.url, 'a password of my own');
    const titles = (await itemsOf(client, 'projects')).map((project) => project.title);
    expect(titles).toHaveLength(3);
    expect(titles).toContain('Our own name for it');
  });

  it('starts without an example that cannot be brought in, and says so in a sentence', async () => {
    rmSync(path.join(folder, 'examples.json'));
    running = await startFairshift(folder);
    expect(running.output()).toMatch(
      /^The examples are not complete: 401 .*\. Fairshift works without them; the next start tries again\.$/m,
    );
  });
});

describe('examples that were cut off at any request', () => {
  const folder = newFolder();
  const { fetch } = globalThis;
  let running;
  beforeAll(async () => {
    const complete = demoProjects.map((project) => project.file);
    writeFileSync(path.join(folder, 'examples.json'), JSON.stringify({ complete }));
    running = await startFairshift(folder);
  });
  afterAll(async () => {
    globalThis.fetch = fetch;
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The answer to the request after so many is lost, though the request did what it asks for. */
  function loseAnswerAfter(requests) {
    let left = requests;
    globalThis.fetch = async (...args) => {
      const answer = await fetch(...args);
      if (left-- === 0) throw new TypeError('cut off');
      return answer;
    };
  }

  it('are completed by the next starts without doubles', async () => {
    const projects = demoProjects.filter((project) => project.publish);
    const note = path.join(folder, 'cut-off.json');
    let attempts = 0;
    for (let done = false; !done && attempts < 200; attempts += 1) {
      loseAnswerAfter(attempts);
      done = await seedDemo({ url: running.url, note, projects }).then(
        () => true,
        (error) => {
          if (error.message !== 'cut off') throw error;
          return false;
        },
      );
    }
    globalThis.fetch = fetch;
    expect(attempts).toBeGreaterThan(10);
    const people = { 'trust-analyst': 'Newham', 'gp-practice-analyst': 'Bedford' };
    for (const login of Object.keys(people)) {
      const client = await signIn(running.url, login, 'example-people-only');
      const count = async (list) => (await itemsOf(client, list)).length;
      const lists = [
        'datasets',
        'imports',
        'measure-definitions',
        'measures',
        'projects',
        'charts',
        'publications',
      ];
      const counts = await Promise.all(lists.map(count));
      expect([login, ...counts]).toEqual([login, 1, 1, 1, 1, 1, 1, 1]);
    }
  });
});

describe('a port that is taken', () => {
  it('stops the start with a sentence, and nothing is brought in at the other program', async () => {
    const folder = newFolder();
    const requests = [];
    const other = createServer((socket) => requests.push(socket.end()));
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address();
    const settings = { FAIRSHIFT_PORT: String(port) };
    await expect(startFairshift(folder, settings)).rejects.toThrow(`Port ${port} is in use`);
    expect(requests).toEqual([]);
    other.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
