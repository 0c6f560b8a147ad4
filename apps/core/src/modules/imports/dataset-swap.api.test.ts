import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Dataset, ImportJob } from '@fairshift/contracts';
import { fullCsv, Importer } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { generationStore, OriginalFiles } from '../storage/index.js';

describe('which dataset and which edition an import makes', () => {
  let app: TestApp;
  let importer: Importer;
  beforeAll(async () => {
    app = await createTestApp();
    importer = new Importer(app);
  });
  afterAll(() => app.close());

  const dataset = async (id: string): Promise<Dataset> =>
    (await importer.agent.call(routes.getDataset, { params: { datasetId: id } }).expect(200)).body as Dataset;
  const fresh = (title: string) => ({ kind: 'new' as const, title });
  const existing = ({ datasetId }: ImportJob) => ({ kind: 'existing' as const, datasetId: datasetId! });
  const goBack = async (id: string): Promise<Dataset> => {
    const { version } = await dataset(id);
    const call = { params: { datasetId: id }, body: { version } };
    return (await importer.agent.call(routes.goBack, call).expect(200)).body as Dataset;
  };
  const standing = ({ history }: Dataset) =>
    history
      .filter(({ state }) => ['current', 'retired'].includes(state))
      .map(({ fileName, state }) => `${fileName} ${state}`);

  it('writes into the dataset that was chosen last, not into the one of a try that failed', async () => {
    const wrong = await importer.import(fullCsv([1]), fresh('Chosen first'));
    const right = await importer.import(fullCsv([1]), fresh('Chosen last'));
    const job = await importer.start(await importer.check(fullCsv([2, 3]), existing(wrong)));
    const kept = app.nest.get(OriginalFiles).path(app.organisations.a.id, job.file.sha256);
    await rename(kept, `${kept}.away`);
    const failed = await importer.work(job);
    expect(failed).toMatchObject({ state: 'failed', datasetId: wrong.datasetId });
    await rename(`${kept}.away`, kept);

    const checked = await importer.work(await importer.aim(failed, existing(right)));
    expect(checked).toMatchObject({ state: 'ready', plan: { words: 'Adds 2 months, leaves 1.' } });
    const done = await importer.work(await importer.start(checked));
    expect(done).toMatchObject({ state: 'done', datasetId: right.datasetId });
    expect((await dataset(wrong.datasetId!)).rows).toBe(8);
    expect((await dataset(right.datasetId!)).rows).toBe(24);
  });

  it('goes back to what an edition was made from, never to one that was rejected', async () => {
    const first = await importer.import(fullCsv([1]), fresh('Rejected'), 'one.csv');
    const id = first.datasetId!;
    await importer.import(fullCsv([1, 2]), existing(first), 'rejected.csv');
    expect((await goBack(id)).rows).toBe(8);
    await importer.import(fullCsv([1, 2, 3], 1), existing(first), 'three.csv');
    expect(await dataset(id)).toMatchObject({ rows: 24, canGoBack: true });
    const back = await goBack(id);
    expect(back).toMatchObject({ rows: 8, canGoBack: false });
    expect(standing(back)).toEqual(['three.csv retired', 'rejected.csv retired', 'one.csv current']);
  });

  it('dates an edition from the moment that it replaces another, also when it comes back', async () => {
    const first = await importer.import(fullCsv([1]), fresh('Dated'), 'one.csv');
    const id = first.datasetId!;
    const times = async () =>
      (
        await app.owner.query<Record<'from' | 'made' | 'retired', Date | null>>(
          `select current_from as from, created_at as made, retired_at as retired from dataset_generations
           where dataset_id = $1 order by id`,
          [id],
        )
      ).rows;
    await importer.import(fullCsv([1, 2]), existing(first), 'two.csv');
    const [one, two] = await times();
    expect(two?.from).toEqual(one?.retired);
    expect(two!.from!.getTime()).toBeGreaterThan(two!.made!.getTime());
    await goBack(id);
    const [back, left] = await times();
    expect(left).toEqual({ ...two, retired: back!.from });
    expect(back!.from!.getTime()).toBeGreaterThan(two!.from!.getTime());
  });

  it('waits for a person when most of one measure of ten would go from a month', async () => {
    const heading = 'period_start,period_end,place_code,measure,numerator,denominator';
    const rowsOf = (measure: number, places: number) =>
      Array.from({ length: places }, (_, at) => `2024-01-01,2024-02-01,P${at},m${measure},1,2`);
    const file = (placesOfLast: number) => [
      heading,
      ...Array.from({ length: 10 }, (_, at) => rowsOf(at, at === 9 ? placesOfLast : 10)).flat(),
    ];
    const first = await importer.import(`${file(10).join('\n')}\n`, fresh('Ten measures'));
    // 9 of 100 figures of the month, but 9 of 10 of the measure.
    const waits = await importer.import(`${file(1).join('\n')}\n`, existing(first));
    expect(waits).toMatchObject({
      state: 'needs-confirmation',
      outcome: expect.stringContaining('2024-01-01 to 2024-02-01 would lose 9 of 10 figures of M9.'),
    });
    // 2 of 10 are no more than a fifth.
    await importer.agent.call(routes.cancelImport, { params: { importId: waits.id } }).expect(202);
    const done = await importer.import(`${file(8).join('\n')}\n`, existing(first));
    expect(done).toMatchObject({ state: 'done', outcome: 'Replaced 1 month.' });
  });

  it('keeps the last two editions of the way back, and no other', async () => {
    const first = await importer.import(fullCsv([1]), fresh('Swept'), 'one.csv');
    const id = first.datasetId!;
    await importer.import(fullCsv([1, 2]), existing(first), 'two.csv');
    await importer.import(fullCsv([1, 2, 3]), existing(first), 'rejected.csv');
    await goBack(id);
    await importer.import(fullCsv([1, 2, 3, 4]), existing(first), 'four.csv');
    const sweep = () => app.inOrganisation('a', (ctx) => generationStore.sweep.generations(ctx, id));
    expect(await sweep()).toBe(0);
    const age = `update dataset_generations set retired_at = retired_at - interval '11 minutes' where dataset_id = $1`;
    await app.owner.query(age, [id]);
    expect(await sweep()).toBe(1);
    expect(standing(await dataset(id))).toEqual(['four.csv current', 'two.csv retired', 'one.csv retired']);
  });
});
