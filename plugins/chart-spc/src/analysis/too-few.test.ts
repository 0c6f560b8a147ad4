import { describe, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { toOption } from '../draw/to-option.js';
import { access } from '../examples/access.js';
import { falls } from '../examples/falls.js';
import { incidents } from '../examples/incidents.js';
import { drawContext } from '../testing/draw-context.js';
import { describe as told } from '../words/describe.js';
import { analyse } from './analyse.js';

const why = { reason: 'Ward closed.', by: 'Lead' };
const FEW = 'Too few points to say anything yet';

/** The first points of an example, and nothing that was set on it. */
function only({ input }: { readonly input: ChartInput }, points: number, more: object = {}): ChartInput {
  const bare = { phases: [], targets: [], exclusions: [], annotations: [] };
  return {
    ...input,
    series: input.series.map((series) => ({ ...series, points: series.points.slice(0, points) })),
    context: { ruleSet: input.context.ruleSet, ...bare, ...more },
  };
}
/** Limit lines lie at depth 2, the band at depth 0. */
function depths(input: ChartInput): unknown[] {
  const option = toOption(analyse(input), { limits: true, startAtZero: false }, drawContext());
  return (option['series'] as { z: number; markArea?: { data: unknown[] } }[]).flatMap(({ z, markArea }) =>
    z === 2 || (z === 0 && markArea?.data.length !== 0) ? [z] : [],
  );
}

describe.each([
  ['P', access],
  ['U', falls],
  ['C', incidents],
])('a %s chart', (_, example) => {
  it.each([1, 2])('of %d has no band, and says that this is too few instead of a verdict', (size) => {
    const input = only(example, size);
    const analysis = analyse(input);
    const { headline, sentences, table } = told(analysis);
    expect(depths(input)).toEqual([]);
    expect(headline).toMatch(/, from too few points to say anything yet\.$/);
    expect(sentences.join(' ')).toMatch(/(1 point is|2 points are) too few to say anything yet\./);
    expect([headline, ...sentences].join(' ')).not.toMatch(/special cause|trial/);
    expect(table.rows[0]).toContain(FEW);
    expect(table.rows[0]).toContain('none');
    expect(analysis.walk[0]?.text).toContain(`${FEW}.`);
    expect(analysis.key.map(({ label }) => label)).toEqual([FEW, 'Average']);
    expect(analysis.ruleSet.rules.every(({ found }) => found === FEW)).toBe(true);
    expect([analysis.trial, analysis.result.assurance, analysis.result.rebase]).toEqual([false, null, null]);
    expect(analysis.notes.map(({ code }) => code)).not.toContain('trial-limits');
  });

  it('of 3 has its limits', () => {
    expect(depths(only(example, 3))).toEqual(expect.arrayContaining([0, 2]));
    expect(told(analyse(only(example, 3))).headline).toMatch(/with no special cause\.$/);
  });
});

describe('a baseline of 2 points', () => {
  const input = only(access, 24, { baseline: { start: '2020-01-01', end: '2020-03-01', ...why } });

  it('judges none of the 22 points after it', () => {
    const { result } = analyse(input);
    expect(result.signals).toEqual([]);
    expect(result.points.every(({ meaning, signals }) => meaning === null && signals.length === 0)).toBe(
      true,
    );
    const { sentences, easyRead } = told(analyse(input));
    expect(sentences).toContain('This average is extended to December 2021.');
    expect(easyRead?.map((step) => step.sentences.join(' '))).toContain(
      'We have too few numbers to say what changed.',
    );
  });

  it('leaves a signal against limits of enough points, with its place', () => {
    const phases = [{ start: '2020-03-01', name: 'Later', ...why }];
    const { signals, points } = analyse(only(access, 24, { phases })).result;
    expect(signals.length).toBeGreaterThan(0);
    expect(signals.every(({ against }) => against === 1)).toBe(true);
    for (const [i, point] of points.entries()) {
      expect(point.signals.every((at) => signals[at]?.points.includes(i))).toBe(true);
      expect(point.meaning === null).toBe(point.signals.length === 0);
    }
  });
});

describe('points that a person left out', () => {
  const out = (start: string, end: string, reason = why.reason) => ({ start, end, reason, by: 'Lead' });

  it('are told with their reasons, and stand in the key', () => {
    const one = analyse(only(access, 24, { exclusions: [out('2020-03-01', '2020-04-01')] }));
    expect(told(one).sentences).toContain('1 point is left out: March 2020, because “Ward closed”.');
    expect(one.key).toContainEqual({ mark: 'not-known', label: 'Left out of the average and limits' });
    expect(analyse(access.input).key.map(({ mark }) => mark)).not.toContain('not-known');
    expect(told(analyse(access.input)).sentences.join(' ')).not.toContain('left out');
  });

  it('are named up to 3, those of one reason together', () => {
    const some = [out('2020-03-01', '2020-05-01'), out('2021-03-01', '2021-06-01', 'New form')];
    expect(told(analyse(only(access, 24, { exclusions: some }))).sentences).toContain(
      '5 points are left out: March 2020 and April 2020, because “Ward closed”; March 2021, because “New form”; and 2 more.',
    );
  });

  it('leave no average and no verdict where they are all of the baseline', () => {
    const exclusions = [out('2020-01-01', '2020-07-01')];
    const baseline = { start: '2020-01-01', end: '2020-07-01', ...why };
    const analysis = analyse(only(access, 24, { exclusions, baseline }));
    const { headline, sentences, easyRead, table } = told(analysis);
    expect(headline).toBe(
      'Share of starters from an ethnic minority: every point of the baseline is left out, so there is no average.',
    );
    expect(sentences).toContain('Every point of the baseline is left out, so there is no average.');
    expect(sentences.join(' ')).not.toMatch(/special cause|trial limits|no points/);
    expect(easyRead?.at(-1)?.sentences).toEqual([
      'We left out the numbers that we compare with.',
      'So we cannot say what changed.',
    ]);
    expect(table.rows.at(-1)).toContain('No average to compare with');
    expect(analysis.trial).toBe(false);
  });

  it('may be all that there are', () => {
    const { headline, sentences } = told(
      analyse(only(access, 24, { exclusions: [out('2020-01-01', '2022-01-01')] })),
    );
    expect(headline).toMatch(/: every point is left out, so there is no average\.$/);
    expect(sentences.join(' ')).not.toMatch(/special cause/);
  });
});
