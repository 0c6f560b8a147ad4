import { describe, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { daysBetweenFalls } from './examples/days-between-falls.js';
import { firstVisits } from './examples/first-visits.js';
import { access } from './examples/access.js';
import { runChart } from './run-chart.js';
import { drawContext } from './testing/draw-context.js';

/**
 * Of 24 points off the median, chance gives runs up to round(log2 24) + 3 = 8, and at least 8 crossings: of 23 throws of a
 * coin, 7 heads or fewer have a chance of 4.7%, 8 or fewer one of 10.5% (Anhøj and Olesen 2014).
 */
const OF_24 = { longestRunMax: 8, nCrossingsMin: 8 };
/** round(log2 12) + 3. */
const LONGEST_OF_12 = 7;

const text = { locale: 'en-GB', formatNumber: String, formatPeriod: String } as const;
const options = { startAtZero: false };
const analysed = (input: ChartInput) => runChart.analyse(input, options);
const told = (input: ChartInput) => runChart.describe(analysed(input), options, text);

const withValues = (values: readonly number[], measure: Partial<ChartInput['measure']> = {}): ChartInput => {
  const month = (i: number) => new Date(Date.UTC(2022, i, 1)).toISOString().slice(0, 10);
  const { input } = firstVisits;
  return {
    ...input,
    measure: { ...input.measure, ...measure },
    series: input.series.map((series) => ({
      ...series,
      points: values.map((value, i) => ({ start: month(i), end: month(i + 1), value })),
    })),
    context: { ...input.context, targets: [], annotations: [] },
  };
};

describe('a run chart', () => {
  // 24 values: 12 of them at or below 44 and 12 at or above 45, so the median is 44.5. Sides: 4 above, 44 below, 8 above,
  // 11 below: the longest run is 11, and the line crosses 3 times.
  it('says the longest run and the crossings, against what chance gives for 24 points', () => {
    const { longestRunMax, nCrossingsMin } = OF_24;
    const { headline, sentences } = told(firstVisits.input);
    expect(headline).toBe(
      'Wait for a first physiotherapy visit: a median of 45, and a special cause (improvement): 11 points below the median, February to December 2023.',
    );
    expect(sentences.slice(1, 11)).toEqual([
      'Run chart, Anhøj runs analysis.',
      'There are 24 months.',
      'The median is 45.',
      'The longest run on one side of the median is 11 points.',
      `By chance it is hardly ever more than ${longestRunMax}.`,
      'The line crosses the median 3 times.',
      `By chance it hardly ever crosses fewer than ${nCrossingsMin} times.`,
      'So few crossings are a special cause.',
      'From February to December 2023, 11 points in a row were below the median.',
      'This is a special cause. It is an improvement.',
    ]);
  });

  it('has a median and no limits, in words, table, key and picture', () => {
    const { sentences, table } = told(firstVisits.input);
    expect(sentences).toContain('A run chart has no limits.');
    expect(table.columns).toEqual(['Month', 'Value', 'Median', 'Phase', 'Signal', 'Why']);
    expect(table.rows[0]?.slice(0, 3)).toEqual(['January 2022', 48, '44.5']);
    const analysis = analysed(firstVisits.input);
    expect(analysis.key.map(({ label }) => label)).toEqual(['No change', 'Improvement', 'Median', 'Aim 42']);
    expect(analysis.trial).toBe(false);
    expect(JSON.stringify([sentences, table]).toLowerCase()).not.toMatch(/average|upper limit|trial/);
    const { view } = runChart;
    if (view.type !== 'option') throw new Error('a run chart is an option chart');
    const option = view.toOption(analysis, options, drawContext());
    expect(JSON.stringify(option)).toContain('Median 45');
    expect(JSON.stringify(option)).not.toMatch(/[Aa]verage|Upper|Lower|markArea/);
    const data = (option['series'] as { data: { symbol: string }[] }[])[0]!.data;
    expect(data.flatMap(({ symbol }, i) => (symbol === 'diamond' ? [i] : []))).toEqual([
      13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    ]);
  });

  it('claims nothing for times between falls that only vary, and draws such a measure at all', () => {
    const { headline, sentences } = told(daysBetweenFalls.input);
    expect(headline).toBe('Time between falls: a median of 11, with no special cause.');
    // Sorted: 6 7 8 9 9 10 11 | 11 12 12 13 14 15 16. Two lie on the median; the rest cross it 8 times, in runs of 2 at most.
    expect(sentences).toContain('The longest run on one side of the median is 2 points.');
    expect(sentences).toContain('The line crosses the median 8 times.');
    expect(sentences).toContain(`By chance it is hardly ever more than ${LONGEST_OF_12}.`);
    expect(sentences).toContain('No special cause was found.');
  });

  it('finds few crossings where no run is too long, and marks no point for them', () => {
    // 6 low, 6 high, 6 low, 6 high: no run over 8, and 3 crossings where chance gives at least 8.
    const values = [3, 4, 3, 4, 3, 4, 8, 9, 8, 9, 8, 9, 3, 4, 3, 4, 3, 4, 8, 9, 8, 9, 8, 9];
    const input = withValues(values);
    const { headline, sentences, easyRead = [] } = told(input);
    expect(headline).toMatch(/and a special cause \(change\): few crossings of the median\.$/);
    expect(sentences).toContain('So few crossings are a special cause.');
    expect(sentences).not.toContain('No special cause was found.');
    expect(analysed(input).result.points.every(({ meaning }) => meaning === null)).toBe(true);
    expect(analysed(input).ruleSet.rules).toEqual([
      {
        name: 'Long run or few crossings',
        found: 'Longest run 6, by chance up to 8. Crossings 3, by chance at least 8',
      },
    ]);
    expect(easyRead.flatMap((step) => step.sentences)).toContain('Something may have changed.');
  });

  it('warns where there are too few points to find anything, and where all lie on the median', () => {
    expect(told(withValues([3, 4, 5, 6, 7])).sentences.join(' ')).toContain(
      'With fewer than 10 points off the median, a run chart seldom shows a change.',
    );
    expect(told(withValues([5, 5, 5, 5])).sentences).toContain(
      'Every point lies on the median, so there is no run.',
    );
    expect(told(withValues([])).headline).toBe(
      'Wait for a first physiotherapy visit: no points to draw yet.',
    );
  });

  it('draws a proportion, with its parts', () => {
    const { table, sentences } = told(access.input);
    expect(table.columns.slice(0, 5)).toEqual(['Month', 'Number', 'Out of', 'Per cent', 'Median']);
    expect(sentences[1]).toBe('Run chart, Anhøj runs analysis.');
  });

  it.each(runChart.examples.map((each) => [each.id, each] as const))(
    '%s: sentences within 20 words',
    (_, { input }) => {
      for (const sentence of told(input).sentences.slice(1))
        expect([sentence, sentence.split(/\s+/).length <= 20]).toEqual([sentence, true]);
    },
  );
});
