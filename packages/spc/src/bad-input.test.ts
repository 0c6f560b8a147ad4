import { describe, expect, it } from '@jest/globals';
import { analyseSeries, type ChartTypeId, type SpcInput, type SpcPoint } from './index.js';

const month = (i: number) => new Date(Date.UTC(2024, i, 1)).toISOString().slice(0, 10);
const monthly = (rows: readonly Partial<SpcPoint>[]): SpcPoint[] =>
  rows.map((row, i) => ({ start: month(i), end: month(i + 1), ...row }));
const fine = { numerator: 3, denominator: 10 };

function analyse(chart: ChartTypeId, points: readonly SpcPoint[], more: Partial<SpcInput> = {}) {
  return analyseSeries({
    chart,
    points,
    phases: [],
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: chart === 'p' ? 100 : 1,
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    period: 'month',
    ...more,
  });
}
const says = (result: ReturnType<typeof analyse>, code: string) =>
  result.notes.find((note) => note.code === code)?.message;
const states = (result: ReturnType<typeof analyse>) => result.points.map(({ state }) => state);

describe('a row that cannot be drawn keeps its place and is told', () => {
  it.each([
    [
      'a denominator of 0',
      { numerator: 0, denominator: 0 },
      'no-denominator',
      '1 point had nobody to count, so there is no figure.',
    ],
    [
      'something of nobody',
      { numerator: 2, denominator: 0 },
      'not-usable',
      '1 point could not be right: below 0, or more than there can be. Nothing is drawn there.',
    ],
    [
      'no denominator',
      { numerator: 2, denominator: null },
      'missing',
      '1 point had no data. The line breaks there and no pattern passes through.',
    ],
    [
      'more than all',
      { numerator: 11, denominator: 10 },
      'not-usable',
      '1 point could not be right: below 0, or more than there can be. Nothing is drawn there.',
    ],
    [
      'less than nothing',
      { numerator: -1, denominator: 10 },
      'not-usable',
      '1 point could not be right: below 0, or more than there can be. Nothing is drawn there.',
    ],
  ] as const)('%s', (_, row, state, sentence) => {
    const result = analyse('p', monthly([fine, row, fine]));
    expect(states(result)).toEqual(['drawn', state, 'drawn']);
    expect(says(result, state)).toBe(sentence);
    // It is no part of the average: 6 of 20.
    expect(result.phases[0]?.centre).toBeCloseTo(30, 12);
  });

  it('a negative count', () => {
    const result = analyse('c', monthly([{ numerator: 4 }, { numerator: -4 }]));
    expect(states(result)).toEqual(['drawn', 'not-usable']);
    expect(result.phases[0]?.centre).toBe(4);
  });
});

describe('rows in an order or of a length of their own', () => {
  it('out of order are sorted', () => {
    const [first, second] = monthly([{ numerator: 1 }, { numerator: 2 }]) as [SpcPoint, SpcPoint];
    const result = analyse('c', [second, first]);
    expect(result.points.map(({ value }) => value)).toEqual([1, 2]);
    expect(says(result, 'out-of-order')).toBe('The rows were not in time order. They have been sorted.');
  });

  it('of one period twice are added up', () => {
    const [row] = monthly([fine]) as [SpcPoint];
    const result = analyse('p', [row, { ...row, numerator: 5 }]);
    expect(result.points).toMatchObject([{ numerator: 8, denominator: 20, value: 40 }]);
    expect(says(result, 'same-period')).toBe(
      'Some periods had more than 1 row. Their numbers were added up.',
    );
  });

  it('that overlap are drawn, with a warning', () => {
    const rows = [
      { start: month(0), end: month(2), numerator: 4 },
      { start: month(1), end: month(3), numerator: 5 },
    ];
    const result = analyse('c', rows, { period: 'irregular' });
    expect(result.points.map(({ value }) => value)).toEqual([4, 5]);
    expect(says(result, 'overlapping-periods')).toBe(
      'Some periods overlap, so a case may count more than once.',
    );
  });

  it('of unequal length are drawn, with a warning; months are equal', () => {
    const rows = [
      { start: month(0), end: month(1), numerator: 4 },
      { start: month(1), end: month(4), numerator: 12 },
    ];
    expect(says(analyse('c', rows, { period: 'irregular' }), 'unequal-periods')).toBe(
      'Some periods are longer than others. A longer one has more events without a change.',
    );
    expect(
      says(analyse('c', monthly([{ numerator: 4 }, { numerator: 4 }])), 'unequal-periods'),
    ).toBeUndefined();
  });

  it('with a gap are drawn with a gap', () => {
    const [first, , third] = monthly([{ numerator: 1 }, {}, { numerator: 3 }]);
    const result = analyse('c', [first, third] as SpcPoint[]);
    expect(result.points.map(({ start, value }) => [start, value])).toEqual([
      ['2024-01-01', 1],
      ['2024-02-01', null],
      ['2024-03-01', 3],
    ]);
    expect(says(result, 'missing')).toMatch(/^1 point had no data/);
  });
});

describe('rows of one period of which one is not whole', () => {
  it('count only what is whole', () => {
    const one = { start: month(0), end: month(1) };
    const rows = [
      { ...one, numerator: 1, denominator: 2 },
      { ...one, numerator: 3, denominator: null },
    ];
    expect(analyse('p', rows).points[0]).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
  });
});

describe('a gap that no whole period fits into', () => {
  it('stays as it is', () => {
    const rows = [
      { start: '2024-01-01', end: '2024-02-01', ...fine },
      { start: '2024-02-15', end: '2024-03-15', ...fine },
    ];
    expect(analyse('p', rows).points.map(({ start }) => start)).toEqual(['2024-01-01', '2024-02-15']);
  });
});

describe('events counted in periods of unequal length', () => {
  const rows = [
    { start: '2024-01-01', end: '2024-02-01', numerator: 3 },
    { start: '2024-02-01', end: '2024-05-01', numerator: 9 },
  ];
  it('are warned of on an XmR chart too, but not where they are divided by something', () => {
    const events = { period: 'irregular', counts: 'events' } as const;
    expect(says(analyse('i', rows, events), 'unequal-periods')).toContain('A longer one has more events');
    const divided = rows.map((row) => ({ ...row, denominator: 100 }));
    expect(says(analyse('i', divided, events), 'unequal-periods')).toBeUndefined();
    expect(says(analyse('i', rows, { period: 'irregular' }), 'unequal-periods')).toBeUndefined();
  });
});

describe('a step that is far larger than the rest', () => {
  // Up to 60 and down again: 2 of 16 steps, each more than 3.267 times the mean of all.
  const values = [5, 6, 5, 6, 5, 6, 5, 6, 60, 5, 6, 5, 6, 5, 6, 5, 6];
  const told = '2 steps from a point to the next are far larger than the rest';

  it.each(['i', 't', 'p-prime', 'u-prime'] as const)('is told where it does not count: %s chart', (chart) => {
    const points = monthly(
      values.map((value) =>
        chart === 'i' || chart === 't' ? { value } : { numerator: value, denominator: 100 },
      ),
    );
    expect(says(analyse(chart, points), 'screened')).toContain(told);
    expect(says(analyse(chart, points, { screening: false }), 'screened')).toBeUndefined();
  });
});

describe('series that say little', () => {
  it('of no row is an empty chart without a verdict', () => {
    expect(analyse('p', [])).toMatchObject({ points: [], signals: [], variation: null, phases: [] });
  });

  it('of one point says so, with limits of trial', () => {
    const result = analyse('p', monthly([fine]));
    expect(says(result, 'one-point')).toBe('There is only 1 point, so the chart cannot show a change yet.');
    expect(result).toMatchObject({ trial: true, signals: [] });
  });

  it('of one single value has no limits at all', () => {
    expect(analyse('i', monthly([{ value: 7 }])).points[0]).toMatchObject({
      centre: 7,
      lower: null,
      upper: null,
    });
  });

  it('of equal points says that it cannot show how much they vary', () => {
    const result = analyse('i', monthly(Array.from({ length: 14 }, () => ({ value: 7 }))));
    expect(says(result, 'all-equal')).toBe(
      'All points are equal, so the chart cannot show how much it varies.',
    );
    expect(result.signals).toEqual([]);
  });

  it('at 100% throughout has its limits there, and no signal', () => {
    const result = analyse(
      'p',
      monthly(Array.from({ length: 14 }, () => ({ numerator: 9, denominator: 9 }))),
    );
    expect(result.points[13]).toMatchObject({ value: 100, centre: 100, lower: 100, upper: 100 });
    expect(result.signals).toEqual([]);
    expect(says(result, 'all-equal')).toBeDefined();
  });
});

it('takes a ratio with one part missing for missing, also beside a whole row of its period', () => {
  const [row] = monthly([{ numerator: 5, denominator: 10 }]) as [SpcPoint];
  const result = analyse('p', [row, { ...row, numerator: null, denominator: 20 }]);
  expect(result.points).toMatchObject([{ numerator: 5, denominator: 10, value: 50 }]);
});

it('says that patterns pass over a gap where the rule set has it so', () => {
  const rows = monthly([{ numerator: 3 }, { numerator: null }, { numerator: 4 }]);
  const nelson = { ruleSet: { id: 'nelson', version: '1984' } };
  expect(says(analyse('c', rows, nelson), 'missing')).toMatch(/patterns pass over it\.$/);
  expect(says(analyse('c', rows), 'missing')).toMatch(/no pattern passes through\.$/);
});

it('leaves a time of 0 out when a person does, and refuses it else', () => {
  const rows = monthly([5, 8, 0, 12, 9].map((value) => ({ value })));
  expect(() => analyse('t', rows)).toThrow(/must be more than 0/);
  const out = analyse('t', rows, { exclusions: [{ start: month(2), end: month(3) }] });
  expect(out.phases[0]?.pointsUsed).toBe(4);
});
