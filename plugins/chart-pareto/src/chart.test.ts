import { describe as group, expect, it } from '@jest/globals';
import type { ChartInput, DrawContext, TextContext } from '@fairshift/plugin-sdk';
import { paretoChart } from './chart.js';
import { newham } from './examples/groups.js';

const text: TextContext = {
  locale: 'en-GB',
  formatNumber: (value, unit) => `${value}${unit}`,
  formatPeriod: (value) => (value === '2019-04-01/2020-04-01' ? 'April 2019 to March 2020' : value),
};
const paper = (width: number, purpose: DrawContext['purpose'] = 'screen'): DrawContext => ({
  purpose,
  width,
  height: 660,
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
const options = paretoChart.options.parse({});
const analyse = (input: ChartInput) => paretoChart.analyse(input, options);
const draw = (input: ChartInput, ctx: DrawContext) =>
  paretoChart.view.type === 'option' ? paretoChart.view.toOption(analyse(input), options, ctx) : {};
const onePoint = (at: number, point: object): ChartInput => ({
  ...newham,
  series: newham.series.map((each, index) =>
    index === at ? { ...each, points: [{ start: '2019-04-01', end: '2020-04-01', ...point }] } : each,
  ),
});

group('Newham', () => {
  const found = analyse(newham);

  it('has 1,030 referrals and reaches 79.3% at the seventh bar', () => {
    expect(found.total).toBe(1030);
    expect(found.bars[6]?.label).toBe('Pakistani');
    expect(found.bars[6]?.cumulative?.toFixed(1)).toBe('79.3');
  });

  it('stands the unknown last, though it is larger than six groups', () => {
    expect(found.bars.at(-1)).toMatchObject({ label: 'Not known or not stated', count: 26 });
    expect(found.bars.filter((bar) => bar.role === 'group').map((bar) => bar.count)).toEqual([
      260, 135, 99, 94, 88, 73, 68, 42, 31, 31, 21, 21, 16, 10, 10, 5,
    ]);
  });

  it('says it in Easy Read, at most 15 words a sentence', () => {
    const steps = paretoChart.describe(found, options, text).easyRead ?? [];
    expect(steps.map(({ sentences }) => sentences.join(' '))).toEqual([
      'We counted referrals in each group.',
      'The group with the most comes first.',
      `That is ${found.bars[0]!.label}.`,
      // 817 of 1,030.
      'The first 7 groups are about 79 in 100 of all.',
      'Of some people we do not know the group.',
    ]);
    const long = {
      ...found,
      unit: 'referrals to any of the talking therapies that the service has offered since then',
    };
    expect(paretoChart.describe(long, options, text).easyRead?.[0]?.sentences).toEqual([
      'We counted each group.',
    ]);
  });

  it('says what it shows', () => {
    const told = paretoChart.describe(found, options, text);
    expect(told.headline).toBe(
      '7 of the 16 groups make up 79% of referrals: Referrals to talking therapies by ethnic group, April 2019 to March 2020.',
    );
    expect(told.sentences).toContain(
      'No group is recorded for 26 of 1,030 (3%). They stand last and are not sorted in.',
    );
    expect(told.table.rows[6]).toEqual(['Pakistani', '68', '6.6%', '79.3%']);
    expect(told.table.rows).toHaveLength(17);
  });

  it('points the walk at the bars', () => {
    const { series } = JSON.parse(JSON.stringify(draw(newham, paper(1100))));
    found.walk.forEach((stop, at) => {
      expect(series[stop.series].data[stop.index].value).toBe(found.bars[at]?.count);
    });
    expect(found.walk[3]?.text).toBe('Bangladeshi: 94 referrals. Running total 57%.'); // 588 of 1,030
  });
});

group('the picture', () => {
  it.each([358, 1100])('is plain JSON at %i px and keeps every bar', (width) => {
    const option = draw(newham, paper(width));
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
    expect(structuredClone(option)).toEqual(option);
  });

  it('gives the same answer twice and leaves a frozen input alone', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const input = freeze(structuredClone(newham));
    expect(draw(input, paper(1100))).toEqual(draw(input, paper(1100)));
  });
});

group('awkward data', () => {
  it('shortens a long name on a phone, never its count', () => {
    const long = 'Any other mixed or multiple ethnic background, as people describe themselves';
    const series = newham.series.map((each, at) =>
      at === 0 ? { ...each, group: { ...each.group, label: long } } : each,
    );
    const picture = JSON.stringify(draw({ ...newham, series }, paper(358)));
    expect(picture).toMatch(/"Any other mixed [^"]*…, 260"/);
    expect(picture).toContain('Any other White background, 135');
  });

  it('holds a suppressed bar back and says so', () => {
    const found = analyse(onePoint(14, { numerator: null, flags: ['suppressed'] }));
    expect(found.bars.at(-2)).toMatchObject({ label: 'Chinese', count: null, why: 'held back' });
    expect(found.total).toBe(1025);
    expect(found.cautions).toContain('1 bar is held back or missing, and not in the running total.');
    expect(() => draw(onePoint(14, { numerator: null, flags: ['suppressed'] }), paper(358))).not.toThrow();
  });

  it('does not print a share of unknowns that is held back', () => {
    const told = paretoChart.describe(
      analyse(onePoint(16, { numerator: null, flags: ['suppressed'] })),
      options,
      text,
    );
    expect(told.sentences).toContain('How many people have no group recorded is held back or missing.');
  });

  it.each([
    ['no series', { ...newham, series: [] }],
    [
      'only zeros',
      {
        ...newham,
        series: newham.series.map((each) => ({
          ...each,
          points: [{ start: '2019-04-01', end: '2020-04-01', numerator: 0 }],
        })),
      },
    ],
    ['no points', { ...newham, series: newham.series.map((each) => ({ ...each, points: [] })) }],
  ])('answers to %s', (_name, input) => {
    const found = analyse(input);
    expect(paretoChart.describe(found, options, text).headline).toContain('No counts can be shown');
    expect(JSON.stringify(draw(input, paper(1100)))).not.toContain('null,null');
  });
});
