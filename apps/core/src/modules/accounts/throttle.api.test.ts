import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from '../../../test/harness/index.js';
import { hashPassword } from './passwords.js';

// The tests' own requests come from 127.0.0.1: here it is the proxy of a hospital.
const app = await createTestApp({ FAIRSHIFT_TRUSTED_PROXIES: '127.0.0.1' });
afterAll(() => app.close());
const PASSWORD = 'wet socks on tuesday';
const HOSPITAL = '198.51.100.7';
const viewer = app.person('a.viewer');

beforeEach(async () => {
  await app.owner.query('truncate sign_in_failures, system_audit_entries');
  await app.owner.query(
    `insert into credentials (person_id, password_hash) values ($1, $2)
     on conflict (person_id) do update set password_hash = excluded.password_hash`,
    [viewer.id, await hashPassword(PASSWORD)],
  );
});

const signIn = (login: string, password: string, from = HOSPITAL) =>
  app
    .anonymous()
    .call(routes.signIn, { body: { login, password }, headers: { 'X-Forwarded-For': `1.1.1.1, ${from}` } });

/** Wrong tries as they would stand in the table, without the 30 ms that each takes. */
const counted = async (key: Buffer, tries: number) =>
  app.owner.query(
    `insert into sign_in_failures (key, at)
     select $1, now() - n * interval '1 millisecond' from generate_series(1, $2) n`,
    [key, tries],
  );
const keyAt = async (n: number): Promise<Buffer> => {
  const { rows } = await app.owner.query(
    'select key from sign_in_failures group by key having count(*) = $1',
    [n],
  );
  expect(rows).toHaveLength(1);
  return (rows[0] as { key: Buffer }).key;
};

describe('sign-in behind a trusted proxy', () => {
  it('counts the address that the proxy saw, not the proxy’s', async () => {
    for (let i = 0; i < 10; i++) await signIn('a-viewer', 'not this one').expect(401);
    await signIn('a-viewer', PASSWORD).expect(429);
    await signIn('a-viewer', PASSWORD, '198.51.100.8').expect(200);
  });
});

describe('an address that many people share', () => {
  it('is not used up by one person’s wrong tries', async () => {
    for (let i = 0; i < 10; i++) await signIn('no-such-person', 'not this one').expect(401);
    // pair and account hold ten each, the address holds one account
    const { rows } = await app.owner.query(
      'select count(*)::int as tries from sign_in_failures group by key order by 1',
    );
    expect(rows).toEqual([{ tries: 1 }, { tries: 10 }, { tries: 10 }]);
    await counted(await keyAt(1), 98);
    await signIn('a-viewer', PASSWORD).expect(200);
  });

  it('is stopped once a hundred accounts were tried from it', async () => {
    for (let i = 0; i < 2; i++) await signIn('no-such-person', 'not this one').expect(401);
    await counted(await keyAt(1), 99);
    await signIn('a-viewer', PASSWORD).expect(429);
    await signIn('a-viewer', PASSWORD, '198.51.100.8').expect(200);
  });

  it('forgets the wrong tries of a person who then gets in, and nobody else’s', async () => {
    await signIn('no-such-person', 'not this one').expect(401);
    for (let i = 0; i < 3; i++) await signIn('a-viewer', 'not this one').expect(401);
    await signIn('a-viewer', PASSWORD).expect(200);
    const { rows } = await app.owner.query(
      'select count(*)::int as tries from sign_in_failures group by key order by 1',
    );
    expect(rows).toEqual([{ tries: 1 }, { tries: 1 }, { tries: 1 }]);
  });
});
