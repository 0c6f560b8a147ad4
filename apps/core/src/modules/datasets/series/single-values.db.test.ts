import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedDataset } from '../../../../test/fixtures/seed-dataset.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { OrganisationKey, TestApp } from '../../../../test/harness/index.js';
import { SeriesReader } from './series.reader.js';
import type { SeriesQuery } from './series.types.js';

const [NORTH, SOUTH] = [1, 2];
/** Strata of the seeded dataset: not split, most deprived women, least deprived men. */
const [ALL, MOST, LEAST] = [7, 1, 4];
const MISSING = 2;

interface Value {
  readonly period: number;
  readonly place: number;
  readonly stratum: number;
  readonly value: number | null;
}

let app: TestApp;
let datasetId: string;

async function seedColumn(
  of: { generation: number; id: number; code: string; kind: string; breakdown: number },
  values: readonly Value[],
): Promise<void> {
  const organisationId = app.organisations.a.id;
  const { generation, id, code, kind, breakdown } = of;
  await app.owner.query(
    `insert into dataset_columns (organisation_id, generation_id, id, code, label, kind, unit, polarity, multiplier,
       additive_over_periods, additive_over_groups) values ($1, $2, $3, $4, $4, $5, 'days', 'neither', 1, false, false)`,
    [organisationId, generation, id, code, kind],
  );
  await app.owner.query(
    `insert into dataset_groupings (organisation_id, generation_id, column_id, period_kind, level, level_title,
       breakdown, observations) values ($1, $2, $3, 'month', 0, 'Site', $4, $5)`,
    [organisationId, generation, id, breakdown, values.length],
  );
  const column = <T>(read: (value: Value) => T) => values.map(read);
  await app.owner.query(
    `insert into observation_chunks (organisation_id, generation_id, column_id, chunk_id, observation_count, period_ids,
       place_ids, stratum_ids, flags, numerators, denominators, period_low, period_high, place_low, place_high)
     values ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, 1, 6, 1, 2)`,
    [
      organisationId,
      generation,
      id,
      values.length,
      column(({ period }) => period),
      column(({ place }) => place),
      column(({ stratum }) => stratum),
      column(({ value }) => (value === null ? MISSING : 0)),
      column(({ value }) => value),
      column(() => null),
    ],
  );
}

beforeAll(async () => {
  app = await createTestApp();
  const { id, generation } = await seedDataset(app.owner, app.organisations.a.id);
  datasetId = id;
  // The first days of January, February and March: midnight, noon, and once without a time.
  await seedColumn({ generation, id: 4, code: 'falls', kind: 'event', breakdown: 3 }, [
    { period: 1, place: NORTH, stratum: MOST, value: 0 },
    { period: 2, place: SOUTH, stratum: LEAST, value: 43_200 },
    { period: 3, place: NORTH, stratum: MOST, value: null },
  ]);
  await seedColumn({ generation, id: 5, code: 'waits', kind: 'individual', breakdown: 0 }, [
    { period: 1, place: NORTH, stratum: ALL, value: 3 },
    { period: 1, place: NORTH, stratum: ALL, value: 8 },
    { period: 2, place: NORTH, stratum: ALL, value: 5 },
    { period: 2, place: SOUTH, stratum: ALL, value: 90 },
  ]);
});
afterAll(() => app.close());

type Question = Omit<SeriesQuery, 'datasetId'>;
const read = (question: Question, organisation: OrganisationKey = 'a') =>
  app.inOrganisation(organisation, (ctx) => app.nest.get(SeriesReader).read(ctx, { datasetId, ...question }));
const values = (points: readonly { readonly value?: number | null }[] = []) =>
  points.map(({ value }) => value);

describe('events', () => {
  it('are the days from each to the next, wherever they happened', async () => {
    const { series } = await read({ columnCode: 'falls' });
    // 31 days and a half; then 29 days of February: from noon to the middle of 1 March.
    expect(values(series[0]?.points)).toEqual([31.5, 29]);
    expect(series[0]?.points[0]).toMatchObject({ start: '2024-02-01', end: '2024-02-01' });
  });

  it('are those of one group, or of one place', async () => {
    const { series } = await read({
      columnCode: 'falls',
      stratifier: 'deprivation',
      groups: ['most', 'least'],
    });
    // 1 January to the middle of 1 March: 31 + 29 + 0.5. The other group has one event, so no time between two.
    expect(series.map(({ points }) => values(points))).toEqual([[60.5], []]);
    expect(values((await read({ columnCode: 'falls', placeCode: 'N' })).series[0]?.points)).toEqual([60.5]);
  });

  it('are explored by their splits', async () => {
    const found = await app.inOrganisation('a', (ctx) =>
      app.nest.get(SeriesReader).explore(ctx, { datasetId, columnCode: 'falls' }),
    );
    expect(values(found.overall.points)).toEqual([31.5, 29]);
    const split = found.splits.find(({ id }) => id === 'deprivation');
    expect(values(split?.series.find(({ group }) => group.id === 'most')?.points)).toEqual([60.5]);
  });

  it('are not for another organisation', async () => {
    await expect(read({ columnCode: 'falls' }, 'b')).rejects.toMatchObject({ status: 404 });
  });
});

describe('single values', () => {
  it('of one place are kept apart, period by period', async () => {
    const { series } = await read({ columnCode: 'waits', placeCode: 'N' });
    expect(series[0]?.points).toEqual([
      { start: '2024-01-01', end: '2024-02-01', values: [3, 8] },
      { start: '2024-02-01', end: '2024-03-01', values: [5], value: 5 },
    ]);
  });

  it('of several places are no series: they are not of one thing', async () => {
    expect((await read({ columnCode: 'waits' })).series[0]?.points).toEqual([]);
  });
});
