import { describe, expect, it } from '@jest/globals';
import type { ChartInput, Json } from '@fairshift/plugin-sdk';
import { analyse } from '../analysis/analyse.js';
import { access } from '../examples/access.js';
import { falls } from '../examples/falls.js';
import { incidents } from '../examples/incidents.js';
import { waits } from '../examples/waits.js';
import { drawContext } from '../testing/draw-context.js';
import { toOption } from './to-option.js';

type Line = {
  readonly id?: string;
  readonly data: readonly Json[];
  readonly lineStyle?: { readonly type?: Json };
  readonly z?: number;
};
const draw = (input: ChartInput, width = 1180) =>
  toOption(analyse(input), { limits: true, startAtZero: false }, drawContext(width));
const seriesOf = (input: ChartInput, width = 1180) =>
  draw(input, width)['series'] as unknown as readonly Line[];
const symbols = (line: Line | undefined) => line?.data.map((point) => (point as { symbol: string }).symbol);
const words = (input: ChartInput, width = 1180) => JSON.stringify(draw(input, width));

describe.each([390, 1280])('at %d px', (width) => {
  it.each([incidents, access])('$id survives JSON and a structured clone unchanged', ({ input }) => {
    const option = draw(input, width);
    expect(structuredClone(option)).toEqual(option);
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
  });
});

it('draws improvement as diamonds: 10 after the re-base in A, June to December 2020 in B', () => {
  const a = symbols(seriesOf(incidents.input)[0]);
  expect(a?.map((symbol) => symbol === 'diamond')).toEqual([
    false,
    false,
    false,
    ...Array<boolean>(10).fill(true),
  ]);
  const b = symbols(seriesOf(access.input)[0]);
  expect(b?.flatMap((symbol, i) => (symbol === 'diamond' ? [i] : []))).toEqual([5, 6, 7, 8, 9, 10, 11]);
});

it('draws the extended average in long dashes, from July to December 2020', () => {
  const dashed = seriesOf(access.input).filter(
    ({ lineStyle }) => JSON.stringify(lineStyle?.type) === '[8,6]',
  );
  expect(dashed.map((line) => line.data)).toEqual([
    [
      [5.5, (114 / 170) * 100],
      [11.5, (114 / 170) * 100],
    ],
  ]);
});

it('draws limits as steps, and no lower limit for counts', () => {
  const limits = seriesOf(incidents.input).filter(({ z }) => z === 2);
  // Two corners a point: 3 points, then 10; upper limits only.
  expect(limits.map(({ data }) => data.length)).toEqual([6, 20]);
});

it('leaves a gap for a missing month and keeps walk stops on drawn points', () => {
  const [series] = access.input.series;
  if (!series) throw new Error('the example has a series');
  const input = { ...access.input, series: [{ ...series, points: series.points.filter((_, i) => i !== 8) }] };
  const values = seriesOf(input)[0]?.data.map((point) => (point as { value: number | null }).value) ?? [];
  expect(values[8]).toBeNull();
  const { walk } = analyse(input);
  expect(walk).toHaveLength(23);
  for (const stop of walk) {
    expect(stop.series).toBe(0);
    expect(values[stop.index]).toBe(stop.y);
  }
});

it('says each pattern in a word as well as a shape, and the average at the line end', () => {
  expect(words(incidents.input)).toContain('Improvement: 10 points below the first average');
  expect(words(access.input)).toContain('Improvement: 7 points rising');
  expect(words(access.input)).toContain('Average 85%');
  expect(words(access.input, 390)).toContain('"Improvement"');
});

it('shows events as letters, with words only where there is room', () => {
  expect(words(access.input)).toContain('{event|A}{words|First national lockdown}');
  expect(words(access.input, 390)).toContain('{event|A}');
  expect(words(access.input, 390)).not.toContain('First national lockdown');
});

it('does not read markup that people wrote', () => {
  const [note] = access.input.context.annotations;
  const annotations = note ? [{ ...note, text: '{test|x} or | y' }] : [];
  const text = words({ ...access.input, context: { ...access.input.context, annotations } });
  expect(text).not.toContain('{test|x}');
});

it('labels the axis at most 8 times, on a phone 4', () => {
  for (const [width, most] of [
    [1180, 8],
    [390, 4],
  ] as const) {
    const [axis] = draw(access.input, width)['xAxis'] as { axisLabel: { interval: number } }[];
    expect(Math.ceil(24 / ((axis?.axisLabel.interval ?? 0) + 1))).toBeLessThanOrEqual(most);
  }
});

const firstSeries = (input: ChartInput, points: ChartInput['series'][number]['points']): ChartInput => ({
  ...input,
  series: input.series.map((series) => ({ ...series, points })),
});
const axis = (input: ChartInput) => draw(input)['yAxis'] as { min: number };

it('starts the axis at 0 only where that leaves at most half of the picture empty', () => {
  const points = incidents.input.series[0]?.points ?? [];
  expect(axis(incidents.input).min).toBe(0);
  // An average of 12,000 has limits at 12,000 ± 3√12,000, about 11,671 and 12,329.
  const large = firstSeries(
    incidents.input,
    points.map((point) => ({ ...point, value: 12_000 })),
  );
  expect(axis(large).min).toBeGreaterThan(11_000);
  expect(words(large)).toContain('Average 12,000');
});

it('says that there is nothing to draw instead of an empty picture', () => {
  const hidden = (access.input.series[0]?.points ?? []).map(({ start, end }) => ({
    start,
    end,
    numerator: null,
    denominator: null,
    flags: ['suppressed' as const],
  }));
  expect(words(firstSeries(access.input, hidden))).toContain('No point can be drawn');
  expect(words(access.input)).not.toContain('No point can be drawn');
});

it('draws 500 points with thin lines, and symbols for signals only', () => {
  const month = (i: number) => new Date(Date.UTC(1980, i, 1)).toISOString().slice(0, 10);
  const points = Array.from({ length: 500 }, (_, i) => ({
    start: month(i),
    end: month(i + 1),
    numerator: i < 10 ? 90 : 40 + 20 * (i % 2),
    denominator: 100,
  }));
  const { baseline: _, ...context } = access.input.context;
  const input = { ...firstSeries(access.input, points), context: { ...context, phases: [] } };
  const [data] = seriesOf(input, 790);
  const sizes = data?.data.map((point) => (point as { symbolSize: number }).symbolSize) ?? [];
  expect(sizes[3]).toBeGreaterThan(0);
  expect(sizes.at(-1)).toBe(0);
  // 500 months in at most 8 labels: one each 120 months, so all of them in January.
  const [xAxis] = draw(input)['xAxis'] as { axisLabel: { interval: number } }[];
  expect(xAxis?.axisLabel.interval).toBe(119);
});

it('draws no lower limit for a rate that cannot fall so low', () => {
  const limitsOf = (numerator: number) => {
    const [series] = falls.input.series;
    const points = series!.points.map((point) => ({ ...point, numerator, denominator: 200 }));
    return seriesOf({ ...falls.input, series: [{ ...series!, points }] }).filter(({ z }) => z === 2);
  };
  // 1 event each time: 1 − 3√1 lies below 0. 25: 25 − 3√25 = 10 does not.
  expect(limitsOf(25)).toHaveLength(2 * limitsOf(1).length);
});

it('has room for single values above 100 per cent, such as beds in use', () => {
  const [series] = waits.input.series;
  const points = series!.points.map((point, at) => ({ ...point, value: 101 + (at % 6) }));
  const measure = { ...waits.input.measure, unit: '%' };
  const { yAxis } = draw({ ...waits.input, measure, series: [{ ...series!, points }] });
  // Limits lie further out than 106.
  expect((yAxis as { max: number }).max).toBeGreaterThan(106);
});
