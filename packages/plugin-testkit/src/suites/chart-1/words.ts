import { formatPeriod } from '@fairshift/chart-host/run';
import type { ChartInput } from '@fairshift/plugin-sdk';
import type { Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { exampleQuestion } from './drawing.js';
import { strayNumbers } from './numbers.js';

type Result = Extract<Awaited<ReturnType<ChartSubject['child']['run']>>, { result: unknown }>['result'];

export const describes: Check<ChartSubject> = {
  id: 'chart/1/6',
  title:
    'The words name measure, period and finding, and hold no number of their own; the table has every point',
  badge: 'conforms',
  why: 'People who do not see the picture get the words and the table, and decide by them.',
  async run({ child }) {
    const faults: Finding[] = [];
    for (const example of (await child.facts()).examples) {
      const ran = await child.run(exampleQuestion(example));
      if ('error' in ran) continue;
      const named = (what: string, change: string) => ({ what: `"${example.id}": ${what}`, change });
      for (const [what, change] of wordFaults(ran.result, example.input)) faults.push(named(what, change));
    }
    return faults;
  },
};

function* wordFaults(result: Result, input: ChartInput): Generator<readonly [string, string]> {
  const { headline, sentences, table } = result.description;
  if (!headline.toLowerCase().includes(input.measure.title.toLowerCase()))
    yield [`the headline does not name the measure: ${headline}`, `Let it hold "${input.measure.title}".`];
  if (!namesPeriod([headline, ...sentences].join(' '), input))
    yield [
      'neither headline nor sentences name a period.',
      'Write it with ctx.formatPeriod(`${start}/${end}`).',
    ];
  // Lines of limits have corners of their own; the data have no more points than these.
  const given = Math.max(input.series.length, ...input.series.map((each) => each.points.length));
  const drawn = Math.min(mostPoints(result.option), given);
  if (table.rows.length < drawn)
    yield [
      `the picture has ${drawn} points and the table ${table.rows.length} rows.`,
      'Give every drawn point a row.',
    ];
  for (const stray of strayNumbers([headline, ...sentences], result, input))
    yield [
      `the words say ${stray.number}, which stands neither in the analysis nor in the data: ${stray.sentence}`,
      'Take every number of the words from the analysis.',
    ];
}

/** A month, a year or a range of the data, as the host writes it; a year of it is enough. */
function namesPeriod(text: string, { series }: ChartInput): boolean {
  const points = series.flatMap((each) => each.points);
  const years = new Set(points.flatMap(({ start, end }) => [start.slice(0, 4), end.slice(0, 4)]));
  const periods = points.map(({ start, end }) => formatPeriod(`${start}/${end}`));
  return periods.some((period) => text.includes(period)) || [...years].some((year) => text.includes(year));
}

/** Points of the longest series of the picture that have a number. */
function mostPoints(option: Result['option']): number {
  const series = [option['series'] ?? []].flat() as { data?: readonly unknown[]; type?: string }[];
  const counts = series.map(
    ({ data = [] }) => new Set(data.flatMap((item, at) => (hasNumber(item) ? [at] : []))).size,
  );
  return Math.max(0, ...counts);
}

function hasNumber(item: unknown): boolean {
  if (typeof item === 'number') return true;
  if (Array.isArray(item)) return item.some((part) => typeof part === 'number');
  if (typeof item === 'object' && item !== null && 'value' in item) return hasNumber(item.value);
  return false;
}
