import { describe, expect, it } from '@jest/globals';
import { block, column } from '../../../../test/fixtures/batches.js';
import type { Cell } from '../../../../test/fixtures/batches.js';
import { NumberCounts } from './number-counts.js';

// Bits of the interface with the child: numerator 1 suppressed, 2 missing, 4 not applicable, 8 rounded;
// the denominator's are the same × 16.
function countsOf(kind: Parameters<typeof column>[2], cells: readonly Cell[]) {
  const counts = new NumberCounts(column(1, 'coverage', kind));
  counts.add(block(1, cells));
  return counts.result();
}

describe('numbers of a ratio', () => {
  const result = countsOf('proportion', [
    { row: 2, numerator: 30, denominator: 40 },
    { row: 3, numerator: NaN, denominator: 50, flags: 1 },
    { row: 4, numerator: NaN, denominator: NaN, flags: 2 + 32 },
    { row: 5, numerator: 15, denominator: 20, flags: 8 + 128 },
    { row: 6, numerator: 0, denominator: NaN, flags: 16 },
    { row: 7, numerator: NaN, denominator: 60, flags: 4 },
  ]);

  it('counts both of each row, each as one kind', () => {
    // Given: numerators of rows 2, 5, 6 and denominators of 2, 3, 5, 7. Twelve numbers in all.
    expect(result.cells).toEqual({
      given: 7,
      zero: 1,
      missing: 2,
      suppressed: 2,
      rounded: 2,
      notApplicable: 1,
    });
    const { given, missing, suppressed, notApplicable } = result.cells;
    expect(given + missing + suppressed + notApplicable).toBe(12);
  });

  it('adds up what is given, each part by itself', () => {
    expect(result.sum).toEqual({ numerator: 30 + 15 + 0, denominator: 40 + 50 + 20 + 60, value: null });
  });
});

describe('numbers without a denominator', () => {
  it('counts one a row', () => {
    const { cells, sum } = countsOf('count', [
      { row: 2, numerator: 4 },
      { row: 3, numerator: 0 },
      { row: 4, numerator: NaN, flags: 1 },
    ]);
    expect(cells).toMatchObject({ given: 2, zero: 1, suppressed: 1, notApplicable: 0 });
    expect(sum).toEqual({ numerator: 4, denominator: null, value: null });
  });

  it('sums a value as a value', () => {
    const { sum } = countsOf('value', [
      { row: 2, numerator: 1.5 },
      { row: 3, numerator: 2 },
    ]);
    expect(sum).toEqual({ numerator: null, denominator: null, value: 3.5 });
  });

  it('takes no number without a reason for one that does not apply', () => {
    expect(countsOf('value', [{ row: 2, numerator: NaN }]).cells).toMatchObject({
      given: 0,
      notApplicable: 1,
    });
  });
});

it('keeps a number that is marked as hidden out of the sum', () => {
  const { sum, cells } = countsOf('count', [
    { row: 2, numerator: 4 },
    { row: 3, numerator: 3, flags: 1 },
  ]);
  expect(sum.numerator).toBe(4);
  expect(cells).toMatchObject({ given: 1, suppressed: 1 });
});

it('adds decimals without losing any: ten tenths make one', () => {
  const tenths = Array.from({ length: 10 }, (_, index) => ({ row: index + 2, numerator: 0.1 }));
  expect(countsOf('value', tenths).sum.value).toBe(1);
});

it('adds a small number to a large one that is taken away again', () => {
  const cells = [1e16, 1, -1e16].map((numerator, index) => ({ row: index + 2, numerator }));
  expect(countsOf('value', cells).sum.value).toBe(1);
});
