import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from '../../test/harness/index.js';
import type { TestDatabase } from '../../test/harness/index.js';
import { makePool } from '../database/pools.js';
import { noteFailed, readDecisions } from './plugin-decisions.repository.js';

const HASH = `sha384-${'a'.repeat(64)}`;

let database: TestDatabase;
let owner: Client;
let app: ReturnType<typeof makePool>;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.owner });
  await owner.connect();
  app = makePool(database.app, 'test', 1, () => undefined);
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.drop();
});
beforeEach(() => owner.query('truncate plugins, plugin_events'));

const add = (id: string, version: string, state: string, decidedAt: string | null = null) =>
  owner.query(
    `insert into plugins (plugin_id, version, hash, title, publisher, locator, origin, state, manifest, decided_at)
     values ($1, $2, $3, 'Title', 'Partner', 'upload', 'x.fsplugin', $4, '{}', $5)`,
    [id, version, HASH, state, decidedAt],
  );

const failed = { pluginId: 'p.one', version: '1.0.0', hash: HASH, reason: 'It has no export.' };

describe('decisions on plugins', () => {
  it('are read oldest first; what waits or is refused is none', async () => {
    await add('p.one', '1.1.0', 'ready', '2026-02-01T00:00:00Z');
    await add('p.one', '1.0.0', 'disabled', '2026-01-01T00:00:00Z');
    await add('p.two', '1.0.0', 'compatible');
    await add('p.three', '1.0.0', 'refused');
    expect(await readDecisions(app)).toEqual([
      { pluginId: 'p.one', version: '1.0.0', hash: HASH, state: 'disabled' },
      { pluginId: 'p.one', version: '1.1.0', hash: HASH, state: 'enabled' },
    ]);
  });

  it('let one version of a plugin run, never two', async () => {
    await add('p.one', '1.0.0', 'ready');
    await expect(add('p.one', '1.1.0', 'enabled')).rejects.toMatchObject({ constraint: 'plugins_running' });
  });

  it('remember a failure once, with an event that tells the other processes', async () => {
    await add('p.one', '1.0.0', 'ready');
    const heard: string[] = [];
    owner.on('notification', ({ payload }) => void heard.push(payload ?? ''));
    await owner.query('listen fairshift_events');
    await noteFailed(app, failed);
    await noteFailed(app, failed);
    const { rows } = await owner.query('select from_state, to_state, reason, actor_name from plugin_events');
    expect(rows).toEqual([
      { from_state: 'ready', to_state: 'failed', reason: 'It has no export.', actor_name: 'Fairshift' },
    ]);
    expect(await readDecisions(app)).toMatchObject([{ state: 'failed', reason: 'It has no export.' }]);
    expect(heard.map((text) => JSON.parse(text))).toEqual([
      { organisationId: '', type: 'plugin.changed', id: 'p.one' },
    ]);
  });

  it('are not changed by the failure of other bytes', async () => {
    await add('p.one', '1.0.0', 'enabled');
    await noteFailed(app, { ...failed, hash: 'sha384-other' });
    expect(await readDecisions(app)).toMatchObject([{ state: 'enabled' }]);
  });
});
