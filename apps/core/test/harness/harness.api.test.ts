import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from './index.js';
import type { TestApp } from './index.js';

describe('the test harness', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('signs people in', async () => {
    const { body } = await app.as('a.viewer').call(routes.getAccount).expect(200);
    expect(body.person.login).toBe('a-viewer');
    expect(body.memberships.map((m: { role: string }) => m.role)).toEqual(['viewer']);
  });

  it('answers nobody with 401', async () => {
    await app.anonymous().call(routes.getAccount).expect(401);
  });

  it('gives a transaction that sees its own organisation only', async () => {
    const rows = await app.inOrganisation('a', (ctx) =>
      ctx.db.query<{ id: string }>('select distinct organisation_id as id from memberships'),
    );
    expect(rows).toEqual([{ id: app.organisations.a.id }]);
  });
});
