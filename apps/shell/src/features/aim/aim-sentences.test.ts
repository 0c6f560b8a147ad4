import type { AimAlternative, AimAnswerJson } from '@fairshift/contracts';
import { describe, expect, it } from '@jest/globals';
import {
  falseAlarmSentences,
  goodWays,
  headSentence,
  howThisWords,
  howWords,
  inTimeSentence,
  largerAimWords,
  rulesSentences,
  takenSentences,
  waitWords,
  wayWords,
  type AimTold,
} from './aim-sentences.js';

const sound = {
  seen: { median: 5, ninetieth: 10, withinHorizon: 0.64 },
  falseAlarm: { median: 108, ninetieth: 591, withinHorizon: 0.02 },
  shows: true,
  isSound: true,
};
const alternatives: AimAlternative[] = [
  { kind: 't-chart', eventsAPeriod: 15, ...sound, isSound: false },
  { kind: 'pool', services: 5, ...sound },
  { kind: 'longer-period', period: 'quarter', points: 8, ...sound, shows: false },
  { kind: 'process', from: 50, to: 55, ...sound },
];

/** PRODUCT M1: 1,000 referrals a month, 1.5% to 1.8%: a median of 14 months, 41 in the worst tenth. */
const answer: AimAnswerJson = {
  asked: {
    chart: 'p',
    chartName: 'P chart',
    group: 'Everyone',
    from: 1.5,
    to: 1.8,
    denominator: 1000,
    baseline: 24,
    period: 'month',
    horizon: 6,
    ruleSet: {
      id: 'making-data-count',
      version: '2023-11',
      name: 'Making Data Count, November 2023',
      ties: 'break',
    },
  },
  fromFigures: [],
  seen: { median: 14, ninetieth: 41, withinHorizon: 0.2 },
  falseAlarm: { median: 97, ninetieth: 512, withinHorizon: 0.027 },
  shows: false,
  isSound: true,
  smallest: 2.0063,
  alternatives,
  tries: 4000,
  longest: 1000,
  cautions: [],
};
const told: AimTold = {
  answer,
  measure: { form: 'proportion', unit: '%', multiplier: 100 },
  outOf: 'Referrals',
};
const asking = (
  other: Partial<AimAnswerJson['asked']>,
  more: Partial<AimAnswerJson> = {},
): AimAnswerJson => ({
  ...answer,
  ...more,
  asked: { ...answer.asked, ...other },
});

describe('the answer in words', () => {
  it('is the sentence of the paper’s aim', () => {
    expect(headSentence(told)).toBe(
      'With about 1,000 referrals a month, an increase from 1.5% to 1.8% would most likely show after about 14 months, and might take more than 3 years.',
    );
  });

  it('says people where the definition has no short word for them', () => {
    const outOf = 'Women of 25 to 64 who are registered here and eligible';
    expect(headSentence({ ...told, outOf })).toContain('With about 1,000 people a month');
    expect(headSentence({ ...told, outOf: undefined })).toContain('With about 1,000 people a month');
  });

  it('of counts has no number of people', () => {
    const { denominator: _, ...asked } = { ...answer.asked, from: 2, to: 0.5, period: 'fortnight' as const };
    const counts = { ...answer, asked, seen: { median: 7, ninetieth: 14, withinHorizon: 0.9 }, shows: true };
    expect(
      headSentence({ answer: counts, measure: { form: 'count', unit: 'incidents', multiplier: 1 } }),
    ).toBe(
      'A decrease from 2 to 0.5 incidents a fortnight would most likely show after about 7 fortnights, and might take 14 fortnights.',
    );
  });

  it('of rates says for every how many', () => {
    const rate = { form: 'rate', unit: 'falls', multiplier: 1000 } as const;
    expect(headSentence({ answer: asking({ from: 6.667, to: 5 }), measure: rate })).toContain(
      'from 6.67 to 5 falls for every 1,000',
    );
  });

  it('of what hardly ever shows says more than the longest try', () => {
    const never = asking({}, { seen: { median: null, ninetieth: null, withinHorizon: 0.001 } });
    expect(headSentence({ ...told, answer: never })).toContain(
      'would most likely take more than 1,000 months to show.',
    );
    expect(inTimeSentence({ ...told, answer: never })).toBe(
      'Most likely not within 6 months: by then it showed in under 1% of our tries.',
    );
    const late = asking({}, { seen: { median: 300, ninetieth: null, withinHorizon: 0 } });
    expect(headSentence({ ...told, answer: late })).toContain('and might take more than 83 years.');
    const few = asking({ period: 'irregular' }, { seen: { median: 300, ninetieth: null, withinHorizon: 0 } });
    expect(headSentence({ ...told, answer: few })).toContain('and might take more than 1,000 periods.');
  });

  it('says when it shows in time', () => {
    expect(inTimeSentence({ ...told, answer: asking({}, { ...sound }) })).toBe(
      'Yes. Within 6 months it showed in 64% of our tries.',
    );
  });

  it('says how often it is wrong, and when that is often', () => {
    expect(falseAlarmSentences(told)).toEqual([
      'When nothing changes, the same signal comes by chance after about 97 months, or sooner in half of the tries.',
      'Within 6 months a false alarm came in 3% of them.',
    ]);
    expect(falseAlarmSentences({ ...told, answer: asking({}, { isSound: false }) })).toHaveLength(3);
  });

  it.each([
    ['break', 'ties break.'],
    ['skip', 'ties are skipped.'],
    ['mixed', 'some pass over it.'],
  ] as const)('names the rules and their ties: %s', (ties, words) => {
    const [name, rule, warning] = rulesSentences(asking({ ruleSet: { ...answer.asked.ruleSet, ties } }));
    expect(name).toBe('Rules: Making Data Count, November 2023.');
    expect(rule).toContain(words);
    expect(warning).toContain('another answer');
    expect(rulesSentences(asking({ ruleSet: { ...answer.asked.ruleSet, ties: null } }))).toEqual([name]);
  });
});

describe('what was taken from the figures', () => {
  it.each([
    [[], []],
    [['from'], ['From your figures we took where it stands now.']],
    [
      ['from', 'denominator', 'baseline'],
      [
        'From your figures we took where it stands now, how many there usually are and the length of the baseline.',
      ],
    ],
  ] as const)('%p', (fromFigures, sentences) =>
    expect(takenSentences({ ...answer, fromFigures: [...fromFigures] })).toEqual(sentences),
  );
});

describe('other ways to look', () => {
  it('are those that show it in time and seldom by chance', () => {
    expect(goodWays(answer).map((way) => wayWords(way, answer))).toEqual([
      'count together with 4 other services',
      'measure a step of care instead, that goes from 50% to 55% of the same people',
    ]);
    expect(largerAimWords(told)).toBe('aim for more: 2.01% or more');
    expect(largerAimWords({ ...told, answer: asking({ from: 3 }) })).toBe('aim for more: 2.01% or less');
    expect(largerAimWords({ ...told, answer: asking({}, { smallest: null }) })).toBeUndefined();
  });

  it('say how each was worked out', () => {
    expect(howThisWords(answer)).toBe('P chart. Baseline of 24 months, 1,000 in each. 4,000 tries.');
    expect(alternatives.map((way) => howWords(way, answer))).toEqual([
      '15 cases a month to start with. Each time between two is a point.',
      '5 services that are alike, 5,000 in all. All change together.',
      'The same baseline makes 8 points.',
      'The same chart and people. Another step may start elsewhere: half is the hardest.',
    ]);
    expect(wayWords(alternatives[0]!, answer)).toBe('draw the time between cases, on a T chart');
    expect(wayWords(alternatives[2]!, answer)).toBe('count by quarter instead of by month');
    expect(wayWords({ ...alternatives[1]!, services: 2 } as AimAlternative, answer)).toContain(
      '1 other service',
    );
  });

  it('have waits of their own', () => {
    expect([waitWords(1, answer), waitWords(5, answer), waitWords(null, answer)]).toEqual([
      '1 month',
      '5 months',
      'more than 1,000 months',
    ]);
  });
});
