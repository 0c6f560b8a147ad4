import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedDataset } from '../../../../test/fixtures/seed-dataset.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { OrganisationKey, TestApp } from '../../../../test/harness/index.js';
import { SeriesReader } from './series.reader.js';
import type { DataSeries, SeriesQuery } from './series.types.js';

let app: TestApp;
let datasetId: string;

beforeAll(async () => {
  app = await createTestApp();
  // Two generations' worth of ids in A, so that a forgotten generation shows.
  await seedDataset(app.owner, app.organisations.a.id);
  datasetId = (await seedDataset(app.owner, app.organisations.a.id)).id;
  await seedDataset(app.owner, app.organisations.b.id);
});
afterAll(() => app.close());

type Question = Omit<SeriesQuery, 'datasetId' | 'columnCode'> & { readonly columnCode?: string };

const read = (question: Question = {}, organisation: OrganisationKey = 'a') =>
  app.inOrganisation(organisation, (ctx) =>
    app.nest.get(SeriesReader).read(ctx, { datasetId, columnCode: 'coverage', ...question }),
  );

const groups = (series: readonly DataSeries[]) => series.map(({ group }) => group.id);

/** Numerators (as `low..high` where not known) over denominators, month by month. */
const inWords = ({ points }: DataSeries) =>
  points.map(({ numerator, denominator, bounds, flags }) => {
    const range = bounds?.numerator ? ` ${bounds.numerator[0]}..${bounds.numerator[1] ?? '∞'}` : '';
    return `${numerator ?? '-'}/${denominator ?? '-'}${range}${flags ? ` ${flags.join()}` : ''}`;
  });

const MOST = [
  '240/400',
  '-/400 181..187 suppressed',
  '240/400',
  '240/400 237.5..242.5 rounded',
  '240/400',
  '240/400',
];
const LEAST = ['320/400', '320/400', '-/400 240..∞ missing', '320/400', '320/400', '320/400'];
const UNKNOWN = ['200/400', '200/400', '200/400', '200/400', '150/400', '200/400'];
const EVERYONE = [
  '760/1200',
  '-/1200 701..707 suppressed',
  '-/1200 680..∞ missing',
  '760/1200 757.5..762.5 rounded',
  '710/1200',
  '760/1200',
];

describe('SeriesReader.read', () => {
  it('gives everyone in one line, with its periods and sources', async () => {
    const { series, periods, periodKind, sources } = await read();
    expect(series.map(inWords)).toEqual([EVERYONE]);
    expect(series[0]!.group).toEqual({ id: 'overall', label: 'Overall', role: 'overall' });
    expect(periodKind).toBe('month');
    expect(periods).toHaveLength(6);
    expect(series[0]!.points[0]).toMatchObject({ start: '2024-01-01', end: '2024-02-01' });
    expect(sources).toEqual([
      {
        retrievedAt: '2024-07-01T08:00:00.000Z',
        edition: 'June 2024',
        sha256: '02',
        licence: {
          spdxOrUrl: 'OGL-UK-3.0',
          attribution: 'Test publisher',
          redistribution: 'with-attribution',
        },
      },
    ]);
  });

  it('splits by a stratifier in the order of the dataset; a group without data has no points', async () => {
    const { series, overall } = await read({ stratifier: 'deprivation', withOverall: true });
    expect(groups(series)).toEqual(['most', 'middle', 'least', 'unknown']);
    expect(series.map(inWords)).toEqual([MOST, [], LEAST, UNKNOWN]);
    expect(series.map(({ group }) => group.role)).toEqual(['group', 'group', 'group', 'unknown']);
    expect(inWords(overall!)).toEqual(EVERYONE);
  });

  it('keeps to the groups asked for, in their order', async () => {
    const { series, overall } = await read({ stratifier: 'deprivation', groups: ['least', 'most'] });
    expect(groups(series)).toEqual(['least', 'most']);
    expect(overall).toBeUndefined();
  });

  it('gives true zeros as 0', async () => {
    const { series } = await read({ columnCode: 'incidents' });
    expect(series[0]!.points.map(({ numerator }) => numerator)).toEqual([12, 3, 0, 20, 7, 9]);
    expect(series[0]!.points[2]).toEqual({ start: '2024-03-01', end: '2024-04-01', numerator: 0 });
  });

  it('splits by pairs, whichever comes first', async () => {
    const { series } = await read({ stratifier: 'deprivation', and: 'sex' });
    expect(groups(series).slice(0, 3)).toEqual(['most|female', 'most|male', 'middle|female']);
    expect(inWords(series[0]!)[1]).toBe('-/200 61..67 suppressed');
    const turned = (await read({ stratifier: 'sex', and: 'deprivation' })).series;
    expect(groups(turned).slice(0, 3)).toEqual(['female|most', 'female|middle', 'female|least']);
    expect(turned[0]!.points).toEqual(series[0]!.points);
    expect(turned.find(({ group }) => group.id === 'male|least')!.points).toEqual(
      series.find(({ group }) => group.id === 'least|male')!.points,
    );
  });

  it('narrows to one place', async () => {
    const { series } = await read({ placeCode: 'S', stratifier: 'deprivation' });
    expect(series.map(inWords)).toEqual([
      Array(6).fill('120/200'),
      [],
      ['160/200', '160/200', '-/200 80..∞ missing', '160/200', '160/200', '160/200'],
      ['100/200', '100/200', '100/200', '100/200', '50/200', '100/200'],
    ]);
  });

  it('sums a pair of one place, for which no series is built', async () => {
    const { series } = await read({ placeCode: 'N', stratifier: 'deprivation', and: 'sex' });
    const [mostFemale, mostMale] = series;
    expect(inWords(mostFemale!)).toEqual(['60/100', '-/100 1..7 suppressed', ...Array(4).fill('60/100')]);
    expect(inWords(mostMale!)[3]).toBe('60/100 57.5..62.5 rounded');
  });

  it('starts at from and ends by to', async () => {
    const { series, periods } = await read({ from: '2024-02-01', to: '2024-05-01' });
    expect(inWords(series[0]!)).toEqual(EVERYONE.slice(1, 4));
    expect(periods.map(({ start }) => start)).toEqual(['2024-02-01', '2024-03-01', '2024-04-01']);
    const none = await read({ from: '2030-01-01' });
    expect(none.series[0]!.points).toEqual([]);
    expect(none.sources).toEqual([]);
  });

  it('finds nothing by a kind of period that the dataset does not have', async () => {
    expect((await read({ periodKind: 'quarter' })).series[0]!.points).toEqual([]);
  });
});

describe('SeriesReader.read with filters, from the observations', () => {
  it('sums the strata that pass', async () => {
    const { series, overall } = await read({
      stratifier: 'deprivation',
      filters: [{ stratifier: 'sex', groups: ['female'] }],
      withOverall: true,
    });
    expect(series.map(inWords)).toEqual([
      ['120/200', '-/200 61..67 suppressed', ...Array(4).fill('120/200')],
      [],
      Array(6).fill('160/200'),
      ['100/200', '100/200', '100/200', '100/200', '50/200', '100/200'],
    ]);
    expect(inWords(overall!)).toEqual([
      '380/600',
      '-/600 321..327 suppressed',
      '380/600',
      '380/600',
      '330/600',
      '380/600',
    ]);
  });

  it('equals the rollup where the filter lets everyone through', async () => {
    const filters = [{ stratifier: 'sex', groups: ['female', 'male'] }];
    for (const question of [{}, { stratifier: 'deprivation' }, { placeCode: 'N' }, { from: '2024-03-01' }]) {
      const all = { ...question, withOverall: true };
      const filtered = await read({ ...all, filters });
      expect(filtered).toEqual(await read(all));
    }
  });

  it('joins filters with "and", the groups of one with "or"', async () => {
    const { series } = await read({
      filters: [
        { stratifier: 'sex', groups: ['male'] },
        { stratifier: 'deprivation', groups: ['least', 'unknown'] },
      ],
    });
    // Two sites × (80 + 50) of 100 each; month 3 lacks 80 in the South.
    expect(inWords(series[0]!)).toEqual([
      '260/400',
      '260/400',
      '-/400 180..∞ missing',
      '260/400',
      '260/400',
      '260/400',
    ]);
  });

  it('narrows filters to a place and to periods', async () => {
    const { series } = await read({
      placeCode: 'N',
      from: '2024-02-01',
      to: '2024-03-01',
      filters: [{ stratifier: 'deprivation', groups: ['most'] }],
    });
    expect(inWords(series[0]!)).toEqual(['-/200 61..67 suppressed']);
  });
});

describe('SeriesReader.explore', () => {
  it('gives everyone and each stratifier with all its groups', async () => {
    const { overall, splits } = await app.inOrganisation('a', (ctx) =>
      app.nest.get(SeriesReader).explore(ctx, { datasetId, columnCode: 'coverage' }),
    );
    expect(inWords(overall)).toEqual(EVERYONE);
    expect(splits.map(({ id }) => id)).toEqual(['deprivation', 'sex']);
    expect(splits[0]!.series.map(inWords)).toEqual([MOST, [], LEAST, UNKNOWN]);
    expect(inWords(splits[1]!.series[0]!)[4]).toBe('330/600');
  });
});

describe('what is not there', () => {
  it.each([
    ['a column', { columnCode: 'nothing' }, 404],
    ['a stratifier', { stratifier: 'nothing' }, 422],
    ['a second stratifier', { stratifier: 'sex', and: 'nothing' }, 422],
    ['a stratifier twice', { stratifier: 'sex', and: 'sex' }, 422],
    ['a place', { placeCode: 'nothing' }, 422],
    ['a group in a filter', { filters: [{ stratifier: 'sex', groups: ['x'] }] }, 422],
    [`SQL in a filter`, { filters: [{ stratifier: `sex' or '1'='1`, groups: ['female'] }] }, 422],
    [`SQL in a column`, { columnCode: `coverage' or '1'='1` }, 404],
  ])('%s is refused', async (_, question, status) => {
    await expect(read(question)).rejects.toMatchObject({ status });
  });

  it('gives another organisation nothing', async () => {
    await expect(read({}, 'b')).rejects.toMatchObject({ status: 404 });
  });
});
