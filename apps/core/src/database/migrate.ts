import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

const names = () => MIGRATIONS.map((Migration) => new Migration().name);

/** Whether the newest of our migrations stands in the database. A newer database is not ours to judge. */
export async function schemaIsCurrent(client: Client): Promise<boolean> {
  const { rows } = await client.query('select name from schema_migrations');
  const done = new Set((rows as { name: string }[]).map((row) => row.name));
  return names().every((name) => done.has(name));
}

async function ownerSource(url: string): Promise<DataSource> {
  // TypeORM takes a third of a second to load, and most starts have nothing to migrate.
  const { DataSource } = await import('typeorm');
  return new DataSource({
    type: 'postgres',
    url,
    // One connection, which acts as the owner: all objects are made under that role.
    extra: { max: 1, options: '-c role=fairshift_owner -c lock_timeout=10s' },
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    logging: false,
  });
}

/** Runs what is missing, as the owner role. The caller holds the advisory lock. */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = await ownerSource(ownerUrl);
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
