import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from '../../../test/harness/index.js';

const app = await createTestApp();
afterAll(() => app.close());

describe('organisations', () => {
  it('of one name that are made at once get addresses of their own', async () => {
    const root = app.as('system-administrator');
    const make = () =>
      root.call(routes.createOrganisation, { body: { name: 'Ouse Lane', kind: 'gp-practice' } });
    const made = await Promise.all([make(), make(), make()]);
    const slugs = made.map(({ body }) => (body as { organisation?: { slug: string } }).organisation?.slug);
    expect(slugs.toSorted()).toEqual(['ouse-lane', 'ouse-lane-2', 'ouse-lane-3']);
  });
});
