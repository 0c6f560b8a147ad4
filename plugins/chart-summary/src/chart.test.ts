import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pluginManifest, type ChartInput, type DrawContext } from '@fairshift/plugin-sdk';
import { MADE } from './examples/board.js';
import { summaryChart } from './index.js';

const input = summaryChart.examples[0]!.input;
const analysis = summaryChart.analyse(input, {});
const text = {
  locale: 'en-GB',
  formatNumber: String,
  formatPeriod: (period: string) => `<${period}>`,
} as const;
const told = summaryChart.describe(analysis, {}, text);
const only = (made: Omit<ChartInput, 'others' | 'sources'>) => ({ ...made, sources: input.sources });

const theme: DrawContext['theme'] = {
  text: '#212b32',
  muted: '#4c6272',
  background: '#ffffff',
  series: ['#12436D'],
  signal: { improvement: '#005eb8', concern: '#c75300', neutral: '#490092' },
  patterns: true,
};
const draw = (width: number, purpose: DrawContext['purpose'] = 'screen', of = analysis) => {
  if (summaryChart.view.type !== 'option') throw new Error('an option chart');
  const height = purpose === 'thumbnail' ? 90 : 600;
  return summaryChart.view.toOption(
    of,
    {},
    { purpose, width, height, theme, locale: 'en-GB', reducedMotion: true },
  );
};

describe('a summary of measures', () => {
  it('is the chart that its manifest names', () => {
    const manifest = pluginManifest.parse(
      JSON.parse(readFileSync(new URL('../fairshift.plugin.json', import.meta.url), 'utf8')),
    );
    expect(manifest.contributes.charts).toMatchObject([
      { id: summaryChart.id, export: 'summaryChart', view: summaryChart.view.type },
    ]);
  });

  // 14 values of 42 and 44 in turn: an average of 43, limits 43 ± 2.66 × 2 = 37.7 to 48.3 (Making Data Count).
  it('has for each measure what its own control chart finds', () => {
    const found = analysis.rows.map(({ title, variation, direction, assurance }) => [
      title,
      variation,
      direction,
      assurance,
    ]);
    expect(found).toEqual([
      ['Wait for a first visit', 'improvement', 'down', 'hit-or-miss'],
      ['Visits kept', 'concern', 'down', 'failing'],
      ['Days to a care plan', 'common-cause', null, 'failing'],
      ['Days to an answer', 'common-cause', null, 'passing'],
      ['Calls in a day', 'change', 'up', null],
      ['Hours of training', null, null, null],
    ]);
  });

  it('says each in words, with value, period, average, target and number of points', () => {
    const { columns, rows } = told.table;
    expect(columns.slice(0, 8)).toEqual([
      'Measure',
      'Latest',
      'Period',
      'Average',
      'Target',
      'Variation',
      'Assurance',
      'Points',
    ]);
    expect(rows[0]?.slice(0, 8)).toEqual([
      'Wait for a first visit',
      '40 days',
      '<2023-10-01/2023-11-01>',
      '43 days',
      '45 days',
      'Improvement, low',
      'Hit or miss',
      22,
    ]);
    expect(rows[1]?.slice(3, 7)).toEqual(['43%', '60%', 'Concern, low', 'Fail']);
    expect(rows[4]?.slice(4, 7)).toEqual(['none set', 'Change, high', 'no icon']);
  });

  it('hides the icons while limits are trial limits, and says why: 6 points of 13', () => {
    const row = told.table.rows[5];
    expect(row?.slice(5, 7)).toEqual(['no icon yet', 'no icon']);
    expect(row?.at(-1)).toBe('Limits are trial limits from 6 points. They need 13, so there is no icon yet.');
    const whyOf = (points: number, baseline?: number) => {
      const [series] = MADE.steady.series;
      const fixed = baseline
        ? { baseline: { start: '2022-01-01', end: series!.points[baseline - 1]!.end, reason: 'x', by: 'x' } }
        : {};
      return summaryChart.analyse(
        only({
          ...MADE.steady,
          series: [{ ...series!, points: series!.points.slice(0, points) }],
          context: { ...MADE.steady.context, ...fixed },
        }),
        {},
      ).rows[0]?.why;
    };
    expect(whyOf(12)).toContain('from 12 points. They need 13');
    expect(whyOf(13)).toBeNull();
    expect(whyOf(14, 11)).toContain('from 11 points. They need 12');
    expect(whyOf(14, 12)).toBeNull();
    expect(whyOf(0)).toBe('There is no point to draw yet, so there is no icon.');
  });

  it('says why there is no icon for change where the newest number is held back', () => {
    const { measure, series, context } = MADE.steady;
    const [first] = series;
    const points = first!.points.map((point, i, { length }) =>
      i === length - 1 ? { start: point.start, end: point.end, flags: ['suppressed'] as const } : point,
    );
    const held = summaryChart.analyse(only({ measure, series: [{ ...first!, points }], context }), {});
    const row = summaryChart.describe(held, {}, text).table.rows[0];
    expect(row?.[5]).toBe('no icon yet');
    expect(row?.at(-1)).toContain('The newest number is held back');
    for (const width of [1180, 358]) {
      const picture = JSON.stringify(draw(width, 'screen', held));
      expect(picture).toContain('No icon yet: held back');
      expect(picture).not.toContain('few points');
    }
  });

  it('counts what was found in the headline and in Easy Read', () => {
    expect(told.headline).toBe(
      'Wait for a first visit and 5 more: 1 of concern, 1 improved, 1 changed, 2 without a change, 1 without an icon, <2022-01-01/2023-11-01>.',
    );
    expect(told.easyRead?.map(({ sentences }) => sentences.join(' '))).toEqual([
      'We looked at 6 numbers.',
      '1 is better than before.',
      '1 is worse than before.',
      '1 is not as before.',
      '2 are as before.',
      'Of 1 we do not know enough yet.',
    ]);
  });

  it('gives each group of a measure a row of its own, with its name', () => {
    const [series] = MADE.steady.series;
    const group = { id: 'a', label: 'Aged 65 and over', role: 'group' } as const;
    const { rows } = summaryChart.analyse(
      only({ ...MADE.steady, series: [series!, { ...series!, group }] }),
      {},
    );
    expect(rows.map(({ title }) => title)).toEqual([
      'Days to a care plan',
      'Days to a care plan, Aged 65 and over',
    ]);
  });

  it('keeps the other rows where figures of one cannot be charted', () => {
    const ruleSet = { id: 'nobody', version: '1' };
    const broken = { ...MADE.worse, context: { ...MADE.worse.context, ruleSet } };
    const { rows } = summaryChart.analyse({ ...input, others: [broken, MADE.reached] }, {});
    expect(rows.map(({ why }) => why)).toEqual([
      null,
      'These figures cannot be drawn as a control chart, so there is no icon.',
      null,
    ]);
  });

  it('lists no event of one measure as if it were one of all', () => {
    const note = { at: '2022-03-01', text: 'Evening clinics', kind: 'test', by: 'QI lead' } as const;
    const context = { ...MADE.better.context, annotations: [note] };
    expect(summaryChart.analyse({ ...input, context }, {}).events).toEqual([]);
  });

  it('walks measure by measure', () => {
    expect(analysis.walk.map(({ signal }) => signal)).toEqual([
      'improvement',
      'concern',
      undefined,
      undefined,
      'change',
      undefined,
    ]);
    expect(analysis.walk[1]?.text).toBe(
      'Visits kept: 40%. Target 60%. The latest points are a special cause, and a concern. The target cannot be expected to be reached without a change.',
    );
  });
});

describe.each([1180, 358])('the picture at %d px', (width) => {
  const option = JSON.stringify(draw(width));

  it('has letter and word beside each icon, and says where there is none', () => {
    for (const each of ['"H"', '"L"', '"P"', '"F"', '"?"', 'Improvement, low', 'Concern, low', 'Hit or miss'])
      expect(option).toContain(each);
    expect(option).toContain('No icon yet');
    expect(option).toContain('No target set');
  });

  it('keeps every part inside the frame', () => {
    const series = draw(width)['series'] as { data: { value?: [number, number | null] }[] }[];
    for (const { value } of series.flatMap(({ data }) => data)) {
      if (!value) continue;
      expect(value[0]).toBeGreaterThanOrEqual(0);
      expect(value[0]).toBeLessThanOrEqual(width);
      if (value[1] !== null) expect(value[1]).toBeLessThanOrEqual(600);
    }
  });
});

it('draws a thumbnail of 3 rows without words', () => {
  const option = JSON.stringify(draw(280, 'thumbnail'));
  expect(option).not.toContain('Improvement');
  expect((draw(280, 'thumbnail')['series'] as { data: unknown[] }[])[0]?.data).toHaveLength(3);
});
