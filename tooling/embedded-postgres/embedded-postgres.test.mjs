import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase, startDatabase } from './index.js';

let dataDir;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'fairshift-embedded-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function ask(url, sql) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilAnswered(url, sql) {
  for (let i = 0; i < 900; i++) {
    try {
      return await ask(url, sql);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('the server did not come back');
}

describe('the embedded PostgreSQL', () => {
  it('asks for its random password, listens on this machine only, and keeps data over a restart', async () => {
    const first = await startDatabase({ dataDir });
    const wrong = first.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await ask(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await ask(first.url, 'create table kept as select 1 as n');
    await first.stop();
    const password = path.join(first.dataDir, 'password');
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(readFileSync(password, 'utf8').trim()).toHaveLength(32);
    const second = await startDatabase({ dataDir });
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.stop();
  });

  it('is started again on the same port when it is killed', async () => {
    const database = await startDatabase({ dataDir });
    const { pid } = database;
    await ask(database.url, 'insert into kept values (2)');
    process.kill(pid, 'SIGKILL');
    expect(await untilAnswered(database.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(database.pid).not.toBe(pid);
    await database.stop();
  });

  it('stops with the process that started it, even by SIGKILL, and refuses a second start before that', async () => {
    const code = `import { startDatabase } from '${new URL('index.js', import.meta.url).href}';
      const { url } = await startDatabase({ dataDir: process.argv[1] });
      process.stdout.write(url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code, dataDir]);
    const url = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    await ask(url, 'insert into kept values (3)');
    await expect(startDatabase({ dataDir })).rejects.toMatchObject({
      code: 'database-in-use',
      pid: child.pid,
    });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const next = await startDatabase({ dataDir });
    expect(await ask(next.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await next.stop();
  });

  it('leaves nothing of a temporary one, and copies databases', async () => {
    const database = await startDatabase();
    const copy = await createDatabase(database.url);
    expect(await ask(copy.url, 'select current_database() as name')).toEqual([{ name: copy.name }]);
    await copy.drop();
    await database.stop();
    expect(existsSync(database.dataDir)).toBe(false);
  });
});
