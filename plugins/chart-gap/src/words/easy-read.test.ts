import { describe, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { gapChart } from '../chart.js';
import { levellingDown } from '../examples/levelling-down.js';
import { screening } from '../examples/screening.js';
import { easyRead } from './easy-read.js';

const said = (input: ChartInput) =>
  easyRead(gapChart.analyse(input, gapChart.options.parse({}))).map(({ sentences }) => sentences.join(' '));
const withPoint = (series: number, at: number, point: object): ChartInput => ({
  ...screening,
  series: screening.series.map((each, i) =>
    i === series
      ? { ...each, points: each.points.map((old, place) => (place === at ? { ...old, ...point } : old)) }
      : each,
  ),
});

describe('a gap in Easy Read', () => {
  it('says whom we compared, then and now, and that it is not sure', () => {
    // 62.0 − 54.0 and 71.0 − 68.0; the interval of the change includes none.
    expect(said(screening)).toEqual([
      'We looked at “Up to date with cervical screening”.',
      'We compared Aged 25 to 49 with Aged 50 to 64.',
      'At first the gap was about 8 in 100. Now it is about 3 in 100.',
      'The gap looks smaller. We cannot be sure yet.',
      'We keep looking at the gap.',
    ]);
  });

  it('does not praise a gap that narrowed because one group fell', () => {
    expect(said(levellingDown)).toContain('But one group did not do better. The other group did worse.');
  });

  it('says that numbers are hidden, and that it cannot tell', () => {
    const hidden = withPoint(0, 7, { numerator: null, flags: ['suppressed'] });
    expect(said(hidden)).toContain('Some numbers are hidden to protect people.');
    // 9 people of 1,950 are too few to tell by.
    expect(said(withPoint(0, 7, { numerator: 9 }))).toContain('We cannot tell yet if the gap changed.');
  });

  it('keeps to 15 words, whatever groups are called', () => {
    const long = 'people from any ethnic background who live in one of the most deprived tenths of areas';
    const named = {
      ...screening,
      series: screening.series.map((each) => ({ ...each, group: { ...each.group, label: long } })),
    };
    expect(said(named)).toContain('We compared 2 groups.');
  });
});
