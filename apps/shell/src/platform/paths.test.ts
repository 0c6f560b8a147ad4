import { describe, expect, it } from '@jest/globals';
import { paths, safeNext } from './paths.js';

describe('safeNext', () => {
  it('keeps a path of this shell', () => {
    expect(safeNext('/o/trust/projects?x=1')).toBe('/o/trust/projects?x=1');
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    7,
  ])('drops %p, which leads away', (next) => {
    expect(safeNext(next)).toBeUndefined();
  });
});

describe('paths', () => {
  it('leaves out what is not given', () => {
    expect(paths.newMeasure('trust')).toBe('/o/trust/measures/new');
    expect(paths.newMeasure('trust', 'd1', 'a b')).toBe('/o/trust/measures/new?dataset=d1&column=a+b');
  });
});
