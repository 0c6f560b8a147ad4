import { describe, expect, it } from '@jest/globals';
import { chartInput, type ChartInputJson } from '@fairshift/contracts';
import { glanceBars, glanceLines, valueOf } from './glance.js';

const inputWith = (series: readonly object[]): ChartInputJson =>
  chartInput.parse({
    measure: {
      id: 'm',
      version: 1,
      title: 'Starters',
      unit: '%',
      multiplier: 1,
      polarity: 'higher-is-better',
      form: 'proportion',
      period: 'month',
    },
    series,
    context: {
      ruleSet: { id: 'making-data-count', version: '2023-11' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [],
    },
    sources: [],
  });

const point = (numerator: number | null, denominator: number) => ({
  start: '2020-01-01',
  end: '2020-02-01',
  numerator,
  denominator,
});
const group = (id: string, role: string, points: readonly object[]) => ({
  group: { id, label: id, role },
  points,
});

describe('glanceLines', () => {
  it('scales a line between its lowest and highest figure and leaves a gap for none', () => {
    const input = inputWith([group('all', 'overall', [point(1, 10), point(null, 10), point(5, 10)])]);
    expect(glanceLines(input, undefined)).toEqual([
      [
        { x: 0, y: 0, signal: 'none' },
        { x: 1, y: 1, signal: 'none' },
      ],
    ]);
  });
});

describe('glanceLines of a gap chart', () => {
  it('draws the two groups that it compares, whatever else is there', () => {
    const share = (percent: number) => ({ percent });
    const points = [
      { name: 'then', focus: share(50), reference: share(60), gap: 10 },
      { name: 'now', focus: share(55), reference: share(60), gap: 5 },
    ];
    const verdict = { word: 'narrowed', headline: '', why: '', howSure: '', ratios: [], levellingDown: null };
    const pair = { id: 'x', label: 'X' };
    const analysis = { focus: pair, reference: pair, points, compared: [0, 1], signal: null, verdict };
    const description = { headline: '', sentences: [], table: { caption: '', columns: [], rows: [] } };
    const other = inputWith([group('other', 'group', [point(1, 10), point(9, 10)])]);
    // From 50 to 60: 55 is half way.
    expect(
      glanceLines(other, { analysis, option: {}, description }).map((line) => line.map(({ y }) => y)),
    ).toEqual([
      [0, 0.5],
      [1, 1],
    ]);
  });
});

describe('glanceBars', () => {
  it('puts people whose group is not known last, however many', () => {
    const input = inputWith([
      group('z', 'unknown', [point(20, 40)]),
      group('a', 'group', [point(5, 40)]),
      group('b', 'group', [point(10, 40)]),
    ]);
    expect(glanceBars(input)).toEqual([0.5, 0.25, 1]);
  });
});

describe('valueOf', () => {
  it('makes no figure of nobody', () => {
    expect(valueOf({ start: '', end: '', numerator: 0, denominator: 0 })).toBeNull();
    expect(valueOf({ start: '', end: '', numerator: 3 })).toBe(3);
  });
});
