import { randomBytes } from 'node:crypto';
import { startDatabase } from '@fairshift/embedded-postgres';

/** One PostgreSQL for the whole run; TEST_DATABASE_URL (a superuser's) names another one, such as Debian's 15. */
export default async function setup() {
  // Each jest project calls this; the first one does it.
  if (process.env.TEST_RUN) return;
  if (!process.env.TEST_DATABASE_URL) {
    globalThis.testDatabase = await startDatabase();
    process.env.TEST_DATABASE_URL = globalThis.testDatabase.url;
  }
  process.env.TEST_RUN = randomBytes(6).toString('hex');
  process.env.TEST_ROLE_PASSWORD = randomBytes(16).toString('hex');
}
