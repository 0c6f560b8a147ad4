import { Client } from 'pg';

export default async function teardown() {
  if (globalThis.tornDown) return;
  globalThis.tornDown = true;
  if (globalThis.testDatabase) {
    await globalThis.testDatabase.stop();
    return;
  }
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(`drop database if exists fairshift_template_${process.env.TEST_RUN}`);
  await client.end();
}
