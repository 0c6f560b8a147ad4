import { describe as group, expect, it } from '@jest/globals';
import type { ChartInput, DrawContext, Point, TextContext } from '@fairshift/plugin-sdk';
import { gapChart } from './chart.js';
import { levellingDown } from './examples/levelling-down.js';
import { screening } from './examples/screening.js';

const text: TextContext = {
  locale: 'en-GB',
  formatNumber: (value, unit) => `${value}${unit}`,
  formatPeriod: (value) => (value === '2021-04-01/2023-04-01' ? 'April 2021 to March 2023' : value),
};
const paper = (width: number, purpose: DrawContext['purpose'] = 'screen'): DrawContext => ({
  purpose,
  width,
  height: width < 560 ? 520 : 590,
  theme: {
    text: '#212b32',
    muted: '#4c6272',
    background: '#ffffff',
    series: ['#12436D', '#28A197'],
    signal: { improvement: '#005eb8', concern: '#c75300', neutral: '#490092' },
    patterns: false,
  },
  locale: 'en-GB',
  reducedMotion: true,
});
const analyse = (input: ChartInput, options = {}) => gapChart.analyse(input, gapChart.options.parse(options));
const tell = (input: ChartInput, options = {}) =>
  gapChart.describe(analyse(input, options), gapChart.options.parse(options), text);
const draw = (input: ChartInput, ctx: DrawContext) =>
  gapChart.view.type === 'option' ? gapChart.view.toOption(analyse(input), {}, ctx) : {};
const withContext = (context: Partial<ChartInput['context']>): ChartInput => ({
  ...screening,
  context: { ...screening.context, ...context },
});
const replaced = (series: number, at: number, point: Partial<Point>): ChartInput => ({
  ...screening,
  series: screening.series.map((each, index) =>
    index === series
      ? { ...each, points: each.points.map((old, place) => (place === at ? { ...old, ...point } : old)) }
      : each,
  ),
});
const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

group('cervical screening by age (the paper’s figure 6)', () => {
  it('narrows from 8 to 3 percentage points', () => {
    expect(tell(screening).headline).toBe(
      'The gap narrowed from 8 to 3 percentage points: Up to date with cervical screening, April 2021 to March 2023.',
    );
  });

  it('says why, how sure, and both ratios', () => {
    const { sentences } = tell(screening);
    expect(sentences).toContain(
      'The gap narrowed because the focus group rose faster; both groups improved.',
    );
    expect(sentences.join(' ')).toContain('By the figures it narrowed, but we cannot be sure.');
    expect(sentences.join(' ')).toContain('from 0.87 to 0.96, and for the other outcome from 1.21 to 1.10');
    expect(sentences).toContain('A line chart has no limits, so it cannot tell signal from noise.');
  });

  it('has the gaps of the demo: 8.0, 7.9, 7.6, 6.8, 5.8, 4.9, 3.8, 3.0', () => {
    const { table } = tell(screening);
    expect(table.rows.map((row) => row[3])).toEqual(['8.0', '7.9', '7.6', '6.8', '5.8', '4.9', '3.8', '3.0']);
    expect(table.rows[0]).toEqual(['April to June 2021', '54.0%', '62.0%', '8.0', '3.7 to 12.1']);
    expect(table.rows[7]).toEqual(['January to March 2023', '68.0%', '71.0%', '3.0', '−0.9 to 6.8']);
  });

  it('walks the focus line, point by point, with no signal while unsure', () => {
    const { walk, points } = analyse(screening);
    const { series } = JSON.parse(JSON.stringify(draw(screening, paper(1280))));
    expect(walk).toHaveLength(8);
    walk.forEach((stop) => {
      expect(series[stop.series].data[stop.index].value).toBeCloseTo(
        points[stop.index]?.focus.percent ?? 0,
        10,
      );
      expect(stop.signal).toBeUndefined();
    });
    expect(walk[0]?.text).toBe(
      'April to June 2021: Aged 25 to 49 54.0%. Aged 50 to 64 62.0%. Gap 8.0 percentage points, 95% interval 3.7 to 12.1.',
    );
  });
});

group('levelling down', () => {
  it('is named, and is a concern', () => {
    const { sentences } = tell(levellingDown);
    expect(sentences).toContain('The gap narrowed because the other group got worse.');
    expect(sentences).toContain('This is levelling down: neither group is better off.');
    expect(analyse(levellingDown).walk.at(-1)?.signal).toBe('concern');
    expect(JSON.stringify(draw(levellingDown, paper(1280)))).toContain('#c75300');
    expect(JSON.stringify(draw(screening, paper(1280)))).not.toContain('#c75300');
  });
});

group('which groups', () => {
  const third = {
    group: { id: '65', label: 'Aged 65', role: 'group' as const },
    points: screening.series[1]?.points ?? [],
  };
  const three: ChartInput = { ...screening, series: [...screening.series, third] };

  it('compares with the measure’s reference and takes the first other group', () => {
    const turned = {
      ...three,
      context: { ...three.context, reference: { group: '25-49', label: 'Aged 25 to 49' } },
    };
    expect(analyse(three)).toMatchObject({ focus: { id: '25-49' }, reference: { id: '50-64' } });
    expect(analyse(turned)).toMatchObject({ focus: { id: '50-64' }, reference: { id: '25-49' } });
    expect(analyse(turned).points[0]?.gap).toBeCloseTo(-(analyse(three).points[0]?.gap ?? 0), 10);
  });

  it('takes the focus group that the options name', () => {
    expect(analyse(three, { focus: '65' }).focus?.id).toBe('65');
  });

  it('says what it compares with when nobody chose', () => {
    const { reference: _left, ...context } = screening.context;
    const found = analyse({ ...screening, context });
    expect(found.reference?.id).toBe('50-64');
    expect(found.cautions[0]).toBe(
      'Nobody has chosen a group to compare with, so the chart compares with Aged 50 to 64.',
    );
  });

  it('does not take the unknown for the focus, and asks for a second group', () => {
    const [focus, reference] = screening.series;
    if (!focus || !reference) throw new Error('The example has 2 groups.');
    const unknown = { ...focus, group: { ...focus.group, id: 'x', role: 'unknown' as const } };
    const found = tell({ ...screening, series: [unknown, reference] });
    expect(found.sentences).toEqual(['A gap needs 2 groups. Choose a group to compare with.']);
    expect(draw({ ...screening, series: [] }, paper(390))).toMatchObject({ series: [] });
  });
});

group('awkward data', () => {
  it('shows no gap where a number is held back, and compares the periods that have one', () => {
    const input = replaced(0, 7, { numerator: null, flags: ['suppressed'] });
    const found = analyse(input);
    expect(found.points[7]).toMatchObject({ gap: null, lower: null, focus: { why: 'held back' } });
    expect(found.compared).toEqual([0, 6]);
    expect(tell(input).table.rows[7]).toEqual([
      'January to March 2023',
      'held back',
      '71.0%',
      'not shown',
      'not known',
    ]);
    expect(found.cautions).toContain('In 1 period a number is held back or missing, so no gap is shown.');
  });

  it('tells a zero denominator and a missing period from a zero', () => {
    expect(analyse(replaced(0, 2, { numerator: 0, denominator: 0 })).points[2]?.focus).toMatchObject({
      percent: null,
      why: 'missing',
    });
    expect(analyse(replaced(0, 2, { numerator: 0 })).points[2]?.focus.percent).toBe(0);
  });

  it('draws percentages that came without counts, but gives no verdict on them', () => {
    const bare: ChartInput = {
      ...screening,
      series: screening.series.map((each) => ({
        ...each,
        points: each.points.map(({ start, end }) => ({
          start,
          end,
          value: each.group.id === '25-49' ? 54 : 62,
        })),
      })),
    };
    const found = analyse(bare);
    expect(found.points[0]).toMatchObject({ gap: 8, lower: null });
    expect(found.verdict.word).toBe('cannotTell');
  });

  it('leaves an excluded period out of the verdict', () => {
    const exclusions = [{ start: '2023-01-01', end: '2023-04-01', reason: 'System change', by: 'Analyst' }];
    expect(analyse(withContext({ exclusions })).compared).toEqual([0, 6]);
  });

  it('answers to one period, no points and groups that cross', () => {
    const short = (count: number): ChartInput => ({
      ...screening,
      series: screening.series.map((each) => ({ ...each, points: each.points.slice(0, count) })),
    });
    expect(analyse(short(1)).verdict.word).toBe('cannotTell');
    expect(draw(short(1), paper(390))).toHaveProperty('grid');
    expect(draw(short(0), paper(390))).toMatchObject({ series: [] });
    const crossed = analyse(replaced(0, 7, { numerator: 1500 }));
    expect(crossed.points[7]?.gap).toBeLessThan(0);
    expect(crossed.verdict.why).toBe(
      'The gap narrowed because the focus group moved ahead of the other group.',
    );
  });

  it('warns when the unknown rate moved', () => {
    const unknown = {
      group: { id: 'x', label: 'Not known', role: 'unknown' as const },
      points: (screening.series[0]?.points ?? []).map((point, at) => ({
        ...point,
        numerator: 0,
        denominator: at === 0 ? 10 : 600,
      })),
    };
    // 600 of 600 + 1,980 + 721 = 18%; 10 of 10 + 1,950 + 710 = 0%
    expect(analyse({ ...screening, series: [...screening.series, unknown] }).cautions[0]).toBe(
      'No group is recorded for 18% of people in the last period. It was 0% in the first, so part of the change may come from recording.',
    );
  });
});

group('the picture', () => {
  const annotations = [
    { at: '2022-04-01', text: 'Invitations in 5 languages', kind: 'test' as const, by: 'Team' },
    { at: '2021-12-01', text: 'Evening appointments', kind: 'event' as const, by: 'Team' },
  ];

  it.each([390, 790])('is plain JSON at %i px, with all points and one x axis', (width) => {
    const option = draw(withContext({ annotations }), paper(width));
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
    expect(structuredClone(option)).toEqual(option);
    const [top, beneath] = option['grid'] as readonly Record<string, number>[];
    expect([top?.['left'], top?.['right']]).toEqual([beneath?.['left'], beneath?.['right']]);
  });

  it('letters events in order of time and tells them in words', () => {
    const input = withContext({ annotations });
    expect(tell(input).sentences).toContain(
      'Marked on the chart: A Evening appointments, 2021-12-01; B Invitations in 5 languages, 2022-04-01.',
    );
    expect(JSON.stringify(draw(input, paper(790)))).toMatch(/\{o\|A\}.*\{a\|B\}/);
  });

  it('says what cannot be drawn instead of an empty panel, without a made-up scale', () => {
    const [focus, reference] = screening.series;
    if (!focus || !reference) throw new Error('the example has 2 groups');
    const empty = { ...screening, series: [{ ...focus, points: [] }, reference] };
    const picture = JSON.stringify(draw(empty, paper(790)));
    expect(picture).toContain('No gap can be shown');
    expect(picture).not.toContain('No point can be drawn');
    const [, gaps] = draw(empty, paper(790))['yAxis'] as readonly { axisLabel: { show: boolean } }[];
    expect(gaps?.axisLabel.show).toBe(false);
    const hidden = {
      ...screening,
      series: [focus, reference].map((each) => ({
        ...each,
        points: each.points.map(({ start, end }) => ({
          start,
          end,
          numerator: null,
          denominator: null,
          flags: ['suppressed' as const],
        })),
      })),
    };
    expect(JSON.stringify(draw(hidden, paper(790)))).toContain('No point can be drawn');
    expect(JSON.stringify(draw(screening, paper(790)))).not.toContain('No gap');
  });

  it('has no words in a thumbnail', () => {
    expect(JSON.stringify(draw(screening, paper(240, 'thumbnail')))).not.toContain('Aged');
  });

  it('takes words from labels that would be read as styles', () => {
    const named: ChartInput = {
      ...screening,
      series: screening.series.map((each) => ({ ...each, group: { ...each.group, label: '{b|x}' } })),
    };
    expect(JSON.stringify(draw(named, paper(790)))).not.toContain('{b|x}');
  });

  it('is pure: a frozen input gives the same picture twice', () => {
    const input = freeze(structuredClone(screening));
    expect(draw(input, paper(790))).toEqual(draw(input, paper(790)));
  });
});
