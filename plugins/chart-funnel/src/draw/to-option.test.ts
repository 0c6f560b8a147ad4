import { describe, expect, it } from '@jest/globals';
import type { ChartInput, DrawContext } from '@fairshift/plugin-sdk';
import { funnelChart } from '../chart.js';
import { deaths } from '../examples/deaths.js';
import { falls } from '../examples/falls.js';
import { healthChecks } from '../examples/health-checks.js';
import { screening } from '../examples/screening.js';
import { frameOf, pixelOf } from './frame.js';
import { placeNames } from './place-names.js';
import { sizeTicks } from './scale.js';
import { textWidth } from './style.js';
import { toOption } from './to-option.js';

const paper = (width: number, purpose: DrawContext['purpose'] = 'screen'): DrawContext => ({
  purpose,
  width,
  height: width < 600 ? 390 : 460,
  theme: {
    text: '#212b32',
    muted: '#4c6272',
    background: '#ffffff',
    series: ['#12436D'],
    signal: { improvement: '#005eb8', concern: '#c75300', neutral: '#490092' },
    patterns: false,
  },
  locale: 'en-GB',
  reducedMotion: true,
});
const options = funnelChart.options.parse({});
const analyse = (input: ChartInput) => funnelChart.analyse(input, options);

interface Series {
  readonly type: string;
  readonly silent?: boolean;
  readonly lineStyle?: { readonly type?: unknown; readonly width: number };
  readonly data: readonly {
    readonly value: readonly [number, number];
    readonly symbol?: string;
    readonly symbolRotate?: number;
    readonly itemStyle?: { readonly color: string; readonly borderColor: string };
    readonly label?: { readonly formatter: string };
  }[];
}
const seriesOf = (input: ChartInput, ctx: DrawContext): readonly Series[] =>
  JSON.parse(JSON.stringify(toOption(analyse(input), options, ctx))).series;

const EXAMPLES = [
  ['screening', screening],
  ['health checks', healthChecks],
  ['falls', falls],
  ['deaths', deaths],
] as const;

describe('the picture', () => {
  it.each(EXAMPLES)('of %s is plain JSON, on a phone, on a page and as a thumbnail', (_name, input) => {
    for (const ctx of [paper(342), paper(1160), paper(280, 'thumbnail')]) {
      const option = toOption(analyse(input), options, ctx);
      expect(JSON.parse(JSON.stringify(option))).toEqual(option);
    }
  });

  it('points the walk at the marks', () => {
    const found = analyse(screening);
    const marks = seriesOf(screening, paper(1160));
    for (const stop of found.walk)
      expect(marks[stop.series]?.data[stop.index]?.value[1]).toBe(found.units[stop.index]?.value);
  });

  it('tells sides by shape: up, down, hollow where it may be chance, circles within', () => {
    const [marks] = seriesOf(screening, paper(1160));
    const of = (label: string) =>
      marks?.data[analyse(screening).units.findIndex((unit) => unit.label === label)];
    expect(of('Bangladeshi')).toMatchObject({
      symbol: 'triangle',
      symbolRotate: 180,
      itemStyle: { color: '#490092' },
    });
    expect(of('White British')).toMatchObject({
      symbol: 'triangle',
      symbolRotate: 0,
      itemStyle: { color: '#ffffff' },
    });
    expect(of('Indian')).toMatchObject({ symbol: 'circle', itemStyle: { color: '#4c6272' } });
    expect(of('Not known')).toMatchObject({
      symbol: 'circle',
      itemStyle: { color: '#ffffff', borderColor: '#4c6272' },
    });
  });

  it('tells the limits by their dashes, and the average by its ink', () => {
    const lines = seriesOf(screening, paper(1160)).filter(({ type }) => type === 'line');
    expect(lines.map(({ lineStyle }) => lineStyle?.type ?? 'solid')).toEqual([
      'solid',
      [2, 4],
      [2, 4],
      [10, 5],
      [10, 5],
    ]);
    expect(lines.every(({ silent }) => silent === true)).toBe(true);
  });

  // Together 10 of 26. 5 of 5 has a chance of 0.0084, which is no surprise; 8 of 8 has 0.0005, which is one.
  it('draws no limit where no value can lie beyond', () => {
    const series = screening.series.slice(0, 4).map((each, at) => ({
      ...each,
      points: [{ start: '2023-01-01', end: '2023-04-01', numerator: at + 1, denominator: 5 + at }],
    }));
    const upper = seriesOf({ ...screening, series }, paper(1160)).findLast(({ type }) => type === 'line');
    const limits = (upper?.data ?? []).map((corner) => (corner as unknown as readonly (number | null)[])[1]);
    expect(limits[0]).toBeNull();
    expect(limits.at(-1)).toBeGreaterThan(90);
  });

  it('says so in an empty picture', () => {
    const none = { ...screening, series: screening.series.slice(0, 1) };
    const words = seriesOf(none, paper(342)).flatMap(({ data }) => data.map((each) => each.label?.formatter));
    expect(words).toContain('No funnel can be drawn');
  });
});

describe('names beside marks', () => {
  it.each(
    EXAMPLES.flatMap(([name, input]) => [342, 680, 1160].map((width) => [name, width, input] as const)),
  )('of %s at %i px touch no mark, no other name and no edge', (_name, width, input) => {
    const frame = frameOf(analyse(input), paper(width));
    const marks = frame.analysis.units.map((unit) => pixelOf(frame, unit.denominator, unit.value));
    const boxes = placeNames(frame).map(({ unit, text, position, align }) => {
      const [x, y] = pixelOf(frame, unit.denominator, unit.value);
      const wide = textWidth(text);
      if (position === 'right' || position === 'left')
        return { left: position === 'right' ? x + 9 : x - 9 - wide, top: y - 7, wide, high: 14 };
      const left = align === 'left' ? x - 8 : align === 'right' ? x + 8 - wide : x - wide / 2;
      return { left, top: position === 'top' ? y - 8 - 18 : y + 8, wide, high: 18 };
    });
    expect(boxes.length).toBeGreaterThan(0);
    boxes.forEach((box, at) => {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.left + box.wide).toBeLessThanOrEqual(frame.plotWidth);
      for (const [x, y] of marks)
        expect(x > box.left && x < box.left + box.wide && y > box.top && y < box.top + box.high).toBe(false);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          other.left >= box.left + box.wide ||
          box.left >= other.left + other.wide ||
          other.top >= box.top + box.high ||
          box.top >= other.top + other.high;
        expect(apart).toBe(true);
      }
    });
  });

  it('never leaves out a name beyond the limits on a page while one within has its own', () => {
    for (const [, input] of EXAMPLES) {
      const named = placeNames(frameOf(analyse(input), paper(1160))).map(({ unit }) => unit.side);
      expect(named.filter((side) => side !== 'within')).toHaveLength(
        analyse(input).units.filter(({ side }) => side !== 'within').length,
      );
    }
  });
});

describe('round sizes beneath the axis', () => {
  it.each([
    [40, 430, false, 8, [100, 200, 300, 400]],
    [1200, 4500, false, 5, [2000, 3000, 4000]],
    [60, 1500, true, 8, [100, 200, 500, 1000]],
    [60, 15_000, true, 5, [100, 500, 2000, 10_000]],
    [0.4, 9, true, 8, [0.5, 1, 2, 5]],
  ] as const)('from %d to %d', (from, to, stretched, most, ticks) => {
    expect(sizeTicks(from, to, stretched, most)).toEqual(ticks);
  });
});
