import { describe, expect, it } from '@jest/globals';
import type { StreamSpec } from '@fairshift/plugin-sdk';
import { badgeOf } from '../report.js';
import { strayNumbers } from './chart-1/numbers.js';
import { breaks } from './data-source-1/compatible.js';
import { chartSuites, pluginSuite, sourceSuites } from './index.js';

const stream: StreamSpec = {
  id: 'rows',
  title: 'Rows',
  description: '',
  dimensions: [
    { id: 'period', title: 'Period', role: 'time', type: 'period' },
    { id: 'age', title: 'Age', role: 'equity', type: 'code' },
  ],
  measures: [
    { id: 'count', title: 'Count', kind: 'count', unit: 'cases', polarity: 'neither', aggregation: 'sum' },
  ],
  key: ['period', 'age'],
  refresh: 'full',
  licence: { spdxOrUrl: 'CC0-1.0', attribution: 'Nobody', redistribution: 'allowed' },
  disclosure: 'open',
};
const [period, age] = stream.dimensions;
const [count] = stream.measures;

describe('a new version', () => {
  it.each([
    ['the stream "rows" is gone', []],
    ['the dimension "age" is gone', [{ ...stream, dimensions: [period] as const }]],
    [
      'the dimension "age" has another type, role or code list',
      [{ ...stream, dimensions: [period, { ...age!, type: 'integer' as const }] as const }],
    ],
    ['the key of "rows" is another', [{ ...stream, key: ['period'] }]],
    [
      'the measure "count" has another unit',
      [{ ...stream, measures: [{ ...count, unit: 'people' }] as const }],
    ],
    [
      'the measure "count" has another polarity',
      [{ ...stream, measures: [{ ...count, polarity: 'higher-is-better' as const }] as const }],
    ],
  ])('may not come in which %s', (words, after) => {
    expect(breaks([stream], after as readonly StreamSpec[])).toContain(words);
  });

  it('may bring more, in another order', () => {
    const more = { ...count, id: 'more' };
    const after: StreamSpec = { ...stream, key: ['age', 'period'], measures: [more, count] };
    expect(breaks([stream], [after, { ...stream, id: 'second' }])).toEqual([]);
  });
});

describe('numbers in words', () => {
  const input = { series: [{ points: [{ start: '2024-01-01', end: '2024-02-01', numerator: 1234 }] }] };
  const said = (sentence: string) =>
    strayNumbers(
      [sentence],
      { analysis: { rate: 0.4567 }, description: { table: { rows: [] } } },
      input as never,
    ).map(({ number }) => number);

  it('may be rounded, have commas, be per cent, or stand in a date', () => {
    expect(said('1,234 of them, 46%, or 0.457, in 2024.')).toEqual([]);
  });

  it('are strays when nothing gives them', () => {
    expect(said('1,235 of them, 47%, −9.')).toEqual(['1,235', '47', '−9']);
  });
});

describe('a badge', () => {
  const check = (
    badge: 'loads' | 'conforms' | 'verified',
    result: 'passed' | 'failed' | 'not-applicable',
  ) => ({
    badge,
    result,
  });
  it.each([
    ['none', [check('loads', 'failed'), check('conforms', 'passed')]],
    ['loads', [check('loads', 'passed'), check('conforms', 'failed'), check('verified', 'passed')]],
    [
      'conforms',
      [check('loads', 'passed'), check('conforms', 'not-applicable'), check('verified', 'not-applicable')],
    ],
    ['conforms', [check('loads', 'passed'), check('conforms', 'passed'), check('verified', 'failed')]],
    ['verified', [check('loads', 'passed'), check('conforms', 'passed'), check('verified', 'passed')]],
    ['none', []],
  ])('is %s', (badge, checks) => {
    expect(badgeOf(checks)).toBe(badge);
  });
});

it('the suites of contract 1 are pinned: their checks never change', () => {
  const ids = [pluginSuite, sourceSuites[1]!, chartSuites[1]!].map((suite) =>
    suite.map(({ id }) => id).join(' '),
  );
  expect(ids).toEqual([
    'plugin/1/1 plugin/1/2 plugin/1/3 plugin/1/4 plugin/1/5 plugin/1/6',
    'data-source/1/1 data-source/1/2 data-source/1/3 data-source/1/4 data-source/1/5 data-source/1/6 data-source/1/7 data-source/1/8 data-source/1/9 data-source/1/10 data-source/1/11 data-source/1/12 data-source/1/evidence',
    'chart/1/1 chart/1/2 chart/1/3 chart/1/4 chart/1/5 chart/1/6 chart/1/7 chart/1/8 chart/1/9 chart/1/10 chart/1/11 chart/1/12',
  ]);
});
