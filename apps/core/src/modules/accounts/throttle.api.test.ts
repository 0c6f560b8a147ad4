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
    for (let i = 0; i < 9; i++) await signIn('no-such-person', 'not this one').expect(401);
    // pair and account hold nine each, the address holds one account
    const { rows } = await app.owner.query(
      'select count(*)::int as tries from sign_in_failures group by key order by 1',
    );
    expect(rows).toEqual([{ tries: 1 }, { tries: 9 }, { tries: 9 }]);
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

describe('the log of the system', () => {
  const blocked = async () =>
    (
      await app.owner.query(
        `select actor_name, object_type as type, object_id as id, words, after from system_audit_entries
         where verb = 'sign-in.blocked' order by id`,
      )
    ).rows;

  it('tells once that somebody has to wait, however long they go on, and not what they typed', async () => {
    for (let i = 0; i < 9; i++) await signIn('a-viewer', 'not this one');
    expect(await blocked()).toEqual([]);
    for (let i = 0; i < 4; i++) await signIn('a-viewer', 'not this one');
    // One try grows too old to count, and the next one closes the door again.
    await app.owner.query(
      `delete from sign_in_failures where ctid in (select ctid from sign_in_failures s
         where (select count(*) from sign_in_failures o where o.key = s.key) = 10 limit 1)`,
    );
    await signIn('a-viewer', 'not this one');
    expect(await blocked()).toEqual([
      {
        actor_name: 'Somebody',
        type: 'person',
        id: viewer.id,
        words: 'gave 10 wrong passwords for one account from one address, and has to wait',
        after: { count: 10, address: HOSPITAL },
      },
    ]);
  });

  it('holds the address alone when there is no such account', async () => {
    for (let i = 0; i < 10; i++) await signIn('MyPasswordInTheWrongBox', 'not this one');
    const entries = await blocked();
    expect(entries).toMatchObject([{ type: 'address', id: HOSPITAL }]);
    expect(JSON.stringify(entries)).not.toContain('WrongBox');
  });
});
