import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PluginHost } from '@fairshift/plugin-host';
import { fullCsv, Importer, runnerOf } from '../../../../test/fixtures/importing.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

let app: TestApp;
let importer: Importer;
let started = 0;
beforeAll(async () => {
  app = await createTestApp();
  importer = new Importer(app);
});
afterAll(() => app.close());

/** The host of the app, which counts how often a source is started. */
function countingHost(): PluginHost {
  const host = app.nest.get(PluginHost, { strict: false });
  started = 0;
  const start: PluginHost['start'] = (request) => {
    started++;
    return host.start(request);
  };
  return Object.assign(Object.create(host) as PluginHost, { start });
}

const ready = async (title: string, csv = fullCsv([1, 2])) =>
  importer.start(await importer.check(csv, { kind: 'new', title }));
const task = (importId: string) => ({
  systemId: app.systemId,
  organisationId: app.organisations.a.id,
  id: importId,
});
const keptAt = (id: string) => path.join(app.config.dataDir, 'checked', app.organisations.a.id, id);

/** What a dataset holds, whatever it is called. */
async function cells(datasetId: string | undefined) {
  const { rows } = await app.owner.query(
    `select c.column_id, c.observation_count, c.period_ids, c.place_ids, c.stratum_ids, c.flags, c.numerators,
       c.denominators, c.bound_ids
     from observation_chunks c join dataset_generations g on g.organisation_id = c.organisation_id and g.id = c.generation_id
     where g.dataset_id = $1 and g.state = 'current' order by c.column_id, c.chunk_id`,
    [datasetId],
  );
  return rows;
}

it('a run stores what its check has read, without its source, and keeps nothing of it', async () => {
  const job = await ready('Kept');
  await runnerOf(app, countingHost()).run(task(job.id));
  expect(started).toBe(0);
  const done = await importer.get(job);
  expect(done).toMatchObject({ state: 'done', outcome: 'Added 2 months.' });
  await expect(readFile(keptAt(job.id))).rejects.toThrow('ENOENT');

  const again = await ready('Read again');
  await rm(keptAt(again.id));
  await runnerOf(app, countingHost()).run(task(again.id));
  expect(started).toBe(1);
  const read = await importer.get(again);
  expect(read).toMatchObject({ state: 'done', outcome: 'Added 2 months.' });
  expect(await cells(done.datasetId)).toEqual(await cells(read.datasetId));
  expect((await cells(done.datasetId)).length).toBeGreaterThan(0);
});

it('a damaged copy is thrown away, and the next try reads the file', async () => {
  const job = await ready('Damaged');
  const bytes = await readFile(keptAt(job.id));
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(keptAt(job.id), bytes);
  const runner = runnerOf(app, countingHost());
  await expect(runner.run(task(job.id))).rejects.toThrow('interrupted');
  expect(started).toBe(0);
  await runner.run(task(job.id));
  expect(started).toBe(1);
  expect(await importer.get(job)).toMatchObject({ state: 'done', outcome: 'Added 2 months.' });
});
