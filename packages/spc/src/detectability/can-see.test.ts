import { describe, expect, it } from '@jest/globals';
import { UnknownRuleSetError } from '../errors.js';
import { type AimAnswer, canSeeAim } from './can-see.js';
import { DetectabilityError } from './check-question.js';
import type { AimQuestion } from './plan.js';

const trials = { runs: 100, seed: 1, longest: 1000 };
const referrals: AimQuestion = {
  chart: 'p',
  baseline: 24,
  denominator: 1000,
  sigma: 0,
  from: 0.015,
  to: 0.018,
  ruleSet: { id: 'making-data-count', version: '2023-11' },
  period: 'month',
  horizon: 6,
};
const incidents: AimQuestion = {
  ...referrals,
  chart: 'c',
  denominator: 1,
  from: 2,
  to: 0.5,
  period: 'fortnight',
  horizon: 6,
};

const answers = new Map<string, AimAnswer>();
/** The answer, worked out once. */
function ask(question: AimQuestion): AimAnswer {
  const key = JSON.stringify(question);
  const answer = answers.get(key) ?? canSeeAim(question, trials);
  answers.set(key, answer);
  return answer;
}
const kindOf = (question: AimQuestion, kind: string) =>
  ask(question).alternatives.find((each) => each.kind === kind);

describe('an aim that the chart does not show in time', () => {
  const answer = ask(referrals);

  it('is said to take longer, and how much', () => {
    expect(answer.shows).toBe(false);
    expect(answer.seen.median).toBeGreaterThan(6);
    expect(answer.seen.ninetieth).toBeGreaterThan(answer.seen.median!);
    expect(answer.seen.withinHorizon).toBeLessThan(0.5);
    expect(answer).toMatchObject({ ties: 'break', ruleSetName: 'Making Data Count, November 2023', trials });
  });

  it('has other ways to look, each with its own false alarms', () => {
    expect(answer.alternatives.map(({ kind }) => kind)).toEqual([
      't-chart',
      'pool',
      'longer-period',
      'process',
    ]);
    const [times, pool, quarter, step] = answer.alternatives;
    // 1.5% of 1,000: 15 a month, of which 7 in a row on one side of a line often come by chance.
    expect(times).toMatchObject({ eventsAPeriod: 15, shows: true, isSound: false });
    expect(pool).toMatchObject({ kind: 'pool', shows: true, isSound: true });
    expect(quarter).toMatchObject({ period: 'quarter', points: 8, shows: false });
    expect(step).toMatchObject({ from: 0.5, to: 0.55, shows: true });
  });

  it('is that of one service as large as the pool, and one service fewer would not do', () => {
    const pool = kindOf(referrals, 'pool');
    if (pool?.kind !== 'pool') throw new Error('there is no pool');
    const alone = ask({ ...referrals, denominator: 1000 * pool.services });
    expect([pool.seen, pool.falseAlarm]).toEqual([alone.seen, alone.falseAlarm]);
    expect(pool.services).toBeLessThan(6);
    expect(ask({ ...referrals, denominator: 1000 * (pool.services - 1) }).shows).toBe(false);
  });

  it.each([
    ['people', referrals, (k: number) => ({ denominator: 1000 * k })],
    ['events', { ...incidents, to: 1.5 }, (k: number) => ({ from: 2 * k, to: 1.5 * k })],
    [
      'values: the mean of k has a sigma of 1/√k',
      { ...referrals, chart: 'i', denominator: 1, sigma: 5, from: 50, to: 53 },
      (k: number) => ({ sigma: 5 / Math.sqrt(k) }),
    ],
  ] as const)('of several services counts all their %s', (_, question, times) => {
    const pool = kindOf(question, 'pool');
    if (pool?.kind !== 'pool') throw new Error('there is no pool');
    const alone = ask({ ...question, ...times(pool.services) });
    expect([pool.seen, pool.falseAlarm]).toEqual([alone.seen, alone.falseAlarm]);
  });

  it('in quarters waits whole quarters, told in months', () => {
    const { seen } = kindOf(referrals, 'longer-period')!;
    const quarters = ask({
      ...referrals,
      denominator: 3000,
      baseline: 8,
      horizon: 2,
      period: 'quarter',
    }).seen;
    expect(seen).toEqual({
      median: quarters.median! * 3,
      ninetieth: quarters.ninetieth! * 3,
      withinHorizon: quarters.withinHorizon,
    });
  });

  it('has a smallest change that shows in time: more than the aim, and just enough', () => {
    const smallest = answer.smallest!;
    expect(smallest).toBeGreaterThan(0.018);
    expect(ask({ ...referrals, to: smallest }).shows).toBe(true);
    expect(ask({ ...referrals, to: smallest - 0.001 }).shows).toBe(false);
  });

  it('can be fewer events, which are further apart', () => {
    const seldom = ask(incidents);
    // A run of 7 needs 7 fortnights, so that none can show in 6, and no lower limit stands above 0.
    expect(seldom).toMatchObject({ shows: false, smallest: null, seen: { withinHorizon: 0 } });
    expect(seldom.alternatives.map(({ kind }) => kind)).toEqual(['t-chart', 'pool', 'longer-period']);
    expect(kindOf(incidents, 't-chart')).toMatchObject({ eventsAPeriod: 2, isSound: true });
  });
});

describe('an aim that the chart shows in time', () => {
  it('needs no other way', () => {
    const answer = ask({ ...referrals, to: 0.03 });
    expect(answer).toMatchObject({ shows: true, alternatives: [] });
    expect(answer.smallest).toBeLessThan(0.03);
  });

  it('has other ways all the same where its false alarms come too often', () => {
    // From a baseline of 3 points the line is so unsure that 7 on one side of it are nothing unusual.
    const answer = ask({ ...incidents, baseline: 3, horizon: 26 });
    expect(answer).toMatchObject({ shows: true, isSound: false });
    expect(answer.alternatives.length).toBeGreaterThan(0);
  });

  it('is the same answer each time, and survives JSON', () => {
    const question = { ...referrals, to: 0.03 };
    const answer = ask(question);
    expect(canSeeAim(question, trials)).toEqual(answer);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it.each([
    ['a mean of 25 cases', { chart: 'i-prime', denominator: 25, sigma: 10, from: 50, to: 44 }],
    ['single values', { chart: 'i', denominator: 1, sigma: 2, from: 50, to: 44 }],
    ['a rate', { chart: 'u', denominator: 500, from: 0.04, to: 0.08 }],
    ['a count', { chart: 'c', denominator: 1, from: 9, to: 20 }],
  ] as const)('may be of %s', (_, other) => {
    expect(ask({ ...referrals, ...other })).toMatchObject({ shows: true, isSound: true });
  });
});

describe('a rule set without a direction', () => {
  it('is Anhøj’s: its signal counts where most points lie on the side of the aim', () => {
    const answer = ask({ ...referrals, ruleSet: { id: 'anhoej', version: '2014' }, horizon: 24, to: 0.03 });
    expect(answer).toMatchObject({ ties: null, shows: true });
  });
});

describe('a question without an answer says why', () => {
  it.each([
    ['the aim equals the start', { to: 0.015 }, 'same-level', 'no change to see'],
    ['more than everybody', { to: 1.2 }, 'impossible-level', 'between 0% and 100%'],
    ['fewer than nobody', { to: -0.1 }, 'impossible-level', '0 or more'],
    ['no number', { to: Number.NaN }, 'impossible-level', 'as numbers'],
    ['nobody to count', { denominator: 0 }, 'no-denominator', 'how many people'],
    ['half a person', { denominator: 10.5 }, 'no-denominator', 'whole number'],
    ['more people than there are', { denominator: 1e8 }, 'no-denominator', '10,000,000'],
    ['too many events', { chart: 'c', to: 1e9 }, 'impossible-level', '10,000,000'],
    ['values that do not vary', { chart: 'i', sigma: 0 }, 'no-spread', 'do not vary'],
    ['a baseline of one', { baseline: 1 }, 'no-baseline', '2 to 500'],
    ['no time at all', { horizon: 0 }, 'no-horizon', '1 to 1,000'],
    ['a chart of medians', { chart: 'run' }, 'chart-not-simulated', 'cannot be simulated'],
  ])('%s', (_, other, code, words) => {
    const asked = () => ask({ ...referrals, ...(other as Partial<AimQuestion>) });
    expect(asked).toThrow(DetectabilityError);
    expect(asked).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });

  it('an unknown rule set', () =>
    expect(() => ask({ ...referrals, ruleSet: { id: 'own', version: '1' } })).toThrow(UnknownRuleSetError));
});
