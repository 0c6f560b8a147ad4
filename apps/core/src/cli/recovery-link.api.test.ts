import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from '../../test/harness/index.js';
import { noteAddress } from '../database/address-note.js';
import { readConfig } from '../platform/config.js';
import { recoveryLink } from './recovery-link.js';

const app = await createTestApp();
const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-command-'));
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
const NEXT = 'dry socks on monday';
const settings = {
  FAIRSHIFT_DATA_DIR: folder,
  DATABASE_URL: app.database.app,
  DATABASE_AUTH_URL: app.database.auth,
};
const config = readConfig(settings);
const tokenOf = (words: string) => new URL(/http\S+/.exec(words)![0]).hash.slice(1);
const accept = (token: string) =>
  app.anonymous().call(routes.acceptLink, { body: { token, password: NEXT } });

describe('the operator’s recovery link', () => {
  it.each(['a.admin', 'hub-manager', 'system-administrator'] as const)(
    'lets %s in, whom nobody else may help',
    async (key) => {
      const { code, words } = await recoveryLink(app.person(key).login.toUpperCase(), config);
      expect(code).toBe(0);
      expect(words).toContain(`Person ${key}`);
      const { body } = await accept(tokenOf(words)).expect(200);
      expect(body.person.id).toBe(app.person(key).id);
      await accept(tokenOf(words)).expect(410);
    },
  );

  it('stands in the log of the system, and its use in the organisation’s', async () => {
    const { words } = await recoveryLink('b-admin', config);
    await accept(tokenOf(words)).expect(200);
    const made = await app.owner.query(
      `select actor_name, words from system_audit_entries where verb = 'recovery-link.created' and object_id = $1`,
      [app.person('b.admin').id],
    );
    expect(made.rows).toEqual([
      { actor_name: 'The operator', words: 'made a recovery link for Person b.admin at the terminal' },
    ]);
    const used = await app.owner.query('select words from audit_entries where organisation_id = $1', [
      app.organisations.b.id,
    ]);
    expect(used.rows).toEqual([{ words: 'set a new password by a recovery link that the operator made' }]);
  });

  it('is made for nobody who is not there', async () => {
    expect(await recoveryLink('no-such-person', config)).toEqual({
      code: 1,
      words: 'Nobody has the login name or e-mail address no-such-person.',
    });
  });

  it('needs no settings beside the folder that a start has used', async () => {
    const bare = readConfig({ FAIRSHIFT_DATA_DIR: folder });
    await expect(recoveryLink('a-admin', bare)).rejects.toThrow('Nothing was started in');
    const { password } = new URL(app.database.auth);
    writeFileSync(path.join(folder, 'database.json'), JSON.stringify({ app: 'x', auth: password }));
    noteAddress(readConfig({ ...settings, FAIRSHIFT_PORT: '3456' }), app.database);
    expect(readFileSync(path.join(folder, 'address.json'), 'utf8')).not.toContain(password);
    const { words } = await recoveryLink('a-admin', bare);
    expect(words).toContain('http://127.0.0.1:3456/link#');
    await accept(tokenOf(words)).expect(200);
  });

  it('says what to do when the database is away, or belongs to a role of one’s own', async () => {
    const bare = readConfig({ FAIRSHIFT_DATA_DIR: folder });
    const [away, own] = [new URL(app.database.auth), new URL(app.database.auth)];
    away.port = '1';
    own.username = 'my_auth';
    noteAddress(config, { ...app.database, auth: away.href });
    const { code, words } = await recoveryLink('a-admin', bare);
    expect(code).toBe(1);
    expect(words).toContain('Start Fairshift, or give the settings that it was started with.');
    noteAddress(config, { ...app.database, auth: own.href });
    await expect(recoveryLink('a-admin', bare)).rejects.toThrow('Give the same one here.');
  });
});
