import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ImportJob } from '@fairshift/contracts';
import { Importer, runnerOf } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { CheckedRows, OriginalFiles } from '../storage/index.js';
import { Debris } from './debris.js';

/** The NHS Data Dictionary's example of a valid NHS number. */
const NUMBER = '9434765919';
const PEOPLE = `Month,Who,Falls\n2024-04,${NUMBER},1\n2024-05,${NUMBER},2\n`;
const columns = (who: string) => ({
  columns: { Month: { role: 'period' }, Who: { role: who }, Falls: { role: 'numerator' } },
});

let app: TestApp;
let importer: Importer;
beforeAll(async () => {
  app = await createTestApp();
  importer = new Importer(app);
}, 120_000);
afterAll(() => app.close());

const call = (job: ImportJob, body: object) =>
  importer.agent.call(routes.updateImport, {
    params: { importId: job.id },
    body: { version: job.version, ...body },
  });
const aim = async (job: ImportJob, who = 'group'): Promise<ImportJob> =>
  (await call(job, { mapping: columns(who), target: { kind: 'new', title: 'People' } }).expect(200))
    .body as ImportJob;
const task = ({ id }: ImportJob) => ({
  systemId: app.systemId,
  organisationId: app.organisations.a.id,
  id,
});
const sweep = () =>
  app.inOrganisation('a', (ctx) =>
    new Debris(app.nest.get(OriginalFiles, { strict: false }), new CheckedRows(app.config)).sweep(ctx),
  );

/** Files of the whole data folder that hold the number. */
async function filesWithIt(): Promise<string[]> {
  const names = await readdir(app.config.dataDir, { recursive: true });
  const found: string[] = [];
  for (const name of names) {
    const file = path.join(app.config.dataDir, name);
    if ((await stat(file)).isFile() && (await readFile(file)).includes(NUMBER)) found.push(name);
  }
  return found;
}

/** Tables of any schema with a row that holds the number, as text or as bytes. */
async function tablesWithIt(): Promise<string[]> {
  const { rows } = await app.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const bytes = Buffer.from(NUMBER).toString('hex');
    const sql = `select 1 from ${name} t where t::text like any ($1) limit 1`;
    if ((await app.owner.query(sql, [[`%${NUMBER}%`, `%${bytes}%`]])).rowCount) found.push(name);
  }
  return found;
}

it('keeps no byte of a file that tells who people are, says so, and takes it without the column', async () => {
  const job = await importer.upload(PEOPLE, 'people.csv');
  // Else the search below could find nothing by itself.
  expect(await filesWithIt()).toEqual([expect.stringContaining(job.file.sha256)]);
  const refused = await importer.work(await aim(job));
  expect(refused).toMatchObject({ state: 'failed', problemCount: 1 });
  expect(refused.file.removedAt).toBeDefined();
  expect(refused.outcome).toContain('The column "Who" holds NHS numbers');
  expect(refused.outcome).toContain('Choose "Leave this column out" for "Who"');
  expect(refused.outcome).toContain('We did not keep the file.');
  expect({ files: await filesWithIt(), tables: await tablesWithIt() }).toEqual({ files: [], tables: [] });

  const { body } = await call(refused, { mapping: columns('leave-out') }).expect(409);
  expect(body.detail).toContain('bring it again');
  const again = await importer.work(await aim(await importer.upload(PEOPLE, 'people.csv'), 'leave-out'));
  expect(again).toMatchObject({ state: 'ready' });
  // The file that was brought again is another matter than the one that was refused.
  await sweep();
  const done = await importer.work(await importer.start(again));
  expect(done).toMatchObject({ state: 'done', outcome: 'Added 2 months.' });
  // What was left out stood in the file, so that goes too.
  expect({ files: await filesWithIt(), tables: await tablesWithIt() }).toEqual({ files: [], tables: [] });
  const params = { datasetId: done.datasetId! };
  const dataset = await importer.agent.call(routes.getDataset, { params }).expect(200);
  expect(dataset.body.provenance).toMatchObject([{ sha256: job.file.sha256, kept: false }]);
}, 120_000);

it('takes the file away later where the worker was killed in the moment between', async () => {
  const other = PEOPLE.replaceAll('Falls', 'Visits');
  const job = await importer.upload(other, 'people.csv');
  const mapping = {
    columns: { ...columns('group').columns, Falls: undefined, Visits: { role: 'numerator' } },
  };
  const target = { kind: 'new' as const, title: 'Killed' };
  const aimed = (await call(job, { mapping, target }).expect(200)).body as ImportJob;
  const runner = runnerOf(app, undefined, {
    remove: () => Promise.reject(new Error('the worker was killed here')),
  });
  await runner.run(task(aimed));
  expect((await importer.get(job)).file.removedAt).toBeDefined();
  const kept = () =>
    app.nest.get(OriginalFiles, { strict: false }).size(app.organisations.a.id, job.file.sha256);
  expect(await kept()).toBe(other.length);
  await sweep();
  expect(await kept()).toBeUndefined();
}, 120_000);
