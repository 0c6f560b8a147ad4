import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ChartInput, Point } from '@fairshift/plugin-sdk';
import { chartData, hasChartData } from './chart-data.js';
import { everyKindOfNumber } from './testing/chart-data-input.js';
import { countsInput } from './testing/example-chart.js';

const meta = {
  source: 'Practice records',
  licence: 'OGL-UK-3.0',
  example: 'Example, based on Aurelio et al 2024',
  madeOn: '2026-01-02',
};
const bare = { source: '', licence: '' };
const day = { start: '2024-01-01', end: '2024-01-02' };

const withPoints = (points: readonly Point[], measure: Partial<ChartInput['measure']> = {}): ChartInput => {
  const input = countsInput([]);
  const group = { id: 'all', label: 'Everyone', role: 'overall' as const };
  return { ...input, measure: { ...input.measure, ...measure }, series: [{ group, points }] };
};
/** numerator, denominator, value, flags of the first row: there is no group and no comma in these cells. */
const numbersOf = (input: ChartInput): string =>
  chartData(input, bare).split('\r\n')[1]?.split(',').slice(5, 9).join(',') ?? '';

describe('chartData', () => {
  it('writes the layout, byte for byte as in the fixture that its reader is tested with', () => {
    const fixture = readFileSync(new URL('../fixtures/chart-data.csv', import.meta.url), 'utf8');
    expect(chartData(everyKindOfNumber, meta)).toBe(fixture);
  });

  it('writes counts with their zeros, wherever the point holds them', () => {
    const rows = chartData(countsInput([2, 0]), bare).split('\r\n');
    expect(rows[0]).toBe(
      'period_start,period_end,place_code,place_name,measure,numerator,denominator,value,flags,' +
        'measure_title,measure_kind,measure_unit,measure_multiplier,polarity,period_kind,note',
    );
    expect(rows[2]).toBe(
      '2024-01-02,2024-01-03,all,All places of this chart,falls,0,,,,Falls,count,falls,1,lower-is-better,day,',
    );
    expect(numbersOf(withPoints([{ ...day, numerator: 3 }]))).toBe('3,,,');
  });

  it('never writes a number that is held back, even if the point still carries one', () => {
    const point: Point = { ...day, numerator: 3, denominator: 9, value: 33, flags: ['suppressed'] };
    expect(numbersOf(withPoints([point], { form: 'proportion' }))).toBe(
      ',,,numerator:suppressed denominator:suppressed',
    );
    expect(numbersOf(withPoints([{ ...day, value: 3, flags: ['suppressed'] }]))).toBe(
      ',,,numerator:suppressed',
    );
  });

  it('gives a number that is not there a reason, and bounds a flag to stand on', () => {
    expect(numbersOf(withPoints([{ ...day, numerator: null }]))).toBe(',,,numerator:missing');
    expect(numbersOf(withPoints([{ ...day, numerator: 10, bounds: { numerator: [8, 12] } }]))).toBe(
      '10,,,numerator:rounded[8-12]',
    );
  });

  it('writes a percentage without counts as a value', () => {
    const input = withPoints([{ ...day, value: 12.5 }], { form: 'proportion' });
    expect(numbersOf(input)).toBe(',,12.5,');
    expect(chartData(input, bare)).toContain(',value,');
  });

  it('keeps a stratifier apart from the headings of the layout', () => {
    const group = { id: 'a', label: 'A', role: 'group' as const, stratifier: 'value' };
    const input = { ...countsInput([]), series: [{ group, points: [{ ...day, numerator: 1 }] }] };
    expect(chartData(input, bare)).toMatch(/place_name,value group,measure/);
  });

  it('takes the place that it is given', () => {
    const place = { code: 'E81002', name: 'Greensands Surgery' };
    expect(chartData(countsInput([1]), { ...bare, place })).toContain(',E81002,Greensands Surgery,');
  });
});

describe('rows that are no periods', () => {
  const rowsOf = (input: ChartInput): (string | undefined)[] =>
    chartData(input, bare)
      .split('\r\n')
      .slice(1, -1)
      .map((row) => {
        const cells = row.split(',');
        return [...cells.slice(0, 2), ...cells.slice(5, 8), cells[10]].join(' ');
      });

  it('are the events, the first one too, each on its day', () => {
    const at = (start: string, value: number) => ({ start, end: start, value });
    // Two on 4 January, a quarter and three quarters through it: 2.75 days after noon of the 1st.
    const points = [at('2024-01-04', 2.75), at('2024-01-04', 0.5), at('2024-01-09', 4.75)];
    expect(rowsOf(withPoints(points, { form: 'between-events' }))).toEqual([
      '2024-01-01 2024-01-02 1   event',
      '2024-01-04 2024-01-05 1   event',
      '2024-01-04 2024-01-05 1   event',
      '2024-01-09 2024-01-10 1   event',
    ]);
  });

  it('are the values of a period', () => {
    const next = { start: '2024-01-02', end: '2024-01-03' };
    const points = [
      { ...day, values: [3, 8.5] },
      { ...next, values: [4] },
    ];
    expect(rowsOf(withPoints(points, { form: 'individual' }))).toEqual([
      '2024-01-01 2024-01-02   3 individual',
      '2024-01-01 2024-01-02   8.5 individual',
      '2024-01-02 2024-01-03   4 individual',
    ]);
    expect(rowsOf(withPoints(points.slice(1), { form: 'individual' }))).toEqual([
      '2024-01-02 2024-01-03   4 individual',
    ]);
  });
});

describe('hasChartData', () => {
  it('is false where the layout cannot hold every number', () => {
    const mixed = [
      { ...day, value: 10 },
      { ...day, numerator: 1, denominator: 2 },
    ];
    expect(hasChartData(withPoints(mixed, { form: 'proportion' }))).toBe(false);
    // A quarter of a day before the day’s start: that event has a time.
    const timed = { start: day.start, end: day.start, value: 0.75 };
    expect(hasChartData(withPoints([timed], { form: 'between-events' }))).toBe(false);
    expect(hasChartData(withPoints([]))).toBe(false);
    const { measure, series, context } = everyKindOfNumber;
    expect(hasChartData({ ...everyKindOfNumber, others: [{ measure, series, context }] })).toBe(false);
    expect(hasChartData(everyKindOfNumber)).toBe(true);
    // The layout holds one measure.
    expect(hasChartData({ ...everyKindOfNumber, others: [everyKindOfNumber] })).toBe(false);
  });
});
