import type { ChartInput, ChartPlugin, PlainOption } from '@fairshift/plugin-sdk';
import type { RunMessage } from '../protocol.js';
import { screenTheme } from '../theme.js';

/** Accepts an object and nothing else: enough of a schema for a chart without settings. */
const options = {
  safeParse: (value: unknown) =>
    typeof value === 'object'
      ? { success: true, data: value }
      : { success: false, error: new Error('no object') },
} as unknown as ChartPlugin['options'];

interface Analysis {
  readonly values: readonly number[];
  readonly walk: readonly object[];
}

/** A whole, tiny chart plugin: one line, one sentence, one table. Used by the tests only. */
export const lineChart = {
  kind: 'chart',
  contract: 1,
  id: 'line',
  title: 'Line',
  guidance: { use: 'Tests', avoid: 'Elsewhere' },
  inputs: { forms: ['count'], groups: { min: 1, max: 1 }, points: { min: 2, max: 100 } },
  options,
  optionsVersion: 2,
  analyse: (input: ChartInput): Analysis => {
    const points = input.series[0]?.points ?? [];
    const values = points.map((point) => point.value ?? 0);
    const walk = points.map((point, index) => ({
      period: point.start,
      text: `${point.start}: ${values[index] ?? 0}.`,
      ...(values[index] === 0 ? { signal: 'improvement' } : {}),
      series: 0,
      index,
    }));
    return { values, walk };
  },
  view: {
    type: 'option',
    toOption: ({ values }: Analysis): PlainOption => ({
      xAxis: { type: 'category', data: values.map((_, i) => String(i)) },
      yAxis: { type: 'value', axisLabel: { formatter: { $format: 'number' } } },
      series: [{ type: 'line', data: values }],
    }),
  },
  describe: ({ values }: Analysis) => ({
    headline: `There are ${values.length} points.`,
    sentences: ['Now. The line is drawn.'],
    table: {
      caption: 'Points',
      columns: ['Day', 'Number'],
      rows: values.map((value, i) => [`Day ${i}`, value]),
    },
  }),
  examples: [],
} as unknown as ChartPlugin;

const day = (n: number): string => `2024-01-${String(n).padStart(2, '0')}`;

/** A count on each of the first days of January 2024. */
export function countsInput(values: readonly number[]): ChartInput {
  return {
    measure: {
      id: 'm',
      version: 1,
      title: 'Falls',
      unit: 'falls',
      multiplier: 1,
      polarity: 'lower-is-better',
      form: 'count',
      period: 'day',
    },
    series: [
      {
        group: { id: 'all', label: 'Everyone', role: 'overall' },
        points: values.map((value, i) => ({ start: day(i + 1), end: day(i + 2), value })),
      },
    ],
    context: {
      ruleSet: { id: 'none', version: '1' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [
        { at: '2024-01-03', text: 'training', kind: 'test', by: 'ward lead' },
        { at: '2024-01-02', text: 'snow', kind: 'event', by: 'ward lead' },
      ],
    },
    sources: [
      {
        retrievedAt: '2024-02-01T00:00:00Z',
        licence: { spdxOrUrl: 'OGL-UK-3.0', attribution: 'Ward records', redistribution: 'with-attribution' },
      },
    ],
  };
}

export const drawContext: RunMessage['draw'] = {
  purpose: 'screen',
  width: 800,
  height: 420,
  theme: screenTheme,
  locale: 'en-GB',
  reducedMotion: true,
};
