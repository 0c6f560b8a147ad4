import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Dataset, ImportJob } from '@fairshift/contracts';
import { csvOf, fullCsv, Importer } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { SeriesReader } from '../datasets/index.js';
import type { SeriesQuery } from '../datasets/index.js';

describe('imports', () => {
  let app: TestApp;
  let importer: Importer;
  beforeAll(async () => {
    app = await createTestApp();
    importer = new Importer(app);
  });
  afterAll(() => app.close());

  const dataset = async (id: string): Promise<Dataset> =>
    (await importer.agent.call(routes.getDataset, { params: { datasetId: id } }).expect(200)).body as Dataset;
  const read = (query: Omit<SeriesQuery, 'columnCode'>) =>
    app.inOrganisation('a', (ctx) =>
      app.nest.get(SeriesReader).read(ctx, { columnCode: 'uptake', ...query }),
    );
  const fresh = (title: string) => ({ kind: 'new' as const, title });
  const pairs = (points: readonly { numerator?: number | null; denominator?: number | null }[]) =>
    points.map(({ numerator, denominator }) => [numerator, denominator]);

  it('takes a file all the way from upload to a dataset', async () => {
    const uploaded = await importer.upload(fullCsv([1, 2]), 'C:\\data\\uptake 2024.csv');
    expect(uploaded).toMatchObject({ state: 'recognised', file: { name: 'uptake 2024.csv' }, needs: [] });
    expect(uploaded.recognised[0]).toMatchObject({ sourceId: 'fairshift-csv', score: 3 });
    const checking = await importer.aim(uploaded, fresh('Uptake'));
    expect(checking.state).toBe('checking');
    const ready = await importer.work(checking);
    expect(ready).toMatchObject({
      state: 'ready',
      problemCount: 0,
      plan: { alreadyHeld: false, words: 'Adds 2 months.' },
      understanding: {
        rows: { read: 16, refused: 0 },
        period: { start: '2024-01-01', end: '2024-03-01', kind: 'month' },
        places: 2,
        // Each place: 1..8 and 2..9; two months: 2 × (1+3+5+7 + 2+4+6+8) = 72; 16 rows of 20.
        measures: [
          {
            id: 'uptake',
            form: 'proportion',
            sum: { numerator: 72, denominator: 320 },
            cells: { given: 32 },
          },
        ],
      },
    });
    const done = await importer.work(await importer.start(ready));
    expect(done).toMatchObject({ state: 'done', outcome: 'Added 2 months.' });
    const holds = await dataset(done.datasetId!);
    expect(holds).toMatchObject({
      title: 'Uptake',
      rows: 16,
      empty: false,
      canGoBack: false,
      periods: [{ observations: 8, suppressed: 0, missing: 0 }, { observations: 8 }],
      places: { total: 2 },
      groupings: [{ stratifiers: ['sex', 'age-band'], observations: 16 }],
      columns: [{ id: 'uptake', kind: 'proportion', observations: 16 }],
      history: [{ number: 1, state: 'current', fileName: 'uptake 2024.csv', words: 'Added 2 months.' }],
    });
    expect(holds.provenance[0]).toMatchObject({ fileName: 'uptake 2024.csv', sha256: uploaded.file.sha256 });
    // Month 1, women: places 1 and 2 (1, 2) at 25–49 and (5, 6) at 50–64 = 14 of 80.
    const series = await read({ datasetId: holds.id, stratifier: 'sex' });
    expect(series.series.map(({ group, points }) => [group.id, pairs(points)])).toEqual([
      [
        'female',
        [
          [14, 80],
          [14, 80],
        ],
      ],
      [
        'male',
        [
          [22, 80],
          [22, 80],
        ],
      ],
    ]);
  });

  it('shows the first rows as understood', async () => {
    const job = await importer.check(
      csvOf([{ month: 1, numerator: '', denominator: 9, flags: 'numerator:suppressed[1-7]' }]),
      fresh('Preview'),
    );
    const { body } = await importer.agent
      .call(routes.getImportPreview, { params: { importId: job.id } })
      .expect(200);
    expect(body.columns.map(({ id }: { id: string }) => id)).toEqual([
      'period',
      'place',
      'sex',
      'age-band',
      'measure',
      'numerator',
      'denominator',
    ]);
    expect(body.rows).toEqual([
      {
        at: 2,
        cells: [
          '2024-01-01 to 2024-02-01',
          'P1',
          'All',
          'All',
          expect.any(String),
          expect.stringContaining('1 to 7'),
          '9',
        ],
      },
    ]);
  });

  it('tells of rows that it cannot use, and of a file with none that it can', async () => {
    const bad = csvOf([
      { month: 1, numerator: 30, denominator: 20 },
      { month: 2, numerator: 3, denominator: 20 },
    ]);
    const job = await importer.check(bad, fresh('Bad rows'));
    expect(job).toMatchObject({ state: 'ready', problemCount: 1, understanding: { rows: { refused: 1 } } });
    const { body } = await importer.agent
      .call(routes.listImportProblems, { params: { importId: job.id } })
      .expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ row: 2, rule: expect.any(String), remedy: expect.any(String) }),
    ]);
    const none = await importer.check(
      csvOf([{ month: 1, numerator: 30, denominator: 20 }]),
      fresh('Nothing'),
    );
    expect(none).toMatchObject({
      state: 'failed',
      outcome: expect.stringMatching(/^No row of this file can be used\./),
    });
  });

  describe('refreshing a dataset', () => {
    let first: ImportJob;
    const again = () => ({ kind: 'existing' as const, datasetId: first.datasetId! });
    beforeAll(async () => {
      first = await importer.import(fullCsv([1, 2, 3]), fresh('Refreshed'), 'uptake-2024-03.csv');
    });

    it('offers the dataset that files of this name feed, first', async () => {
      const job = await importer.upload(fullCsv([4]), 'uptake-2024-04.csv');
      expect(job.candidates[0]).toMatchObject({ datasetId: first.datasetId });
    });

    it('adds, replaces and leaves, and keeps the way back', async () => {
      const job = await importer.check(fullCsv([3, 4], 1), again());
      expect(job.plan).toMatchObject({ words: 'Adds 1 month, replaces 1, leaves 2.', leaves: 2 });
      const done = await importer.work(await importer.start(job));
      expect(done).toMatchObject({ state: 'done', outcome: 'Added 1 month, replaced 1, left 2.' });
      const overall = [
        [36, 160],
        [36, 160],
        [44, 160],
        [44, 160],
      ];
      expect(pairs((await read({ datasetId: first.datasetId! })).series[0]!.points)).toEqual(overall);
      const now = await dataset(first.datasetId!);
      expect(now).toMatchObject({ rows: 32, canGoBack: true });
      expect(now.provenance).toHaveLength(2);

      const back = await importer.agent
        .call(routes.goBack, { params: { datasetId: now.id }, body: { version: now.version } })
        .expect(200);
      expect(back.body).toMatchObject({ rows: 24, canGoBack: false });
      expect(pairs((await read({ datasetId: now.id })).series[0]!.points)).toEqual([
        [36, 160],
        [36, 160],
        [36, 160],
      ]);
      await importer.agent
        .call(routes.goBack, { params: { datasetId: now.id }, body: { version: now.version } })
        .expect(409);
    });

    it('says so when the same file comes twice, and changes nothing', async () => {
      const before = await dataset(first.datasetId!);
      const job = await importer.check(fullCsv([1, 2, 3]), again());
      expect(job.plan).toMatchObject({ alreadyHeld: true, adds: [], replaces: [] });
      const done = await importer.start(job);
      expect(done).toMatchObject({
        state: 'done',
        outcome: expect.stringContaining('in the dataset already'),
      });
      expect(await dataset(first.datasetId!)).toEqual(before);
    });

    it('waits for a person when more than a fifth of a month would go', async () => {
      // Month 1 keeps 6 of its 8 figures: 2 of 8 is more than a fifth.
      const rows = fullCsv([1]).trim().split('\n').slice(0, -2).join('\n');
      const waits = await importer.import(`${rows}\n`, again());
      expect(waits).toMatchObject({
        state: 'needs-confirmation',
        outcome: expect.stringContaining('would lose 2 of 8 figures'),
      });
      expect((await dataset(first.datasetId!)).rows).toBe(24);
      const done = await importer.confirm(waits);
      expect(done.state).toBe('done');
      expect((await dataset(first.datasetId!)).rows).toBe(22);
    });

    it('leaves everything as it was when cancelled', async () => {
      const before = await dataset(first.datasetId!);
      const running = await importer.start(await importer.check(fullCsv([6]), again()));
      const other = await importer.check(fullCsv([7]), again());
      await importer.agent.call(routes.startImport, { params: { importId: other.id } }).expect(409);
      const cancelled = await importer.agent
        .call(routes.cancelImport, { params: { importId: running.id } })
        .expect(202);
      expect(cancelled.body.state).toBe('cancelled');
      expect((await importer.work(running)).state).toBe('cancelled');
      expect((await dataset(first.datasetId!)).rows).toBe(before.rows);
      expect((await importer.start(other)).state).toBe('running');
      expect((await importer.work(other)).state).toBe('done');
    });

    it('gives the original file back, and only to its own', async () => {
      const params = { datasetId: first.datasetId!, sha256: first.file.sha256 };
      const { body } = await importer.agent
        .call(routes.downloadOriginal, { params })
        .buffer(true)
        .expect(200);
      expect(Buffer.from(body).toString()).toBe(fullCsv([1, 2, 3]));
      await app.as('b.analyst').call(routes.downloadOriginal, { params }).expect(404);
    });
  });

  it('knows no import of another organisation', async () => {
    const job = await importer.upload(fullCsv([1]));
    for (const route of [
      routes.getImport,
      routes.getImportPreview,
      routes.listImportProblems,
      routes.startImport,
    ]) {
      await app
        .as('b.analyst')
        .call(route, { params: { importId: job.id } })
        .expect(404);
    }
    await app
      .as('a.viewer')
      .call(routes.getImport, { params: { importId: job.id } })
      .expect(403);
  });

  it('runs with the rights of whoever asked, as they are now', async () => {
    const asked = new Importer(app, 'b.analyst');
    const job = await asked.aim(await asked.upload(fullCsv([1])), fresh('Rights'));
    await app.owner.query(`update memberships set role = 'viewer' where person_id = $1`, [
      app.person('b.analyst').id,
    ]);
    const { systemId, organisations } = app;
    await asked.runner.run({ systemId, organisationId: organisations.b.id, id: job.id });
    const { body } = await app
      .as('b.admin')
      .call(routes.getImport, { params: { importId: job.id } })
      .expect(200);
    expect(body).toMatchObject({
      state: 'failed',
      outcome: expect.stringContaining('may not import here any more'),
    });
  });
});
