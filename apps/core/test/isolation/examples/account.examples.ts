import { routes } from '@fairshift/contracts';
import { newId, newToken, tokenHash } from '../../../src/platform/ids.js';
import { hashPassword } from '../../../src/modules/accounts/index.js';
import type { TestApp } from '../../harness/index.js';
import type { Examples } from '../example.js';

const PASSWORD = 'a long enough phrase';

/** A person with a password, whose session is `token`. */
async function newcomer({ owner, systemId }: TestApp) {
  const [id, token] = [newId(), newToken()];
  const login = `new-${id}`;
  await owner.query('insert into persons (id, system_id, name, login) values ($1, $2, $3, $4)', [
    id,
    systemId,
    'New',
    login,
  ]);
  await owner.query('insert into credentials (person_id, password_hash) values ($1, $2)', [
    id,
    await hashPassword(PASSWORD),
  ]);
  await owner.query(`insert into sessions (id, person_id, token_hash, device) values ($1, $2, $3, 'test')`, [
    newId(),
    id,
    tokenHash(token),
  ]);
  return { login, headers: { Cookie: `fairshift=${token}` } };
}

const invitation = async (app: TestApp) => {
  const { body } = await app.as('a.admin').call(routes.createInvitation, { body: { role: 'viewer' } });
  return new URL((body as { link: string }).link).hash.slice(1);
};

export const accountExamples: Examples = {
  signIn: {
    as: 'nobody',
    make: async ({ app }) => ({ body: { login: (await newcomer(app)).login, password: PASSWORD } }),
  },
  getAccount: {},
  signOut: { as: 'nobody', make: async ({ app }) => ({ headers: (await newcomer(app)).headers }) },
  signOutEverywhere: { as: 'nobody', make: async ({ app }) => ({ headers: (await newcomer(app)).headers }) },
  listSessions: {},
  changePassword: {
    as: 'nobody',
    make: async ({ app }) => ({
      headers: (await newcomer(app)).headers,
      body: { current: PASSWORD, next: 'another long phrase' },
    }),
  },
  lookUpLink: { as: 'nobody', make: async ({ app }) => ({ body: { token: await invitation(app) } }) },
  acceptLink: {
    as: 'nobody',
    make: async ({ app }) => ({
      body: { token: await invitation(app), name: 'Joiner', login: `joiner-${newId()}`, password: PASSWORD },
    }),
  },
};
