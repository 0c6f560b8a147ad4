import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatasetOfFigures } from '../../../../test/fixtures/generations.js';
import type { Figure, FileOf } from '../../../../test/fixtures/generations.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** So small that every column is sorted in several windows. */
const SMALL = 3;
const sorted = (figures: readonly Figure[]) => figures.map(String).toSorted();
const byMeasure = (name: string, figures: readonly Figure[]): FileOf => ({
  name,
  replaces: ['measure'],
  figures,
});
const byAge = (name: string, figures: readonly Figure[]): FileOf => ({ name, replaces: ['age'], figures });

/** Two measures, two months, two places, all ages. */
const FIRST: readonly Figure[] = [
  [1, 'north', '', 'seen', 10],
  [1, 'south', '', 'seen', 20],
  [2, 'north', '', 'seen', 30],
  [2, 'south', '', 'seen', 40],
  [1, 'north', '', 'staff', 1],
  [1, 'south', '', 'staff', 2],
  [2, 'north', '', 'staff', 3],
  [2, 'south', '', 'staff', 4],
];
/** Later months first and places the other way round, so that no id means what it meant before. */
const SECOND: readonly Figure[] = [
  [3, 'west', '', 'staff', 9],
  [3, 'south', '', 'staff', 8],
  [2, 'south', '', 'staff', 7],
  [2, 'north', '', 'staff', 6],
];
const BOTH = [...FIRST.filter(([month, , , measure]) => measure === 'seen' || month === 1), ...SECOND];

describe('a file that replaces one measure', () => {
  it.each([
    ['in windows', SMALL],
    ['at once', 1_000],
  ])('carries everything else forward, sorted %s', async (_, window) => {
    const dataset = await new DatasetOfFigures(app, window).create();
    await dataset.import(byMeasure('first.csv', FIRST));
    const { rows, losses, change } = await dataset.import(byMeasure('second.csv', SECOND));
    expect({ rows, losses }).toEqual({ rows: 10, losses: [] });
    const stored = await dataset.stored();
    expect(sorted(stored.map(({ figure }) => figure))).toEqual(sorted(BOTH));
    for (const measure of ['seen', 'staff']) {
      const keys = stored.filter(({ figure }) => figure[3] === measure).map(({ order }) => order);
      expect(keys).toEqual(keys.toSorted((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]));
    }
    // 10 + 20, 30 + 40; 1 + 2, 6 + 7, 8 + 9.
    expect(await dataset.sums()).toEqual({ seen: [30, 70], staff: [3, 13, 17] });
    expect(change).toMatchObject({
      adds: [{ start: '2024-03-01' }],
      extends: { periods: [] },
      replaces: [],
      replacesParts: { periods: [{ start: '2024-02-01' }], values: [[{ of: 'measure', code: 'staff' }]] },
      leaves: [{ start: '2024-01-01' }],
    });
    expect(await dataset.sources()).toEqual({
      files: ['second.csv', 'first.csv (in part)'],
      ofMonths: [['first.csv'], ['second.csv', 'first.csv'], ['second.csv']],
    });
  });

  it('counts what goes measure by measure', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    const places = ['a', 'b', 'c', 'd', 'e'];
    const all = (measure: string) => places.map((place): Figure => [1, place, '', measure, 1]);
    await dataset.import(byMeasure('all.csv', [...all('seen'), ...all('staff')]));
    // One of five places is left of staff, and that one moved: nothing of it comes back.
    const less: readonly Figure[] = [...all('seen'), [1, 'f', '', 'staff', 1]];
    const { losses } = await dataset.import(byMeasure('less.csv', less));
    expect(losses).toMatchObject([
      { period: { start: '2024-01-01' }, values: [{ code: 'staff' }], lost: 5, of: 5 },
    ]);
  });
});

describe('a file that replaces one age group', () => {
  const young = (number: number): Figure[] => [
    [1, 'north', '25-49', 'seen', number],
    [2, 'north', '25-49', 'seen', number + 1],
    [2, 'south', '25-49', 'seen', number + 2],
  ];
  const old = (number: number): Figure[] => [
    [2, 'south', '50-64', 'seen', number],
    [1, 'north', '50-64', 'seen', number + 1],
  ];

  it('leaves the other one, and the file that it came from, standing', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    await dataset.import(byAge('young.csv', young(10)));
    const { change, losses } = await dataset.import(byAge('old.csv', old(20)));
    expect(losses).toEqual([]);
    expect(change).toMatchObject({ adds: [], replaces: [], leaves: [] });
    expect(change.extends).toMatchObject({
      periods: [{ start: '2024-02-01' }, { start: '2024-01-01' }],
      values: [[{ of: 'group', title: 'Age', label: '50-64' }]],
    });
    expect(await dataset.sources()).toMatchObject({ files: ['old.csv', 'young.csv'] });

    await dataset.import(byAge('old-again.csv', old(30)));
    expect(sorted((await dataset.stored()).map(({ figure }) => figure))).toEqual(
      sorted([...young(10), ...old(30)]),
    );
    expect(await dataset.sources()).toEqual({
      files: ['old-again.csv', 'young.csv'],
      ofMonths: [
        ['old-again.csv', 'young.csv'],
        ['old-again.csv', 'young.csv'],
      ],
    });
    // 10 + 31; 11 + 12 + 30.
    expect(await dataset.sums()).toEqual({ seen: [41, 53] });
  });

  it('counts what goes of that group only', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    await dataset.import(byAge('both.csv', [...young(10), ...old(20)]));
    const { losses } = await dataset.import(byAge('less.csv', [[2, 'north', '25-49', 'seen', 5]]));
    expect(losses).toMatchObject([
      { period: { start: '2024-02-01' }, values: [{ code: 'seen' }, { code: '25-49' }], lost: 1, of: 2 },
    ]);
  });
});

describe('a file that replaces whole months', () => {
  const whole = (name: string, figures: readonly Figure[]): FileOf => ({ name, replaces: [], figures });

  it('counts a measure that goes altogether', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    await dataset.import(whole('first.csv', FIRST));
    const seen = FIRST.filter(([, , , measure]) => measure === 'seen');
    const { losses, change } = await dataset.import(whole('seen.csv', seen));
    expect(losses).toMatchObject([
      { period: { start: '2024-01-01' }, values: [{ code: 'staff' }], lost: 2, of: 2 },
      { period: { start: '2024-02-01' }, values: [{ code: 'staff' }], lost: 2, of: 2 },
    ]);
    expect(change).toMatchObject({ replaces: [{ start: '2024-01-01' }, { start: '2024-02-01' }] });
    expect(await dataset.sources()).toMatchObject({ files: ['seen.csv'] });
  });

  it('counts places that go with all their figures', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    await dataset.import(whole('first.csv', FIRST));
    const north = FIRST.filter(([month, place]) => place === 'north' && month === 1);
    const { losses } = await dataset.import(whole('north.csv', north));
    expect(losses.map(({ period, values, lost, of }) => [period.start, values[0]!.code, lost, of])).toEqual([
      ['2024-01-01', 'seen', 1, 2],
      ['2024-01-01', 'staff', 1, 2],
    ]);
    expect(await dataset.sums()).toEqual({ seen: [10, 70], staff: [1, 7] });
  });
});

describe('two figures of one key', () => {
  const twice: readonly Figure[] = [...FIRST, [2, 'north', '', 'seen', 31]];

  it('are refused', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    await expect(dataset.import(byMeasure('twice.csv', twice))).rejects.toThrow(
      'The file has two rows of "seen" for north, 2024-02-01 to 2024-03-01, all groups. Remove one and try again.',
    );
  });

  it('stand both where they are single values', async () => {
    const dataset = await new DatasetOfFigures(app, SMALL).create();
    const { rows } = await dataset.import({
      ...byMeasure('twice.csv', twice),
      kinds: { seen: 'individual' },
    });
    expect(rows).toBe(9);
  });
});
