import { createDatabase } from '@fairshift/embedded-postgres';
import { Client } from 'pg';
import { prepareDatabase } from '../../src/database/prepare.js';
import type { DatabaseUrls } from '../../src/database/prepare.js';
import { readConfig } from '../../src/platform/config.js';

export interface TestDatabase extends DatabaseUrls {
  /** Superuser: for looking behind row-level security in a test. */
  readonly owner: string;
  drop(): Promise<void>;
}

const SERVER = process.env['TEST_DATABASE_URL']!;
const PASSWORD = process.env['TEST_ROLE_PASSWORD']!;
const TEMPLATE = `fairshift_template_${process.env['TEST_RUN']!}`;
const LOCK = 7_346_002;

function urlsOf(database: string): DatabaseUrls & { owner: string } {
  const at = (user: string, password: string) => {
    const url = new URL(SERVER);
    url.pathname = `/${database}`;
    if (user) [url.username, url.password] = [user, password];
    return url.href;
  };
  const app = at('fairshift_app', PASSWORD);
  return { app, auth: at('fairshift_auth', PASSWORD), direct: app, owner: at('', '') };
}

/** Migrates once per run; the other test files copy what the first one made. */
async function makeTemplate(client: Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  const found = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
  if (found.rowCount === 0) {
    await createDatabase(SERVER, 'template0', `${TEMPLATE}_new`);
    const { owner, app, auth } = urlsOf(`${TEMPLATE}_new`);
    const settings = { DATABASE_OWNER_URL: owner, DATABASE_URL: app, DATABASE_AUTH_URL: auth };
    await prepareDatabase(
      readConfig({ ...settings, FAIRSHIFT_DATA_DIR: `/tmp/fairshift-test-${process.env['TEST_RUN']!}` }),
    );
    await client.query(`alter database ${TEMPLATE}_new rename to ${TEMPLATE}`);
  }
  await client.query('select pg_advisory_unlock($1)', [LOCK]);
}

/** A migrated database of one's own on a real PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const client = new Client({ connectionString: SERVER });
  await client.connect();
  try {
    await makeTemplate(client);
    const { name, drop } = await createDatabase(SERVER, TEMPLATE);
    // Rights on the database itself are not copied from a template.
    await client.query(`revoke temporary on database ${name} from public`);
    return { ...urlsOf(name), drop };
  } finally {
    await client.end();
  }
}
