import { describe, expect, it } from '@jest/globals';
import { generator, stateOf, Xoshiro128 } from './generator.js';

describe('xoshiro128**', () => {
  it('gives the numbers of its authors’ own program', () => {
    // State 1, 2, 3, 4: xoshiro128starstar.c 1.1 of prng.di.unimi.it. By hand, the first: rotl(2 × 5, 7) × 9 = 1280 × 9.
    const random = new Xoshiro128([1, 2, 3, 4]);
    const words = Array.from({ length: 10 }, () => random.word());
    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('is filled by SplitMix64', () => {
    // The first two outputs of SplitMix64 for 1234567, as splitmix64.c gives them.
    const [first, second] = [6457827717110365317n, 3203168211198807973n];
    expect(stateOf(0, 1_234_567)).toEqual(
      [first & 0xffff_ffffn, first >> 32n, second & 0xffff_ffffn, second >> 32n].map(Number),
    );
  });
});

describe('random numbers', () => {
  it('are the same for the same seed and stream, and others for others', () => {
    const five = (seed: number, stream: number) => {
      const random = generator(seed, stream);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(five(1, 2)).toEqual(five(1, 2));
    expect(five(1, 2)).not.toEqual(five(1, 3));
    expect(five(1, 2)).not.toEqual(five(2, 2));
  });

  it('lie between 0 and 1, evenly', () => {
    const random = generator(7);
    const tenths = Array.from({ length: 10 }, () => 0);
    const count = 100_000;
    for (let i = 0; i < count; i += 1) tenths[Math.floor(random.next() * 10)]! += 1;
    expect(tenths).toHaveLength(10);
    // Chi-squared of 9 degrees of freedom: 33.72 is passed once in 10,000 times.
    const chi = tenths.reduce((sum, seen) => sum + (seen - count / 10) ** 2 / (count / 10), 0);
    expect(chi).toBeLessThan(33.72);
  });

  it('never reach 0 or 1, whatever the words', () => {
    // The words that `next` takes, at their least and most: (0 + 0.5) / 2⁵² and (2⁵² − 0.5) / 2⁵².
    const words = [0, 0, 0xffff_ffff, 0xffff_ffff];
    const random = new (class extends Xoshiro128 {
      override word() {
        return words.shift() ?? 0;
      }
    })([1, 2, 3, 4]);
    expect(random.next()).toBe(2 ** -53);
    expect(random.next()).toBe(1 - 2 ** -53);
  });
});
