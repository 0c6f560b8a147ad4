import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ImportJob } from '@fairshift/contracts';
import { Importer } from '../../../../test/fixtures/importing.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

const WARDS = [
  'Month,Ward,Ethnicity,Seen,Invited',
  '2024-04,Maple,White British,8,10',
  '2024-04,Maple,Polish,3,4',
  '2024-05,Maple,White British,6,10',
  '2024-05,Maple,Polish,1,4',
  '',
].join('\n');
const MAPPING = {
  rows: 'figures',
  columns: {
    Month: { role: 'period' },
    Ward: { role: 'place' },
    Ethnicity: { role: 'group', list: 'ethnicity' },
    Seen: { role: 'numerator' },
    Invited: { role: 'denominator' },
  },
};

let app: TestApp;
let importer: Importer;
beforeAll(async () => {
  app = await createTestApp();
  importer = new Importer(app);
}, 120_000);
afterAll(() => app.close());

const columnsOf = async (job: ImportJob) =>
  (await importer.agent.call(routes.getImportColumns, { params: { importId: job.id } }).expect(200)).body;
const update = async (job: ImportJob, body: object): Promise<ImportJob> =>
  (
    await importer.agent
      .call(routes.updateImport, { params: { importId: job.id }, body: { version: job.version, ...body } })
      .expect(200)
  ).body as ImportJob;
const target = (title: string) => ({ kind: 'new' as const, title });

it('takes a table of one’s own from upload to dataset by what a person says of its columns', async () => {
  const job = await importer.upload(WARDS, 'wards.csv');
  expect(job).toMatchObject({ state: 'recognised', needs: ['mapping'], source: { sourceId: 'spreadsheet' } });
  const offered = await columnsOf(job);
  expect(offered).toMatchObject({ sheets: [], saved: [] });
  expect(
    offered.columns.map(({ heading, guess }: never) => [heading, (guess as { role: string }).role]),
  ).toEqual(Object.entries(MAPPING.columns).map(([heading, { role }]) => [heading, role]));
  expect(offered.columns[2].matches).toEqual([
    { label: 'Polish' },
    { label: 'White British', code: 'A', meaning: 'White British' },
  ]);
  const mapped = await update(job, { mapping: MAPPING });
  expect(mapped).toMatchObject({ state: 'recognised', needs: [], mapping: MAPPING });
  const checked = await importer.work(await update(mapped, { target: target('Wards') }));
  expect(checked).toMatchObject({ state: 'ready', problemCount: 0, plan: { words: 'Adds 2 months.' } });
  expect(checked.understanding?.measures).toMatchObject([
    { label: 'Seen', form: 'proportion', sum: { numerator: 18, denominator: 28 } },
  ]);
  // What no list knows stays a group of its own.
  expect(checked.understanding?.stratifiers[0]?.groups.map(({ code }) => code)).toEqual(['A', 'Polish']);
  const done = await importer.work(await importer.start(checked));
  expect(done).toMatchObject({ state: 'done', outcome: 'Added 2 months.' });

  const again = await importer.upload(WARDS, 'wards.csv');
  const same = await importer.work(
    await update(again, { mapping: MAPPING, target: { kind: 'existing', datasetId: done.datasetId! } }),
  );
  expect(same.plan).toMatchObject({ alreadyHeld: true });
  // A person's own match of a word that no list knows.
  const own = { ...MAPPING.columns.Ethnicity, labels: { Polish: 'C' } };
  const other = { ...MAPPING, columns: { ...MAPPING.columns, Ethnicity: own } };
  const matched = await importer.work(await update(same, { mapping: other }));
  expect(matched.plan).toMatchObject({ alreadyHeld: false });
  expect(matched.understanding?.stratifiers[0]?.groups).toMatchObject([
    { code: 'A', rows: 2 },
    { code: 'C', label: 'Any other White background', rows: 2 },
  ]);
}, 180_000);

it('keeps a mapping by its name for files of the same headings, for its own organisation only', async () => {
  const job = await update(await importer.upload(WARDS, 'wards.csv'), { mapping: MAPPING });
  const call = { params: { importId: job.id }, body: { name: 'Ward list' } };
  await importer.agent.call(routes.saveMapping, call).expect(200);
  await importer.agent.call(routes.saveMapping, call).expect(200);
  const turned = WARDS.replace('Month,Ward', 'Ward,Month').replaceAll('2024-04,Maple', 'Maple,2024-04');
  expect((await columnsOf(await importer.upload(turned, 'next.csv'))).saved).toMatchObject([
    { name: 'Ward list', mapping: MAPPING },
  ]);
  const found = (await columnsOf(job)).saved as { id: string; name: string }[];
  const params = { mappingId: found[0]!.id };
  const rename = (name: string) => importer.agent.call(routes.renameMapping, { params, body: { name } });
  await importer.agent.call(routes.saveMapping, { ...call, body: { name: 'Other list' } }).expect(200);
  const { body: taken } = await rename('Other list').expect(409);
  expect(taken.detail).toBe('Other answers are kept as Other list. Choose another name.');
  await rename('List of wards').expect(200, { name: 'List of wards' });
  const ofB = new Importer(app, 'b.analyst');
  const theirs = await ofB.upload(WARDS, 'wards.csv');
  const { body } = await ofB.agent
    .call(routes.getImportColumns, { params: { importId: theirs.id } })
    .expect(200);
  expect(body.saved).toEqual([]);
  await ofB.agent.call(routes.getImportColumns, { params: { importId: job.id } }).expect(404);
  await ofB.agent.call(routes.saveMapping, call).expect(404);
  await ofB.agent.call(routes.deleteMapping, { params }).expect(404);
  await importer.agent.call(routes.deleteMapping, { params }).expect(204);
  await importer.agent.call(routes.deleteMapping, { params }).expect(404);
  await rename('Gone').expect(404);
  expect((await columnsOf(job)).saved).toMatchObject([{ name: 'Other list' }]);
}, 180_000);
