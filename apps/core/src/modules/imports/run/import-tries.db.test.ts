import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PluginHost, SourceRunError } from '@fairshift/plugin-host';
import type { RunRequest, SourceRun } from '@fairshift/plugin-host';
import { csvOf, Importer, runnerOf } from '../../../../test/fixtures/importing.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';
import { CheckedRows } from '../../storage/index.js';

/** One more than a batch holds. */
const ROWS = 20_001;

let app: TestApp;
let importer: Importer;
let checked: CheckedRows;
beforeAll(async () => {
  app = await createTestApp();
  checked = new CheckedRows(app.config);
  importer = new Importer(app);
});
afterAll(() => app.close());

/** The host of the app, but each run ends with an error after a number of batches. */
function endingHost(batches: number, code: 'killed' | 'crashed'): PluginHost {
  const host = app.nest.get(PluginHost, { strict: false });
  const start = async (request: RunRequest): Promise<SourceRun> => {
    const run = await host.start(request);
    return { ...run, batches: cut(run) };
  };
  async function* cut(run: SourceRun) {
    let given = 0;
    for await (const batch of run.batches) {
      if (given++ === batches) throw new SourceRunError(code, 'defect', 'The source ended.');
      yield batch;
    }
  }
  return Object.assign(Object.create(host) as PluginHost, { start });
}

async function runningJob(title: string, length = ROWS) {
  const rows = Array.from({ length }, (_, index) => ({
    month: 1,
    place: `P${index}`,
    numerator: 1,
    denominator: 2,
  }));
  const job = await importer.start(await importer.check(csvOf(rows), { kind: 'new', title }));
  // As if the check had been a day ago: the source reads the file again.
  await checked.remove(keptFor(job.id));
  return job;
}

const keptFor = (importId: string) => ({ organisationId: app.organisations.a.id, importId });

const task = (importId: string) => ({
  systemId: app.systemId,
  organisationId: app.organisations.a.id,
  id: importId,
});
const triesOf = async (id: string): Promise<number> =>
  (await app.owner.query<{ tries: number }>('select tries from imports where id = $1', [id])).rows[0]!.tries;
const setTries = (id: string, tries: number) =>
  app.owner.query('update imports set tries = $2 where id = $1', [id, tries]);

it('counts tries afresh once rows are stored, so that an import that goes on never runs out of them', async () => {
  const job = await runningJob('Interrupted');
  await setTries(job.id, 7);
  await expect(runnerOf(app, endingHost(1, 'killed')).run(task(job.id))).rejects.toThrow('interrupted');
  expect(await triesOf(job.id)).toBe(0);
  expect(await importer.work(job)).toMatchObject({ state: 'done' });
});

it('gives up an import that no worker gets any further with', async () => {
  const job = await runningJob('Never further', 1);
  await setTries(job.id, 6);
  const runner = runnerOf(app, endingHost(0, 'killed'));
  await expect(runner.run(task(job.id))).rejects.toThrow('interrupted');
  expect(await triesOf(job.id)).toBe(7);
  await runner.run(task(job.id));
  expect(await importer.get(job)).toMatchObject({ state: 'failed', outcome: 'The source ended.' });
});

it('does not run a source again that has a fault of its own', async () => {
  const job = await runningJob('Faulty');
  await runnerOf(app, endingHost(1, 'crashed')).run(task(job.id));
  expect(await importer.get(job)).toMatchObject({ state: 'failed', outcome: 'The source ended.' });
});
