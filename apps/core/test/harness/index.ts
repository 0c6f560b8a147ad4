/**
 * Everything a test of core needs: a real PostgreSQL, two organisations, one person for each role.
 *
 *   let app: TestApp;
 *   beforeAll(async () => { app = await createTestApp(); });
 *   afterAll(() => app.close());
 *   it('…', async () => { await app.as('a.analyst').call(routes.listDatasets).expect(200); });
 */
export { createTestApp } from './app.js';
export type { Agent, CallInput, TestApp } from './app.js';
export { createTestDatabase } from './database.js';
export type { TestDatabase } from './database.js';
export type { OrganisationKey, PersonKey, TestPerson } from './people.js';
