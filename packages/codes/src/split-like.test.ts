import { describe, expect, it } from '@jest/globals';
import { splitLike } from './split-like.js';

const CENSUS = ['age', 'sex', 'ethnicity-broad', 'ethnicity'];

describe('splitLike', () => {
  it.each([
    ['age', 'age'],
    ['age-band', 'age'],
    ['Age group', 'age'],
    ['sex', 'sex'],
    ['ethnicity', 'ethnicity'],
    ['ethnic-category', 'ethnicity'],
  ])('finds %s under %s', (id, other) => {
    expect(splitLike(id, CENSUS)).toEqual({ id: other });
  });

  it('says that gender is not sex', () => {
    expect(splitLike('gender', CENSUS)).toEqual({
      id: 'sex',
      caveat: 'One side counts people by gender, the other by sex.',
    });
  });

  it.each(['deprivation', 'language', 'agency', 'ethnic-minority-status'])('finds nothing for %s', (id) => {
    expect(splitLike(id, CENSUS)).toBeUndefined();
  });

  it('takes the same name before one that means the same', () => {
    expect(splitLike('age-band', ['age', 'age-band'])).toEqual({ id: 'age-band' });
  });
});
