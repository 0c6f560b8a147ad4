import { describe, expect, it } from '@jest/globals';
import { describeFailure } from './failure.js';

describe('what the host says of an error', () => {
  it.each(['Array buffer allocation failed', 'Failed to allocate memory'])(
    'is that memory ran out, for "%s"',
    (words) => {
      expect(describeFailure(new RangeError(words))).toMatchObject({ code: 'out-of-memory', message: '' });
    },
  );

  it.each([
    [90_000.5, 90_001],
    [0, 0],
    [1e12, 86_400_000],
    [-1, undefined],
    ['60', undefined],
    [Number.NaN, undefined],
  ])('is a wait of %s as %s', (retryAfterMs, wait) => {
    const error = Object.assign(new Error('Wait.'), {
      name: 'PluginError',
      kind: 'rate-limited',
      options: { retryAfterMs },
    });
    const failure = describeFailure(error);
    expect(failure).toMatchObject({ code: 'source-failed', kind: 'rate-limited', message: 'Wait.' });
    expect(failure.retryAfterMs).toBe(wait);
  });

  it('is a fault of the source for everything else, without its words', () => {
    expect(describeFailure(new Error('mine'))).toMatchObject({
      code: 'crashed',
      kind: 'defect',
      message: '',
    });
    expect(describeFailure('mine')).toMatchObject({ code: 'crashed', message: '' });
    expect(describeFailure(new RangeError('Invalid array length'))).toMatchObject({ code: 'crashed' });
  });
});
