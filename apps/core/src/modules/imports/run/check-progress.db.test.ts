import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { PluginHost, SourceRunError } from '@fairshift/plugin-host';
import type { RunRequest } from '@fairshift/plugin-host';
import { fullCsv, Importer, runnerOf } from '../../../../test/fixtures/importing.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

let app: TestApp;
let importer: Importer;
beforeAll(async () => {
  app = await createTestApp();
  importer = new Importer(app);
});
afterAll(() => app.close());

/** The host of the app, but before each run a source looks through the file, `at` each of some places. */
function lookingHost(look: (request: RunRequest) => Promise<void>): PluginHost {
  const host = app.nest.get(PluginHost, { strict: false });
  const start = async (request: RunRequest) => {
    await look(request);
    return host.start(request);
  };
  return Object.assign(Object.create(host) as PluginHost, { start });
}

const checking = async (title: string) =>
  importer.aim(await importer.upload(fullCsv([1])), { kind: 'new', title });
const task = (importId: string) => ({
  systemId: app.systemId,
  organisationId: app.organisations.a.id,
  id: importId,
});

it('tells how far it is while a source looks through the file, before the first row', async () => {
  const job = await checking('Looked through');
  const seen: unknown[] = [];
  const host = lookingHost(async ({ onReading }) => {
    for (const end of [40, 80]) {
      let progress;
      // As a source does: it says so again and again, and not every word is passed on.
      do {
        onReading!(end);
        await sleep(50);
        progress = (await importer.get(job)).progress;
      } while (progress?.done !== end);
      seen.push(progress);
    }
  });
  await runnerOf(app, host).run(task(job.id));
  const total = job.file.size;
  expect(seen).toEqual([
    { done: 40, total, words: 'Looking through the file' },
    { done: 80, total, words: 'Looking through the file' },
  ]);
  expect(await importer.get(job)).toMatchObject({ state: 'ready' });
});

it('stops looking when the import is cancelled', async () => {
  const job = await checking('Cancelled');
  let stopped = false;
  const host = lookingHost(async ({ onReading, signal }) => {
    await importer.agent.call(routes.cancelImport, { params: { importId: job.id } }).expect(202);
    onReading!(10);
    await new Promise<void>((resolve) => signal!.addEventListener('abort', () => resolve()));
    stopped = true;
    throw new SourceRunError('stopped', 'defect', 'The run was stopped.');
  });
  await runnerOf(app, host).run(task(job.id));
  expect(stopped).toBe(true);
  expect(await importer.get(job)).toMatchObject({ state: 'cancelled' });
});
