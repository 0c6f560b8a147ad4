import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ImportJob } from '@fairshift/contracts';
import { Importer } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';

const FIXTURES = path.resolve(import.meta.dirname, '../../../../../plugins/source-gp-dashboard/fixtures');
const PRACTICE = 'cervical-coverage-gp-practice-dec-2017.csv';
const YOUNGER = 'fingertips-93560-all-data-2026-05.csv';
const OLDER = 'fingertips-93561-all-data-2026-05.csv';

interface Tally {
  readonly given: number;
  readonly zero: number;
  readonly missing: number;
  readonly suppressed: number;
  readonly sum: number;
}
type Ages = Record<string, { readonly screened: Tally; readonly eligible: Tally }>;

const read = (name: string) => readFileSync(path.join(FIXTURES, name), 'utf8');
/** What Python's standard library counts in the same bytes (fixtures/count.py). */
const counts = JSON.parse(read('counts.json')) as Record<string, { readonly ages: Ages }>;

const tallyOf = (values: string, shift: number) => `json_build_object(
  'given', count(${values}), 'zero', count(*) filter (where ${values} = 0), 'sum', coalesce(sum(${values}), 0),
  'suppressed', count(*) filter (where flags & ${1 << shift} <> 0),
  'missing', count(*) filter (where flags & ${2 << shift} <> 0))`;
const STORED = `select g.code as age, ${tallyOf('numerator', 0)} as screened, ${tallyOf('denominator', 4)} as eligible
  from (select generation_id, unnest(stratum_ids) as stratum, unnest(flags) as flags,
      unnest(numerators) as numerator, unnest(denominators) as denominator
    from observation_chunks where generation_id = (select current_generation_id from datasets where id = $1)) o
  join dataset_strata u on u.generation_id = o.generation_id and u.id = o.stratum
  join dataset_stratifiers s on s.generation_id = o.generation_id and s.code = 'age'
  join dataset_groups g on g.generation_id = o.generation_id and g.stratifier_id = s.id and g.id = u.group_ids[s.id]
  group by 1`;

describe('files as published, brought into a dataset', () => {
  let app: TestApp;
  let importer: Importer;
  beforeAll(async () => {
    app = await createTestApp();
    importer = new Importer(app);
  });
  afterAll(() => app.close());

  async function check(name: string, target: ImportJob['target'], period?: string): Promise<ImportJob> {
    const { id, version } = await importer.upload(read(name), name);
    const body = { version, target, ...(period ? { answers: { period } } : {}) };
    await importer.agent.call(routes.updateImport, { params: { importId: id }, body }).expect(200);
    return importer.work({ id } as ImportJob);
  }
  const finish = async (job: ImportJob) => importer.work(await importer.start(job));
  async function stored(datasetId: string): Promise<Ages> {
    const { rows } = await app.owner.query<{ age: string; screened: Tally; eligible: Tally }>(STORED, [
      datasetId,
    ]);
    return Object.fromEntries(rows.map(({ age, ...tallies }) => [age, tallies]));
  }

  it('stores what an independent count finds of the practices', async () => {
    const target = { kind: 'new' as const, title: 'Practices' };
    const done = await finish(await check(PRACTICE, target, '2017-12-01/2018-01-01'));
    expect(done).toMatchObject({ state: 'done', outcome: 'Added 1 month.' });
    expect(await stored(done.datasetId!)).toEqual(counts[PRACTICE]!.ages);
  });

  it('puts both indicators into one dataset, and knows each file again', async () => {
    const first = await finish(await check(YOUNGER, { kind: 'new', title: 'Fingertips' }));
    expect(first).toMatchObject({ state: 'done', outcome: expect.stringMatching(/^Added 15 /) });
    const target = { kind: 'existing' as const, datasetId: first.datasetId! };
    const older = await check(OLDER, target);
    expect(older.plan).toMatchObject({ adds: [], replaces: [], leaves: 0 });
    expect(older.plan?.words).toMatch(/^Adds age 50 to 64 to 15 .*years\.$/);
    const done = await finish(older);
    expect(done).toMatchObject({ state: 'done', outcome: older.plan!.words.replace('Adds', 'Added') });
    const both = { ...counts[YOUNGER]!.ages, ...counts[OLDER]!.ages };
    expect(Object.keys(both)).toEqual(['25-49', '50-64']);
    expect(await stored(first.datasetId!)).toEqual(both);
    for (const name of [YOUNGER, OLDER]) {
      expect((await check(name, target)).plan).toMatchObject({ alreadyHeld: true });
    }
  });

  it('still knows the one file when the other has come in a newer edition', async () => {
    const first = await finish(await check(YOUNGER, { kind: 'new', title: 'Newer edition' }));
    const target = { kind: 'existing' as const, datasetId: first.datasetId! };
    await finish(await check(OLDER, target));
    const newer = await importer.check(`${read(OLDER).trimEnd()}\n`.replaceAll('\r', ''), target, OLDER);
    expect(newer.plan?.words).toMatch(/^Replaces age 50 to 64 in 15 .*years\.$/);
    await finish(newer);
    expect((await check(YOUNGER, target)).plan).toMatchObject({ alreadyHeld: true });
    expect((await check(OLDER, target)).plan).toMatchObject({ alreadyHeld: false });
    expect(await stored(first.datasetId!)).toEqual({ ...counts[YOUNGER]!.ages, ...counts[OLDER]!.ages });
  }, 60_000);
});
