import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pluginManifest } from '@fairshift/plugin-sdk';
import { runChart, spcChart } from './index.js';

const manifest = pluginManifest.parse(
  JSON.parse(readFileSync(new URL('../fairshift.plugin.json', import.meta.url), 'utf8')),
);

describe('the plugin', () => {
  it('has the charts that its manifest names', () => {
    const named = { spcChart, runChart };
    expect(manifest.contributes.charts).toHaveLength(2);
    for (const { id, export: name, title, view } of manifest.contributes.charts ?? []) {
      const chart = named[name as keyof typeof named];
      expect({ id, title, view }).toEqual({ id: chart.id, title: chart.title, view: chart.view.type });
    }
  });

  it('refuses options it does not know, because context belongs to the measure', () => {
    expect(spcChart.options.safeParse({ baseline: '2020' }).success).toBe(false);
  });
});

describe.each(spcChart.examples.map((example) => [example.id, example] as const))(
  'example %s',
  (_, { input, options }) => {
    const parsed = spcChart.options.parse(options);
    const analysis = spcChart.analyse(input, parsed);

    it('analyses to plain data, twice the same', () => {
      expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
      expect(spcChart.analyse(structuredClone(input), parsed)).toEqual(analysis);
    });

    it('names rule set, version and what each rule found, and says that limits are trial', () => {
      // Firm from 12 points of a baseline on.
      expect(analysis.trial).toBe(analysis.result.phases.some(({ pointsUsed }) => pointsUsed < 12));
      expect(analysis.ruleSet).toMatchObject({ id: 'making-data-count', version: '2023-11' });
      expect(analysis.ruleSet.rules.map((rule) => rule.name)).toEqual([
        'Point outside the limits',
        '7 points rising or falling',
        '2 of 3 points near a limit',
        '7 points in a row on one side',
      ]);
      expect(analysis.ruleSet.rules.filter((rule) => rule.found !== 'Did not happen')).toHaveLength(1);
    });
  },
);

it('walks the points with words', () => {
  const [incidents, access] = spcChart.examples.map(({ input }) =>
    spcChart.analyse(input, { limits: true, startAtZero: false }),
  );
  expect(access?.walk[11]).toMatchObject({
    period: 'December 2020',
    text: 'December 2020: 83%. 25 of 30. This point is the last of 7 points in a row, each higher than the one before. That is unlikely by chance alone, and is an improvement. Rule: 7 points rising or falling.',
    signal: 'improvement',
    index: 11,
  });
  expect(incidents?.walk[0]?.text).toBe('10 August 2020: 2. No change.');
  expect(incidents?.walk[3]?.text).toBe(
    '21 September 2020: 1. This point is the first of 10 points in a row below the first average. That is unlikely by chance alone, and is an improvement. Rule: 7 points in a row on one side.',
  );
});

it('says of MR and S charts that they show steps and spread, with no direction and no target', () => {
  const [, access] = spcChart.examples;
  const { context } = access!.input;
  const chosen = (type: 'mr' | 'i') => ({
    ...access!.input,
    context: { ...context, chart: { type, reason: 'To see the steps', by: 'Analyst' } },
  });
  const options = { limits: true, startAtZero: false };
  const steps = spcChart.analyse(chosen('mr'), options);
  expect(steps).toMatchObject({
    title: `Step from one month to the next: ${access!.input.measure.title}`,
    unit: 'percentage points',
    target: null,
    result: { chart: { id: 'mr' }, polarity: 'neither', assurance: null },
  });
  const [first, second] = access!.input.series[0]!.points;
  const percent = ({ numerator, denominator }: NonNullable<typeof first>) =>
    (100 * (numerator ?? 0)) / (denominator ?? 1);
  expect(steps.result.points[1]?.value).toBeCloseTo(Math.abs(percent(second!) - percent(first!)), 9);
  expect(steps.result.points[1]).toMatchObject({ numerator: null, denominator: null });
  expect(spcChart.analyse(chosen('i'), options).unit).toBe('%');
});
