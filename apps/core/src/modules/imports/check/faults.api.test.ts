import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Dataset, ImportJob } from '@fairshift/contracts';
import { csvOf, fullCsv, Importer } from '../../../../test/fixtures/importing.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

describe('a file that could never be imported', () => {
  let app: TestApp;
  let importer: Importer;
  let first: ImportJob;
  beforeAll(async () => {
    app = await createTestApp();
    importer = new Importer(app);
    first = await importer.import(fullCsv([1]), { kind: 'new', title: 'Faults' });
  });
  afterAll(() => app.close());
  const again = () => ({ kind: 'existing' as const, datasetId: first.datasetId! });
  const dataset = async (id: string): Promise<Dataset> =>
    (await importer.agent.call(routes.getDataset, { params: { datasetId: id } }).expect(200)).body as Dataset;

  it('refuses a file that says something twice, and names where', async () => {
    const twice = csvOf([
      { month: 5, sex: 'F', numerator: 1, denominator: 2 },
      { month: 5, sex: 'F', numerator: 2, denominator: 2 },
    ]);
    const before = await dataset(first.datasetId!);
    const failed = await importer.check(twice, again());
    expect(failed).toMatchObject({ state: 'failed', problemCount: 1 });
    expect(failed.outcome).toMatch(
      /^1 row says again .* Rows 2 and 3 are both about "Uptake" for P1, 2024-05-01 to 2024-06-01, .*Female/,
    );
    const params = { importId: failed.id };
    const { body } = await importer.agent.call(routes.listImportProblems, { params }).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ row: 3, rule: 'row-repeated' })]);
    await importer.agent.call(routes.startImport, { params }).expect(409);
    expect((await dataset(first.datasetId!)).rows).toBe(before.rows);
  });

  it('refuses a measure that means something else now, before the start', async () => {
    const count = csvOf([{ month: 6, numerator: 3, denominator: '' }]);
    const failed = await importer.check(count, again());
    expect(failed).toMatchObject({
      state: 'failed',
      outcome: expect.stringMatching(/^"Uptake" was a proportion .* is now a count .*new dataset\.$/),
      understanding: { rows: { read: 1 } },
    });
  });
});
