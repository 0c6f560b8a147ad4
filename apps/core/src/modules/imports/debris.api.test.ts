import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ImportJob } from '@fairshift/contracts';
import { fullCsv, Importer } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { CheckedRows, OriginalFiles } from '../storage/index.js';
import { Debris } from './debris.js';

describe('what imports leave behind', () => {
  let app: TestApp;
  let importer: Importer;
  beforeAll(async () => {
    app = await createTestApp();
    importer = new Importer(app);
  });
  afterAll(() => app.close());

  const fresh = (title: string) => ({ kind: 'new' as const, title });
  const debris = () => new Debris(app.nest.get(OriginalFiles), new CheckedRows(app.config));
  const sweep = () => app.inOrganisation('a', (ctx) => debris().sweep(ctx));
  /** As if everything had happened eleven minutes ago. */
  const age = () =>
    app.owner.query(`update dataset_generations set created_at = created_at - interval '11 minutes',
      retired_at = retired_at - interval '11 minutes'`);
  const cancel = (job: ImportJob) =>
    importer.agent.call(routes.cancelImport, { params: { importId: job.id } }).expect(202);
  const rowsOf = async (table: string, where: string, id: unknown) =>
    (await app.owner.query(`select 1 from ${table} where ${where} = $1`, [id])).rowCount;

  it('a dataset of a first import that was cancelled goes, with its connection', async () => {
    const job = await importer.start(await importer.check(fullCsv([1]), fresh('Cancelled')));
    await cancel(job);
    await sweep();
    // Not at once: a worker may still be at it.
    expect(await rowsOf('datasets', 'id', job.datasetId)).toBe(1);
    await age();
    await sweep();
    expect(await rowsOf('datasets', 'id', job.datasetId)).toBe(0);
    expect(await rowsOf('connections', `plugin_id <> '' and organisation_id`, app.organisations.a.id)).toBe(
      0,
    );
    const now = await importer.get(job);
    expect(now.state).toBe('cancelled');
    expect(now.datasetId).toBeUndefined();
  });

  it('rows of a load that nobody gave up are given up', async () => {
    const job = await importer.start(await importer.check(fullCsv([1]), fresh('Given up')));
    // Its worker was killed between the cancel and giving the generation up.
    await app.owner.query(`update imports set state = 'cancelled' where id = $1`, [job.id]);
    await age();
    await sweep();
    await age();
    await sweep();
    expect(await rowsOf('dataset_generations', 'dataset_id', job.datasetId)).toBe(0);
    expect(await rowsOf('datasets', 'id', job.datasetId)).toBe(0);
  });

  it('what runs, waits, or holds data stays', async () => {
    const done = await importer.import(fullCsv([1]), fresh('Done'));
    const running = await importer.start(await importer.check(fullCsv([2]), fresh('Running')));
    const waits = await importer.import(fullCsv([1]).split('\n').slice(0, 3).join('\n'), {
      kind: 'existing',
      datasetId: done.datasetId!,
    });
    expect(waits.state).toBe('needs-confirmation');
    const failed = await importer.start(await importer.check(fullCsv([3]), fresh('Wanted again')));
    await cancel(failed);
    const aimed = await importer.check(fullCsv([4]), { kind: 'existing', datasetId: failed.datasetId! });
    await age();
    await sweep();
    for (const { datasetId } of [done, running, failed]) {
      expect(await rowsOf('datasets', 'id', datasetId)).toBe(1);
    }
    expect((await importer.confirm(waits)).state).toBe('done');
    expect((await importer.work(running)).state).toBe('done');
    const last = await importer.work(await importer.start(aimed));
    expect(last).toMatchObject({ state: 'done', datasetId: failed.datasetId });
  });

  it('an import that nobody answered for 30 days ends, and its file goes; a younger one waits on', async () => {
    const [old, young] = [await importer.upload(fullCsv([7])), await importer.upload(fullCsv([8]))];
    const checked = await importer.check(fullCsv([9]), fresh('Never started'));
    const folder = path.join(app.config.dataDir, 'files', app.organisations.a.id);
    const held = async () => {
      const names = (await readdir(folder, { recursive: true })).join();
      return [old, checked, young].map(({ file }) => names.includes(file.sha256));
    };
    expect(await held()).toEqual([true, true, true]);
    const days = async (count: number, ...jobs: readonly ImportJob[]) =>
      app.owner.query(
        `update imports set uploaded_at = now() - make_interval(days => $2) where id = any ($1)`,
        [jobs.map(({ id }) => id), count],
      );
    await days(31, old, checked);
    await days(29, young);
    await sweep();
    expect(await held()).toEqual([false, false, true]);
    for (const job of [old, checked]) {
      const now = await importer.get(job);
      expect(now).toMatchObject({
        state: 'cancelled',
        outcome: expect.stringMatching(/^Nobody answered for 30 days/),
      });
      expect(now.understanding).toBeUndefined();
    }
    expect((await importer.get(young)).state).toBe(young.state);
  });

  it('the file of an import that was cancelled 30 days ago goes; that of one that failed stays', async () => {
    const gone = await importer.upload(fullCsv([5]));
    await cancel(gone);
    const failed = await importer.check(`${fullCsv([6]).trimEnd()}\n"not closed`, fresh('Failed'));
    expect(failed.state).toBe('failed');
    const folder = path.join(app.config.dataDir, 'files', app.organisations.a.id);
    const held = async () => {
      const names = (await readdir(folder, { recursive: true })).join();
      return [gone, failed].map(({ file }) => names.includes(file.sha256));
    };
    expect(await held()).toEqual([true, true]);
    await app.owner.query(`update imports set finished_at = now() - interval '31 days' where id = any ($1)`, [
      [gone.id, failed.id],
    ]);
    await sweep();
    expect(await held()).toEqual([false, true]);
    // Told as no more than it is.
    expect((await importer.get(failed)).file.removedAt).toBeUndefined();
  });

  it('part of a file whose upload was killed goes after a day', async () => {
    const folder = path.join(app.config.dataDir, 'files', app.organisations.a.id);
    const part = path.join(folder, '.killed.part');
    await writeFile(part, 'half a file');
    await sweep();
    expect((await stat(part)).size).toBe(11);
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(part, yesterday, yesterday);
    await sweep();
    expect(await readdir(folder)).not.toContain('.killed.part');
  });
});
