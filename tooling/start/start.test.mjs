// Real starts, in one data folder after the other's end, as a newcomer makes them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { startInstallation } from '../../apps/e2e/src/harness/installation.mjs';
import { signIn } from '../demo/client.mjs';
import { demoProjects } from '../demo/projects.mjs';
import { seedDemo } from '../demo/seed.mjs';

const script = fileURLToPath(new URL('start.mjs', import.meta.url));
const newFolder = () => mkdtempSync(path.join(os.tmpdir(), 'fairshift-start-'));
const analystAt = (url, password = 'example-people-only') => signIn(url, 'trust-analyst', password);
const listening = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
/** Below those that the system gives to others by itself: nobody takes it before the start does. */
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
const itemsOf = async (client, list) => {
  const organisation = client.account.memberships[0].organisation.id;
  return (await client.get(`/api/organisations/${organisation}/${list}?limit=200`)).items;
};

describe('a first start, a second beside it, and one after people have changed things', () => {
  const folder = newFolder();
  let running;
  const stop = async () => {
    const last = running;
    running = undefined;
    await last?.stop();
  };
  const start = async (env = {}) => {
    await stop();
    running = await startInstallation({ dataDir: folder, env });
  };
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings in the examples at the address that people type; a second start refuses and names it', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    await start({ FAIRSHIFT_PORT: String(port), FAIRSHIFT_URL: url });
    expect(running.url).toBe(url);
    const client = await analystAt(url);
    expect((await itemsOf(client, 'projects')).map((project) => project.title).toSorted()).toEqual([
      'Fairer access to early intervention',
      'Fairer referrals to talking therapies in Newham',
      'Reducing racist incidents on East India ward',
    ]);
    expect(JSON.parse(readFileSync(path.join(folder, 'examples.json'), 'utf8')).complete).toHaveLength(5);

    const env = { ...process.env, FAIRSHIFT_DATA_DIR: folder };
    const second = spawnSync(process.execPath, [script], { env, encoding: 'utf8', timeout: 120_000 });
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
    await start();
    expect(running.output()).not.toContain('Bringing in');
    const client = await analystAt(running.url, 'a password of my own');
    const titles = (await itemsOf(client, 'projects')).map((project) => project.title);
    expect(titles).toHaveLength(3);
    expect(titles).toContain('Our own name for it');
  });

  it('starts without an example that cannot be brought in, and says so in a sentence', async () => {
    rmSync(path.join(folder, 'examples.json'));
    await start();
    expect(running.output()).toMatch(
      /^The examples are not complete: 401 .*\. Fairshift works without them; the next start tries again\.$/m,
    );
  });

  describe('and examples that were cut off at any request', () => {
    const { fetch } = globalThis;
    afterEach(() => (globalThis.fetch = fetch));

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
      // The start before left it without this example.
      if (running === undefined) await start();
      const newham = demoProjects.find((project) => project.file.startsWith('newham'));
      const projects = [{ ...newham, organisation: 'council' }];
      const note = path.join(folder, 'cut-off.json');
      let attempts = 0;
      for (let done = false; !done && attempts < 100; attempts += 1) {
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
      expect(attempts).toBeGreaterThan(8);
      const client = await signIn(running.url, 'council-analyst', 'example-people-only');
      const lists = ['datasets', 'imports', 'measure-definitions', 'measures', 'projects', 'charts'];
      for (const list of [...lists, 'publications']) {
        expect([list, (await itemsOf(client, list)).length]).toEqual([list, 1]);
      }
    });
  });
});

describe('a port that is taken', () => {
  it('stops the start with a sentence, and nothing is brought in at the other program', async () => {
    const folder = newFolder();
    const requests = [];
    const other = createServer((socket) => requests.push(socket.end()));
    const port = await listening(other);
    const settings = { FAIRSHIFT_PORT: String(port) };
    await expect(startInstallation({ dataDir: folder, env: settings })).rejects.toThrow(
      `Port ${port} is in use`,
    );
    expect(requests).toEqual([]);
    other.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
