import { describe, expect, it } from '@jest/globals';
import { notPlainAt } from './plain-json.js';

describe('notPlainAt', () => {
  it('passes JSON, and a property that is undefined', () => {
    expect(notPlainAt({ a: [1, 'x', null, true, { b: undefined }] })).toBeUndefined();
  });

  it.each([
    ['a function', { a: { b: () => 1 } }, '$.a.b'],
    ['not a number', { a: [Number.NaN] }, '$.a[0]'],
    ['a date', { a: new Date(0) }, '$.a'],
    ['an object of a class', { a: new URL('https://example.org') }, '$.a'],
    ['a hole in a list', { a: [1, , 2] }, '$.a[1]'], // oxlint-disable-line no-sparse-arrays
    ['a big integer', { a: 1n }, '$.a'],
  ])('finds %s', (_, value, path) => {
    expect(notPlainAt(value)).toBe(path);
  });

  it('finds a key that would reach a prototype', () => {
    expect(notPlainAt(JSON.parse('{"series":{"__proto__":{"x":1}}}'))).toBe('$.series.__proto__');
  });

  it('ends on a cycle instead of running for ever', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(notPlainAt(cycle)).toContain('too large');
  });
});
