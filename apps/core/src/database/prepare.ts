import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Config } from '../platform/config.js';
import { migrate, schemaIsCurrent } from './migrate.js';

export interface DatabaseUrls {
  readonly app: string;
  readonly auth: string;
  /** Past any PgBouncer: LISTEN and the job queue. */
  readonly direct: string;
}

export class DatabaseSetupError extends Error {
  readonly code = 'database-setup';
}

/** One number for all processes that prepare a database. */
const LOCK = 7_346_001;
const GROUPS = ['fairshift_owner', 'fairshift_app', 'fairshift_auth'] as const;

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'fairshift prepare' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const mayMakeRoles = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
    );
    return (rows[0] as { may: boolean }).may;
  });

/** The URL of another role on the same server and database. */
function urlFor(base: string, user: string, password: string): string {
  const url = new URL(base);
  url.username = user;
  url.password = password;
  return url.href;
}

/** Passwords of roles that we make live in the data folder, for this user's eyes only. */
export function passwords(dataDir: string): { app: string; auth: string } {
  const file = path.join(dataDir, 'database.json');
  if (!fs.existsSync(file)) writePasswords(dataDir, file);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as { app: string; auth: string };
}

function writePasswords(dataDir: string, file: string): void {
  const made = { app: randomBytes(24).toString('base64url'), auth: randomBytes(24).toString('base64url') };
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}`;
  fs.writeFileSync(part, JSON.stringify(made), { mode: 0o600 });
  try {
    // A link never replaces: of two processes that start together, both use the first one's.
    fs.linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  fs.rmSync(part);
}

async function makeRole(client: Client, name: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (found.rowCount === 0) await client.query(`create role ${escapeIdentifier(name)} nologin`);
}

/** Lets the user of a URL log in with its password as a member of our group role. */
async function letIn(client: Client, url: string, group: string): Promise<void> {
  const { username, password } = new URL(url);
  const user = decodeURIComponent(username);
  const id = escapeIdentifier(user);
  await makeRole(client, user);
  const secret = password === '' ? '' : ` password ${escapeLiteral(decodeURIComponent(password))}`;
  await client.query(`alter role ${id} login${secret}`);
  await client.query(`alter role ${id} set statement_timeout = '60s'`);
  await client.query(`alter role ${id} set idle_in_transaction_session_timeout = '120s'`);
  if (user !== group) await client.query(`grant ${group} to ${id}`);
}

async function makeRoles(client: Client, urls: DatabaseUrls): Promise<void> {
  for (const group of GROUPS) await makeRole(client, group);
  await letIn(client, urls.app, 'fairshift_app');
  await letIn(client, urls.auth, 'fairshift_auth');
  const { rows } = await client.query('select current_database() as name');
  const database = escapeIdentifier((rows[0] as { name: string }).name);
  await client.query('grant fairshift_owner to current_user');
  await client.query(`revoke temporary on database ${database} from public`);
  await client.query(`grant connect on database ${database} to fairshift_app, fairshift_auth`);
  await client.query('revoke create on schema public from public');
  await client.query('grant usage, create on schema public to fairshift_owner');
  await client.query('grant usage on schema public to fairshift_app, fairshift_auth');
  await client.query('create schema if not exists pgboss authorization fairshift_owner');
}

/** What the role of each setting must not be. The auth role alone may read credentials. */
const TOO_MUCH = {
  DATABASE_URL: ['fairshift_owner', 'fairshift_auth'],
  DATABASE_DIRECT_URL: ['fairshift_owner', 'fairshift_auth'],
  DATABASE_AUTH_URL: ['fairshift_owner'],
} as const;

/** Row-level security is worth nothing under a role that stands above it, or that can give itself such a role. */
async function refusePowerful(setting: keyof typeof TOO_MUCH, url: string): Promise<void> {
  const rows = await withClient(url, async (client) => {
    const sql = `select rolsuper or rolbypassrls or rolcreaterole or exists
        (select 1 from unnest($1::text[]) as above where pg_has_role(current_user, above, 'member')) as powerful
      from pg_roles where rolname = current_user`;
    return (await client.query(sql, [TOO_MUCH[setting]])).rows as { powerful: boolean }[];
  });
  if (rows[0]?.powerful) {
    throw new DatabaseSetupError(
      `The role of ${setting} may see every organisation, or make itself a role that does. Use a plain role here, and give a role that may make roles as DATABASE_OWNER_URL.`,
    );
  }
}

async function isReady(urls: DatabaseUrls): Promise<boolean> {
  try {
    return (await withClient(urls.app, schemaIsCurrent)) && (await withClient(urls.auth, schemaIsCurrent));
  } catch {
    return false;
  }
}

async function setUp(owner: string, urls: DatabaseUrls): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (await isReady(urls)) return;
    await makeRoles(client, urls);
    await migrate(owner);
  });
}

async function ownerUrl({ database }: Config): Promise<string | undefined> {
  if (database.owner) return database.owner;
  if (database.app && (await mayMakeRoles(database.app))) return database.app;
  return undefined;
}

/**
 * Makes roles and tables where they are missing and answers the URLs to work with.
 *
 * With DATABASE_OWNER_URL (or a DATABASE_URL that may make roles) the app and auth roles get random passwords,
 * kept in `<data folder>/database.json`, unless URLs name them. Without one, the schema must be there already.
 * @throws DatabaseSetupError in a sentence that says which setting is missing
 */
export async function prepareDatabase(config: Config): Promise<DatabaseUrls> {
  const owner = await ownerUrl(config);
  const { app, auth, direct } = config.database;
  if (!owner && !(app && auth)) {
    throw new DatabaseSetupError(
      'Give DATABASE_OWNER_URL (a role that may make roles), or DATABASE_URL and DATABASE_AUTH_URL together.',
    );
  }
  fs.mkdirSync(path.join(config.dataDir, 'files'), { recursive: true, mode: 0o700 });
  const secret = owner ? passwords(config.dataDir) : { app: '', auth: '' };
  const appUrl = app && app !== owner ? app : urlFor(owner!, 'fairshift_app', secret.app);
  const authUrl = auth ?? urlFor(owner!, 'fairshift_auth', secret.auth);
  const urls: DatabaseUrls = { app: appUrl, auth: authUrl, direct: direct ?? appUrl };
  if (!(await isReady(urls))) {
    if (!owner) throw new DatabaseSetupError('The database needs a migration. Give DATABASE_OWNER_URL once.');
    await setUp(owner, urls);
  }
  await refusePowerful('DATABASE_URL', urls.app);
  await refusePowerful('DATABASE_AUTH_URL', urls.auth);
  if (urls.direct !== urls.app) await refusePowerful('DATABASE_DIRECT_URL', urls.direct);
  return urls;
}
