import { describe, expect, it } from '@jest/globals';
import { verdict, type Verdict } from './verdict.js';
import {
  levellingDownSentence,
  ratioSentences,
  verdictHeadline,
  verdictSureness,
  verdictWhy,
} from './verdict.words.js';

/** Percentages of 10,000 people a group, so that the words and not the intervals are under test. */
const of = (percent: number) => ({ numerator: percent * 100, denominator: 10_000 });
type Options = Parameters<typeof verdict>[2];
const from = (
  before: readonly [number, number],
  after: readonly [number, number],
  options?: Options,
): Verdict =>
  verdict(
    { focus: of(before[0]), reference: of(before[1]) },
    { focus: of(after[0]), reference: of(after[1]) },
    options,
  );

const demo = verdict(
  { focus: { numerator: 1053, denominator: 1950 }, reference: { numerator: 440, denominator: 710 } },
  { focus: { numerator: 1346, denominator: 1980 }, reference: { numerator: 512, denominator: 721 } },
);

describe('verdict on the screening demo', () => {
  it('narrowed by the figures, and cannot be sure', () => {
    expect(demo).toMatchObject({ word: 'narrowed', sure: false, levellingDown: false, changedPlaces: false });
    expect(verdictHeadline(demo)).toBe('The gap narrowed from 8 to 3 percentage points.');
    expect(verdictWhy(demo)).toBe(
      'The gap narrowed because the focus group rose faster; both groups improved.',
    );
    expect(verdictSureness(demo)).toBe(
      'By the figures it narrowed, but we cannot be sure. The change could be from 11 percentage points smaller to 1 bigger, which includes no change.',
    );
  });

  it('prints both ratios', () => {
    // 54.0/62.0 = 0.87, 68.0/71.0 = 0.96; 46.0/38.0 = 1.21, 32.0/29.0 = 1.10
    expect(ratioSentences(demo)).toEqual([
      'The ratio for the good outcome went from 0.87 to 0.96, and for the other outcome from 1.21 to 1.10.',
      'Both ratios moved closer to 1, which means no difference.',
    ]);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(demo))).toEqual(demo);
  });
});

describe('why a gap changed', () => {
  it.each([
    [
      [54, 62],
      [68, 71],
      'narrowed',
      'The gap narrowed because the focus group rose faster; both groups improved.',
    ],
    [[54, 62], [58, 62], 'narrowed', 'The gap narrowed because the focus group improved.'],
    [
      [54, 62],
      [56, 60],
      'narrowed',
      'The gap narrowed because the focus group improved and the other group got worse.',
    ],
    [[54, 62], [54, 57], 'narrowed', 'The gap narrowed because the other group got worse.'],
    [
      [54, 62],
      [52, 55],
      'narrowed',
      'The gap narrowed because the other group got worse faster; both groups got worse.',
    ],
    [[54, 62], [62, 62], 'closed', 'The gap closed because the focus group improved.'],
    [
      [54, 62],
      [56, 68],
      'widened',
      'The gap widened because the other group rose faster; both groups improved.',
    ],
    [
      [54, 62],
      [54, 66],
      'widened',
      'The gap widened because the other group improved and the focus group did not.',
    ],
    [
      [54, 62],
      [50, 66],
      'widened',
      'The gap widened because the other group improved and the focus group got worse.',
    ],
    [[54, 62], [50, 62], 'widened', 'The gap widened because the focus group got worse.'],
    [
      [54, 62],
      [48, 60],
      'widened',
      'The gap widened because the focus group got worse faster; both groups got worse.',
    ],
    [
      [54, 62],
      [57, 65],
      'maintained',
      'The gap stayed about the same because both groups improved by about the same.',
    ],
    [[54, 62], [54, 62], 'maintained', 'The gap stayed about the same because neither group changed much.'],
    [[62, 54], [62, 58], 'narrowed', 'The gap narrowed because the other group improved.'],
    [
      [60, 60],
      [60, 66],
      'widened',
      'The gap widened because the other group improved and the focus group did not.',
    ],
    [
      [54, 62],
      [70, 64],
      'narrowed',
      'The gap narrowed because the focus group moved ahead of the other group.',
    ],
  ] as const)('%p to %p', (before, after, word, why) => {
    const found = from(before, after);
    expect(found.word).toBe(word);
    expect(verdictWhy(found)).toBe(why);
  });

  it('calls levelling down by its name only when nobody is better off', () => {
    expect(levellingDownSentence(from([54, 62], [54, 57]))).toBe(
      'This is levelling down: neither group is better off.',
    );
    expect(levellingDownSentence(from([54, 62], [52, 55]))).not.toBeNull();
    expect(levellingDownSentence(from([54, 62], [56, 60]))).toBeNull();
    expect(levellingDownSentence(from([54, 62], [54, 57], { polarity: 'neither' }))).toBeNull();
  });

  it('turns round with the polarity', () => {
    const found = from([46, 38], [32, 29], { polarity: 'lower-is-better' });
    expect(verdictHeadline(found)).toBe('The gap narrowed from 8 to 3 percentage points.');
    expect(verdictWhy(found)).toBe(
      'The gap narrowed because the focus group fell faster; both groups improved.',
    );
    const worse = from([46, 38], [46, 43], { polarity: 'lower-is-better' });
    expect(verdictWhy(worse)).toBe('The gap narrowed because the other group got worse.');
  });

  it('judges nobody when the measure has no good direction', () => {
    const found = from([54, 62], [54, 57], { polarity: 'neither' });
    expect(verdictWhy(found)).toBe(
      'The gap narrowed because the focus group stayed about the same and the other group fell by 5.',
    );
  });
});

describe('a gap that stayed the same', () => {
  it('is told with the decimals that show it, and how small a change can be', () => {
    // Fingertips 93560, 2023 and 2024: decile 1 against England; 5.4 to 5.7 points, se = 0.07 points
    const found = verdict(
      {
        focus: { numerator: 654_587, denominator: 1_083_583 },
        reference: { numerator: 7_113_333, denominator: 10_806_796 },
      },
      {
        focus: { numerator: 678_784, denominator: 1_123_452 },
        reference: { numerator: 7_306_325, denominator: 11_055_782 },
      },
    );
    expect(found).toMatchObject({ word: 'maintained', sure: true });
    expect(verdictSureness(found)).toBe('Any change is small: from 0.1 to 0.4 percentage points bigger.');
  });
});

describe('what it cannot tell', () => {
  it('a hidden count', () => {
    const found = verdict({ focus: null, reference: of(60) }, { focus: of(50), reference: of(60) });
    expect(found).toEqual({ word: 'cannotTell', because: 'hidden' });
    expect(verdictHeadline(found)).toBe('We cannot tell yet whether the gap changed.');
    expect(ratioSentences(found)).toEqual([]);
  });

  it('fewer than 10 events', () => {
    const small = { numerator: 9, denominator: 400 };
    expect(verdict({ focus: small, reference: of(60) }, { focus: of(50), reference: of(60) })).toEqual({
      word: 'cannotTell',
      because: 'too-few',
    });
  });

  // 53 and 52 people with a learning disability, of a practice's 2,701: the gap goes from 25.4 to 23.5 points.
  const few = [
    { focus: { numerator: 19, denominator: 52 }, reference: { numerator: 440, denominator: 710 } },
    { focus: { numerator: 24, denominator: 53 }, reference: { numerator: 1858, denominator: 2701 } },
  ] as const;

  it('a change smaller than its standard error', () => {
    // −1.92 points; se = √(.365·.635/52 + .620·.380/710 + .453·.547/53 + .688·.312/2701) = 9.77 points
    const found = verdict(...few);
    expect(found).toMatchObject({ word: 'cannotTell', because: 'chance' });
    expect(verdictHeadline(found)).toBe(
      'The gap is 24 percentage points. We cannot tell yet whether it changed.',
    );
    expect(verdictWhy(found)).toBe('The gap moved by less than chance alone would often move it.');
    expect(verdictSureness(found)).toBe(
      'The change could be from 21 percentage points smaller to 17 bigger. More people or periods would tell.',
    );
  });

  /** To the nearest 5, as a release is: 2 people fewer or more are possible. */
  const near5 = (count: number) => Math.round(count / 5) * 5;
  const around = (count: number): readonly [number, number] => [count - 2, count + 2];
  const rounded = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
    numerator: near5(numerator),
    denominator: near5(denominator),
    numeratorRange: around(near5(numerator)),
    denominatorRange: around(near5(denominator)),
  });

  it('a change that rounding could have made', () => {
    // 20 of 50 and 440 of 710, then 25 of 55 and 1,860 of 2,700: 22.0 to 23.4 points, the other way round.
    const [before, after] = few.map(({ focus, reference }) => ({
      focus: rounded(focus),
      reference: rounded(reference),
    }));
    const found = verdict(before!, after!);
    expect(found).toMatchObject({ word: 'cannotTell', because: 'rounded' });
    expect(verdictWhy(found)).toBe(
      'The counts are rounded, and the change is too small to see through the rounding.',
    );
  });

  it('nothing of that in a change that stands out of the rounding', () => {
    const found = verdict(
      {
        focus: rounded({ numerator: 1053, denominator: 1950 }),
        reference: rounded({ numerator: 440, denominator: 710 }),
      },
      {
        focus: rounded({ numerator: 1346, denominator: 1980 }),
        reference: rounded({ numerator: 512, denominator: 721 }),
      },
    );
    expect(found.word).toBe('narrowed');
  });

  it('says it is sure when the interval leaves out no change', () => {
    // 8 to 3 points with 10,000 each: se = √(2·0.24/10⁴ + 2·0.21/10⁴) ≈ 0.95 points, so about −6.8 to −3.2
    const found = from([54, 62], [68, 71]);
    expect(found).toMatchObject({ sure: true });
    expect(verdictSureness(found)).toBe(
      'We can be fairly sure. The change could be from 3 to 7 percentage points smaller.',
    );
  });
});
