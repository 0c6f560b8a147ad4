import { describe as suite, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { analyse } from '../analysis/analyse.js';
import { access } from '../examples/access.js';
import { falls } from '../examples/falls.js';
import { incidents } from '../examples/incidents.js';
import { waits } from '../examples/waits.js';
import { describe } from './describe.js';
import { explain } from './signals.js';

/** Values by month; the first 14 are the baseline, 41 and 43 in turn: 42 ± 3 × 2 / 1.128, so 36.7 to 47.3. */
function after(values: readonly number[], polarity: ChartInput['measure']['polarity'] = 'lower-is-better') {
  const all = [...Array.from({ length: 14 }, (_, i) => (i % 2 ? 43 : 41)), ...values];
  const month = (i: number) => new Date(Date.UTC(2022, i, 1)).toISOString().slice(0, 10);
  const input: ChartInput = {
    ...waits.input,
    measure: { ...waits.input.measure, polarity },
    series: waits.input.series.map((series) => ({
      ...series,
      points: all.map((value, i) => ({ start: month(i), end: month(i + 1), value })),
    })),
    context: {
      ...waits.input.context,
      baseline: { start: month(0), end: month(14), reason: 'Before', by: 'Lead' },
    },
  };
  return analyse(input);
}
const said = (values: readonly number[], at: number) => explain(after(values), 14 + at).join(' ');

suite('why a point is a signal', () => {
  it('is said for each kind of pattern, with the rule', () => {
    expect(said([50], 0)).toBe(
      'This point is above the upper limit. That is unlikely by chance alone, and is a concern. Rule: Point outside the limits.',
    );
    // 2 sigma above 42 is 45.5.
    expect(said([46, 44, 46, 41], 2)).toBe(
      'This point is the last of 2 points close to the upper limit. That is unlikely by chance alone, and is a concern. Rule: 2 of 3 points near a limit.',
    );
    expect(said([41, 40, 41, 40, 41, 41, 40, 43], 3)).toContain('This point is part of');
    expect(said([42.5, 41.5, 41, 41.5, 41, 41.5, 41, 41.5, 43], 4)).toBe(
      'This point is part of 7 points in a row below the average. That is unlikely by chance alone, and is an improvement. Rule: 7 points in a row on one side.',
    );
  });

  it('says a cause once where several rules meet in one point', () => {
    // 44 45 44 45 44 45 50: 7 above 42, and the last above 47.3.
    const both = explain(after([42, 44, 45, 44, 45, 44, 45, 50]), 21);
    expect(both).toEqual([
      'This point is above the upper limit.',
      'This point is the last of 7 points in a row above the average.',
      'Each is unlikely by chance alone, and is a concern.',
      'Rules: Point outside the limits; 7 points in a row on one side.',
    ]);
  });

  it('says each cause where two patterns point in different ways', () => {
    // Falling from 46.9 by 0.6 to 43.3, all above 42: a trend down, a run above.
    const values = [42, 46.9, 46.3, 45.2, 44.6, 44, 43.4, 42.8, 42];
    const words = explain(after(values), 14 + 3).join(' ');
    expect(words).toContain(
      'each lower than the one before. That is unlikely by chance alone, and is an improvement.',
    );
    expect(words).toContain('above the average. That is unlikely by chance alone, and is a concern.');
  });

  it('takes no side where neither direction is better', () => {
    expect(explain(after([50], 'neither'), 14)).toContain(
      'That is unlikely by chance alone, and is a change.',
    );
  });

  it('is said for patterns without a side too: 14 points in turn, by Nelson’s rules', () => {
    const turns = after([]).result.points.map(({ start, end, value }) => ({ start, end, value }));
    const analysis = analyse({
      ...waits.input,
      series: waits.input.series.map((series) => ({ ...series, points: turns })),
      context: { ...waits.input.context, ruleSet: { id: 'nelson', version: '1984' } },
    });
    expect(explain(analysis, 13).join(' ')).toBe(
      'This point is the last of 14 points in a row that went up and down in turn. That is unlikely by chance alone, and is a change. Rule: 14 points up and down in turn.',
    );
  });

  it('is nothing for a point without a signal', () => {
    expect(explain(after([42]), 14)).toEqual([]);
  });
});

suite('one generator', () => {
  it.each([incidents, access, falls, waits])(
    '$id: walk and table say the same of every point',
    ({ input }) => {
      const analysis = analyse(input);
      const { columns, rows } = describe(analysis).table;
      const why = columns.indexOf('Why');
      let signals = 0;
      for (const stop of analysis.walk) {
        const sentences = explain(analysis, stop.index).join(' ');
        if (stop.signal === undefined) expect(sentences).toBe('');
        else {
          signals += 1;
          expect(sentences).toMatch(/^This point is .* Rules?: /);
          expect(stop.text.endsWith(sentences)).toBe(true);
          expect(rows[stop.index]?.[why]).toBe(sentences);
        }
      }
      expect(signals).toBeGreaterThan(0);
    },
  );

  it('leaves the column out where no rule was met', () => {
    expect(describe(after([42])).table.columns).not.toContain('Why');
  });

  it('keeps every sentence within 20 words', () => {
    for (const { input } of [incidents, access, falls, waits]) {
      const analysis = analyse(input);
      for (const { index } of analysis.walk)
        for (const sentence of explain(analysis, index))
          expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(20);
    }
  });
});
