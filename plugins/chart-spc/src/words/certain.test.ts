import { describe as suite, expect, it } from '@jest/globals';
import type { ChartInput, Point } from '@fairshift/plugin-sdk';
import { incidents } from '../examples/incidents.js';
import { analyse } from '../analysis/analyse.js';
import { runChart } from '../run-chart.js';
import { describe } from './describe.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const hidden = (least: number, most: number): Partial<Point> => ({
  numerator: null,
  flags: ['suppressed'],
  bounds: { numerator: [least, most] },
});
const count = (numerator: number): Partial<Point> => ({ numerator });
const turns = (size: number, a: number, b: number) =>
  Array.from({ length: size }, (_, i) => count(i % 2 === 0 ? a : b));

function input(rows: readonly Partial<Point>[], context: Partial<ChartInput['context']> = {}): ChartInput {
  const points = rows.map((row, i): Point => ({ start: day(i), end: day(i + 1), ...row }));
  const { measure, series, sources } = incidents.input;
  return {
    measure: { ...measure, period: 'day', polarity: 'higher-is-better' },
    series: [{ ...series[0]!, points }],
    context: { ...incidents.input.context, phases: [], targets: [], ...context },
    sources,
  };
}
const why = { reason: 'Because', by: 'Analyst' };
const baseline = { baseline: { start: day(0), end: day(12), ...why } };

suite('words about held-back numbers', () => {
  it('name the certain part of a pattern', () => {
    const rows = [...turns(12, 3, 5), ...Array.from({ length: 6 }, () => count(8)), hidden(3, 7)];
    const analysis = analyse(input(rows, baseline));
    expect(describe(analysis).headline).toMatch(
      /a special cause \(improvement\): 7 points above the average/,
    );
    expect(analysis.ruleSet.rules.at(-1)?.found).toMatch(/7 points above the average$/);
  });

  it('tell a pattern that holds whatever the number is, at that point too', () => {
    const rows = [...turns(12, 3, 5), ...Array.from({ length: 6 }, () => count(8)), hidden(5, 9)];
    const analysis = analyse(input(rows, baseline));
    const { table } = describe(analysis);
    // 3 and 5 by turns have an average of 4: the last 5 of the 12 lies above it, six of 8 do, and so does 5 or more.
    const why = /^This point is the last of 8 points in a row above the average\. .*Rule: /;
    expect(analysis.walk.at(-1)).toMatchObject({ signal: 'improvement', index: 18 });
    expect(analysis.walk.at(-1)?.text).toMatch(
      /: held back because the number is small, from 5 to 9\. This point is the last of 8 points/,
    );
    expect(table.rows.at(-1)?.slice(-2)).toEqual([
      'Improvement; held back: from 5 to 9',
      expect.stringMatching(why),
    ]);
  });

  it('say of a point that is not certain that it is not', () => {
    const rows = [...turns(11, 3, 5), count(3), hidden(1, 7), ...Array.from({ length: 6 }, () => count(5))];
    const analysis = analyse(input(rows, baseline));
    const { headline, table, easyRead } = describe(analysis);
    expect(headline).toMatch(/with no certain special cause/);
    expect(analysis.walk.at(-1)?.text).toMatch(/Not certain: it depends on held-back numbers/);
    expect(table.rows.at(-1)).toContain('Not certain');
    expect(easyRead?.flatMap(({ sentences }) => sentences).join(' ')).not.toMatch(/normal/);
  });

  it('of a run chart claim no few crossings that rest on them', () => {
    // More than 20,000 numbers are not tried one by one, and of a whole phase bounds prove nothing.
    const ten = (value: number) => Array.from({ length: 10 }, () => count(value));
    const rows = [...ten(12), hidden(1, 30_000), ...ten(9)];
    const analysis = runChart.analyse(input(rows), runChart.options.parse({}));
    const all = describe(analysis).sentences.join(' ');
    expect(analysis.result.hidden).toMatchObject({ method: 'bounds', rules: [{ verdict: 'depends' }] });
    expect(all).not.toMatch(/few crossings are a special cause/);
  });

  it('say that too much is held back, and never that nothing happened', () => {
    const rows = [...turns(6, 3, 5), ...Array.from({ length: 6 }, () => hidden(1, 7))];
    const analysis = analyse(input(rows));
    for (const { found } of analysis.ruleSet.rules) expect(found).toMatch(/too many numbers are held back/);
    expect(describe(analysis).table.rows[0]).toContain('Not certain');
  });
});

it('claims no fall because of one high point', () => {
  // 13 counts around 10, then one of 25 and twelve around 8.5: the average falls from 9.9 to 9.8.
  const rows = [...turns(13, 9, 11), count(25), ...turns(12, 8, 9)];
  const phases = [{ start: day(13), name: 'After', ...why }];
  expect(describe(analyse(input(rows, { phases }))).headline).toMatch(/then \d.*without a special cause/);
});
