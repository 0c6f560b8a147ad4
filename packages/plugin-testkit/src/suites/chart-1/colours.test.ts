import { describe, expect, it } from '@jest/globals';
import { colourOf, contrast } from './colour.js';
import { marksOf } from './marks.js';

const ratio = (one: string, other: string) => contrast(colourOf(one)!, colourOf(other)!);

describe('contrast', () => {
  it.each([
    ['#000', 'white', 21],
    ['#ffffff', '#ffffff', 1],
    // Figures that WCAG's own documents and tools give for these greys and colours.
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#949494', '#ffffff', 3.03],
    ['rgb(255, 0, 0)', '#fff', 4.0],
    ['#0000ff', '#fff', 8.59],
  ])('of %s and %s is %d', (one, other, expected) => expect(ratio(one, other)).toBeCloseTo(expected, 1));

  it('is none of what cannot be read, or of what shines through', () => {
    for (const text of ['transparent', 'rgba(0, 0, 0, 0.5)', 'salmon', '#12', undefined, { type: 'linear' }])
      expect(colourOf(text)).toBeUndefined();
  });
});

describe('marks that carry data', () => {
  it('are none of a frame, of a hidden line or of nothing', () => {
    expect(
      marksOf({
        series: [
          { type: 'line', silent: true, lineStyle: { color: '#eee' }, data: [1, 2] },
          { type: 'line', lineStyle: { opacity: 0 }, symbol: 'none', data: [1, 2] },
          { type: 'bar', data: [] },
        ],
      }),
    ).toEqual([]);
  });

  it('are a line and each look of its points; a hollow point has the colour of its edge', () => {
    const hollow = {
      value: 2,
      symbol: 'diamond',
      itemStyle: { color: '#ffffff', borderColor: '#111111', borderWidth: 2 },
    };
    const found = marksOf({
      series: [
        {
          name: 'Falls',
          type: 'line',
          symbol: 'circle',
          lineStyle: { color: '#222222', type: 'dashed' },
          itemStyle: { color: '#333333' },
          data: [1, hollow, 3],
        },
      ],
    });
    expect(found.map(({ series, kind, colour }) => [series, kind, colour])).toEqual([
      ['"Falls"', 'line', '#222222'],
      ['"Falls"', 'point', '#333333'],
      ['"Falls"', 'point', '#111111'],
    ]);
    expect(new Set(found.map(({ look }) => look)).size).toBe(3);
  });

  it('take their colour from the option’s palette, and their panel from their axis', () => {
    const option = {
      color: ['#111111', '#222222'],
      xAxis: [{}, { gridIndex: 1 }],
      series: [
        { type: 'bar', data: [1] },
        { type: 'bar', xAxisIndex: 1, data: [1] },
      ],
    };
    expect(marksOf(option).map(({ colour, panel }) => [colour, panel])).toEqual([
      ['#111111', 0],
      ['#222222', 1],
    ]);
  });
});
