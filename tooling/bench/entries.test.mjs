import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { entryOf, lineOf, runSuite } from './entries.mjs';

const failure = (name) => ({ name, figure: 1, unit: 'failures', bar: 0, holds: false });

describe('an entry of the benchmarks', () => {
  it('always has all five parts', () => {
    const plain = { name: 'read', figure: 12.5, unit: 'ms' };
    expect(entryOf(plain)).toEqual({ ...plain, bar: null, holds: null });
    expect(entryOf({ ...plain, bar: 20, holds: true })).toEqual({ ...plain, bar: 20, holds: true });
    expect(entryOf({ ...plain, bar: 0, holds: false })).toEqual({ ...plain, bar: 0, holds: false });
  });

  it.each([NaN, Infinity, null, undefined, '12'])('is a failure where the figure is %s', (figure) => {
    expect(entryOf({ name: 'read', figure, unit: 'ms' })).toEqual(failure('read: could not be measured'));
  });

  it('is a failure where the bar came to nothing', () => {
    const entry = { name: 'read', figure: 1, unit: 'ms', bar: NaN, holds: true };
    expect(entryOf(entry)).toEqual(failure('read: has no bar to be held against'));
  });

  it('reads as one line', () => {
    const entry = { name: 'read', figure: 12.3456, unit: 'ms', bar: 20, holds: true };
    expect(lineOf(entry)).toBe('read: 12.35 ms  (bar 20 ms: holds)');
    expect(lineOf({ ...entry, holds: false })).toBe('read: 12.35 ms  (bar 20 ms: MISSED)');
    expect(lineOf({ ...entry, bar: null, holds: null })).toBe('read: 12.35 ms');
  });
});

describe('a suite', () => {
  let said;
  beforeEach(() => (said = jest.spyOn(console, 'error').mockImplementation(() => undefined)));
  afterEach(() => said.mockRestore());

  it('that ends early, or without a figure, is an entry that does not hold', async () => {
    const breaks = () => {
      throw new Error('it ended with SIGKILL');
    };
    expect(await runSuite('import', breaks)).toEqual([failure('import: ended early')]);
    expect(said).toHaveBeenCalledWith('import: it ended with SIGKILL');
    expect(await runSuite('import', async () => [])).toEqual([failure('import: ended without a figure')]);
  });
});
