import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDatabase } from '@fairshift/embedded-postgres';
import type { RunningDatabase } from '@fairshift/embedded-postgres';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { readConfig } from '../platform/config.js';
import { prepareDatabase } from './prepare.js';

/** A server of its own: these tests change roles, which all databases of a server share. */
let server: RunningDatabase;
let dataDir: string;
let database = 0;
beforeAll(async () => {
  server = await startDatabase();
});
afterAll(() => server.stop());
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'fairshift-prepare-'));
  database += 1;
  await ask(server.url, `create database d${database}`);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function at(user?: string, password = ''): string {
  const url = new URL(server.url);
  url.pathname = `/d${database}`;
  if (user) [url.username, url.password] = [user, password];
  return url.href;
}

const prepare = (settings: Record<string, string>) =>
  prepareDatabase(readConfig({ FAIRSHIFT_DATA_DIR: dataDir, ...settings }));
const whoami = async (url: string) => (await ask(url, 'select current_user as name'))[0];

describe('preparing a database', () => {
  it('makes roles with random passwords and tables, with a superuser’s URL alone', async () => {
    const urls = await prepare({ DATABASE_OWNER_URL: at() });
    expect(await whoami(urls.app)).toEqual({ name: 'fairshift_app' });
    expect(await whoami(urls.auth)).toEqual({ name: 'fairshift_auth' });
    expect(urls.direct).toBe(urls.app);
    const file = path.join(dataDir, 'database.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { app } = JSON.parse(readFileSync(file, 'utf8')) as { app: string };
    expect(app.length).toBeGreaterThanOrEqual(32);
    expect(await prepare({ DATABASE_OWNER_URL: at() })).toEqual(urls);
  });

  it('never runs as the superuser that DATABASE_URL names', async () => {
    const urls = await prepare({ DATABASE_URL: at() });
    expect(await whoami(urls.app)).toEqual({ name: 'fairshift_app' });
  });

  it('works for two processes that start together', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => prepare({ DATABASE_OWNER_URL: at() })));
    expect(one).toEqual(two);
    expect(await whoami(one!.app)).toEqual({ name: 'fairshift_app' });
  });

  it('uses roles of other names, made when missing', async () => {
    const settings = {
      DATABASE_OWNER_URL: at(),
      DATABASE_URL: at('my_app', 'one'),
      DATABASE_AUTH_URL: at('my_auth', 'two'),
    };
    const urls = await prepare(settings);
    expect(await whoami(urls.app)).toEqual({ name: 'my_app' });
    expect(await ask(urls.app, 'select * from teams')).toEqual([]);
    await expect(ask(urls.app, 'select * from sessions')).rejects.toThrow('permission denied');
    expect(await ask(urls.auth, 'select * from sessions')).toEqual([]);
    // Later starts need no owner.
    const { DATABASE_OWNER_URL: _, ...later } = settings;
    expect(await prepare(later)).toMatchObject({ app: urls.app });
  });

  it('works for an owner that may make roles and is no superuser', async () => {
    await ask(server.url, `create role keeper login createrole password 'k'`).catch(() => undefined);
    await ask(server.url, `alter database d${database} owner to keeper`);
    for (const role of ['fairshift_owner', 'fairshift_app', 'fairshift_auth']) {
      await ask(server.url, `grant ${role} to keeper with admin option`);
    }
    const urls = await prepare({ DATABASE_OWNER_URL: at('keeper', 'k') });
    expect(await whoami(urls.app)).toEqual({ name: 'fairshift_app' });
  });

  it.each(['bypassrls', 'createrole', 'in role fairshift_owner'])(
    'refuses a role with %s in every setting',
    async (power) => {
      const name = `strong_${power.split(' ').at(-1)!}`;
      await prepare({ DATABASE_OWNER_URL: at() });
      await ask(server.url, `create role ${name} login ${power} password 's'`);
      for (const setting of ['DATABASE_URL', 'DATABASE_AUTH_URL', 'DATABASE_DIRECT_URL']) {
        await expect(prepare({ DATABASE_OWNER_URL: at(), [setting]: at(name, 's') })).rejects.toThrow(
          `The role of ${setting} may see every organisation`,
        );
      }
    },
  );

  it('refuses the role of sign-in where the app’s own belongs', async () => {
    const { auth } = await prepare({ DATABASE_OWNER_URL: at() });
    const settings = { DATABASE_OWNER_URL: at(), DATABASE_DIRECT_URL: auth };
    await expect(prepare(settings)).rejects.toThrow('The role of DATABASE_DIRECT_URL');
  });

  it('says which setting is missing', async () => {
    await expect(prepare({})).rejects.toThrow('DATABASE_OWNER_URL');
    await ask(server.url, `create role plain login password 'p'`);
    const plain = at('plain', 'p');
    await expect(prepare({ DATABASE_URL: plain, DATABASE_AUTH_URL: plain })).rejects.toThrow(
      'needs a migration',
    );
  });
});
