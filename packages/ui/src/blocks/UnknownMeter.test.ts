import { describe, expect, it } from '@jest/globals';
import { unknownShare, unknownWords } from './UnknownMeter.js';

describe('unknownWords', () => {
  it.each([
    [{ unknown: 25, total: 2701 }, 'Not known for 1% (25 people)'], // 25 / 2701 = 0.93%
    [{ unknown: 1624, total: 2701 }, 'Not known for 60% (1,624 people)'], // 60.1%
    [
      { unknown: 52, total: 2701, because: 'No postcode match' },
      'Not known for 2% (52 people). No postcode match',
    ],
    [{ unknown: 0, total: 2701 }, 'Known for everyone'],
    [{ unknown: 1, total: 1000 }, 'Not known for under 1% (1 person)'],
    [{ unknown: 999, total: 1000 }, 'Not known for over 99% (999 people)'],
    [{ unknown: 10, total: 10 }, 'Not known for 100% (10 people)'],
    [{ unknown: 0, total: 0 }, 'There are no people to count'],
    [{ unknown: 3, total: 30, noun: 'referrals' }, 'Not known for 10% (3 referrals)'],
  ])('%j reads %s', (props, words) => {
    expect(unknownWords(props)).toBe(words);
  });

  it('has no share of nobody', () => {
    expect(unknownShare(0, 0)).toBeNull();
  });
});
