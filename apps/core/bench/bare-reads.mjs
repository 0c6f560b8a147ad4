// The bare SQL of a read: the statements that the product itself issues, recorded once and then run by a plain
// client as the app role, in one transaction with the settings that row-level security reads.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { SeriesReader } from '../dist/modules/datasets/index.js';

/** A connection as the app role, to the database of a standing installation. */
export async function connectAsApp(standing) {
  const { app } = JSON.parse(readFileSync(path.join(standing.folder, 'database.json'), 'utf8'));
  const url = new URL(standing.databaseUrl);
  url.username = 'fairshift_app';
  url.password = app;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}

async function inOrganisation(client, organisationId, work) {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL app.organisation_id = '${organisationId}'`);
    return await work();
  } finally {
    await client.query('COMMIT');
  }
}

/** A context whose database notes each statement and lets it through. */
function recordingContext(client, organisationId, statements) {
  const note = (sql, values) => {
    const text = typeof sql === 'string' ? sql : sql.text;
    statements.push({ text, values: [...((typeof sql === 'string' ? values : sql.values) ?? [])] });
    return client.query(sql, values);
  };
  const recording = { query: note };
  const db = {
    client: recording,
    query: async (sql, values = []) => (await note(sql, [...values])).rows,
    execute: async (sql, values = []) => (await note(sql, [...values])).rowCount,
  };
  return { requestId: 'bench', organisationId, actor: { personId: '', name: '' }, systemId: '', db };
}

/**
 * The statements of one read of the product's SeriesReader.
 * @param {(reader: SeriesReader, ctx: object) => Promise<unknown>} read
 */
export async function statementsOf(client, organisationId, read) {
  const statements = [];
  await inOrganisation(client, organisationId, () =>
    read(new SeriesReader(), recordingContext(client, organisationId, statements)),
  );
  return statements;
}

/** Runs recorded statements and answers the milliseconds; rows are taken as they come, unparsed. */
export async function timeBare(client, organisationId, statements) {
  const asText = { getTypeParser: () => String };
  const began = performance.now();
  await inOrganisation(client, organisationId, async () => {
    for (const { text, values } of statements) {
      await client.query({ text, values, rowMode: 'array', types: asText });
    }
  });
  return performance.now() - began;
}
