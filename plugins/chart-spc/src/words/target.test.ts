import { describe as suite, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { analyse } from '../analysis/analyse.js';
import { toOption } from '../draw/to-option.js';
import { access } from '../examples/access.js';
import { incidentDays } from '../examples/incident-days.js';
import { waits } from '../examples/waits.js';
import { drawContext } from '../testing/draw-context.js';
import { describe } from './describe.js';
import { average, exact, targetWords } from './numbers.js';

const target = (value: number) => ({ value, label: 'Aim', reason: 'Agreed', by: 'Lead' });
const withContext = (input: ChartInput, context: Partial<ChartInput['context']>): ChartInput => ({
  ...input,
  context: { ...input.context, ...context },
});
const picture = (input: ChartInput) =>
  JSON.stringify(toOption(analyse(input), { limits: true, startAtZero: false }, drawContext()));

suite('a target', () => {
  it('is written as it was typed: in picture, key, words and Easy Read', () => {
    const input = withContext(access.input, { targets: [target(92.5)] });
    const analysis = analyse(input);
    const { sentences, easyRead } = describe(analysis);
    expect(sentences).toContain('The target is 92.5%.');
    expect(analysis.key.at(-1)?.label).toBe('Aim 92.5%');
    expect(easyRead?.flatMap((step) => step.sentences)).toContain('We want it to be 92.5 in 100 or more.');
    expect(picture(input)).toContain('{quiet|Aim 92.5%}');
    expect(targetWords({ unit: '' }, 16.485)).toBe('16.485');
    expect(targetWords({ unit: '' }, 12_000)).toBe('12,000');
    expect(targetWords({ unit: '%' }, -1.5)).toBe('−1.5%');
  });

  it('is told from averages and limits that lie beside it', () => {
    const aimed = (value: number) => ({ unit: '', target: { value, label: 'Aim', from: 0, to: 1 } });
    expect(average(aimed(16.485), 16.6)).toBe('17');
    // One digit more is 16.5, which lies above as 16.49 does.
    expect(average(aimed(16.485), 16.49)).toBe('16.5');
    expect(average(aimed(16.485), 16.4849)).toBe('16');
    expect(average(aimed(92), 92.4)).toBe('92.4');
    expect(average(aimed(92.5), 92.5)).toBe('92.5');
    expect(average(aimed(0.3), 0.304)).toBe('0.304');
    expect(average(aimed(75), 67.06)).toBe('67');
    expect(average({ unit: '' }, 92.4)).toBe('92');
    // 321 of 378 are 84.92%: below a target of 85%, and not on it.
    const input = withContext(access.input, { targets: [target(85)] });
    expect(describe(analyse(input)).headline).toMatch(/from an average of 67% to 84\.9%\.$/);
    expect(picture(input)).toContain('Average 84.9%');
    expect(describe(analyse(input)).easyRead?.[2]?.sentences).toContain(
      'Now it is a little less than 85 in 100.',
    );
  });

  it('can be expected, or not, by the limits of the last phase alone', () => {
    // 6 months, too few; then 18 that go 41, 43: 42 ± 3 × 2 / 1.128 is 36.7 to 47.3.
    const points = waits.input.series[0]!.points.map((point, i) => ({ ...point, value: i % 2 ? 43 : 41 }));
    const { baseline: _, ...context } = waits.input.context;
    const input = {
      ...waits.input,
      series: waits.input.series.map((series) => ({ ...series, points })),
      context: {
        ...context,
        phases: [{ start: points[6]!.start, name: 'Later', reason: 'New clinic', by: 'Lead' }],
        targets: [target(50)],
      },
    };
    const analysis = analyse(input);
    expect(analysis.result.phases.map(({ trial }) => trial)).toEqual([true, false]);
    const { sentences, easyRead } = describe(analysis);
    expect(sentences).toContain('The process can be expected to reach it.');
    expect(easyRead?.flatMap((step) => step.sentences)).toContain('We can expect to reach this.');
  });
});

suite('the line in the middle', () => {
  const told = (type: 't' | 'g') => {
    const input = withContext(incidentDays.input, { chart: { type, reason: 'Rare', by: 'Analyst' } });
    const analysis = analyse(input);
    const all = [describe(analysis), analysis.key, analysis.walk, analysis.ruleSet, picture(input)];
    return { analysis, ...describe(analysis), all: JSON.stringify(all) };
  };

  it('of a G chart is the median', () => {
    const { headline, sentences, table, analysis, all } = told('g');
    // Sorted: … 11 12 …, so 11.5.
    expect(headline).toMatch(/^Time between incidents: a median of 12, .*8 points above the median/);
    expect(sentences).toContain('The median is 12.');
    expect(table.columns).toContain('Median');
    expect(table.rows[0]).toContain('11.5');
    expect(analysis.key).toContainEqual({ mark: 'average', label: 'Median' });
    expect(all).not.toMatch(/"average [a-z]|the average|an average|Average|typical/);
    expect(sentences.join(' ')).not.toContain('not the mean');
  });

  it('of a T chart is a typical time, and is said not to be the mean', () => {
    const { headline, sentences, table, analysis, all } = told('t');
    expect(headline).toMatch(/: a typical time of 12, .*8 points above the typical time/);
    const note = 'The typical time is not the mean, which a few very long times would pull up.';
    expect(sentences.filter((sentence) => sentence === note)).toHaveLength(1);
    expect(table.columns).toContain('Typical time');
    expect(analysis.key).toContainEqual({ mark: 'average', label: 'Typical time' });
    expect(all).toContain('{strong|Typical time 12}');
    expect(all).not.toMatch(/the average|an average|Average|[Mm]edian/);
  });
});

it('writes one minus sign', () => {
  const shown = { unit: 'mm', form: 'individual' } as const;
  expect(exact(shown, -13.82)).toBe('−13.8');
  expect(exact(shown, -1234.5)).toBe('−1,234.5');
  expect(exact({ ...shown, unit: '%' }, -5)).toBe('−5.0%');
});
