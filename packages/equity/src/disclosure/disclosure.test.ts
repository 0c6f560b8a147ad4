import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  disclosureSentences,
  protectCount,
  protectProportion,
  protectSeries,
  protectTable,
  type Releasable,
} from './index.js';
import type { ReleasablePoint } from './protect-point.js';

const at = { start: '2024-01-01', end: '2025-01-01' };
type Group = Releasable['series'][number]['group'];
const series = (
  id: string,
  point: Omit<ReleasablePoint, 'start' | 'end'>,
  role: Group['role'] = 'group',
) => ({
  group: { id, label: id, role, stratifier: 'ethnicity' },
  points: [{ ...at, ...point }],
});
const input = (form: string, all: Releasable['series']): Releasable => ({
  measure: { form, multiplier: 100 },
  series: all,
});
const pointOf = (release: Releasable, index: number): ReleasablePoint | undefined =>
  release.series[index]?.points[0];

describe('a number that was hidden before it came to us', () => {
  // Known 2 and one hidden cell of 1 to 7 make 3 to 9: to the unit, that would tell the 2.
  it.each([
    [
      [3, 9],
      [1, 10],
    ],
    [
      [1, 7],
      [1, 7],
    ],
    [
      [61, 67],
      [60, 70],
    ],
    [
      [0, 3],
      [0, 7],
    ],
    [
      [243, null],
      [240, null],
    ],
  ] as const)('that can be %j leaves as %j', (numerator, told) => {
    const hidden = {
      numerator: null,
      denominator: 400,
      flags: ['suppressed' as const],
      bounds: { numerator },
    };
    const { input: released } = protectSeries(input('proportion', [series('A', hidden)]));
    expect(pointOf(released, 0)?.bounds?.numerator).toEqual(told);
  });
});

describe('counts (case sdc-r-001)', () => {
  it('hides 1 to 7, then rounds to 5', () => {
    const shown = [0, 1, 7, 8, 12, 13, 22, 23, 147].map((count) => protectCount(count).value);
    expect(shown).toEqual([0, null, null, 10, 10, 15, 20, 25, 145]);
  });

  it('never rounds a true count out of its bounds', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (count) => {
        const { bounds } = protectCount(count);
        expect(count).toBeGreaterThanOrEqual(bounds[0]);
        expect(count).toBeLessThanOrEqual(bounds[1]);
      }),
    );
  });
});

describe('proportions (case sdc-r-002)', () => {
  it.each([
    [3, 60, null, 60, null],
    [8, 60, 10, 60, 17],
    [57, 60, null, 60, null],
    [430, 4300, 430, 4300, 10],
    [5, 6, null, null, null],
    [0, 40, 0, 40, 0],
  ])('%i of %i', (x, n, numerator, denominator, percent) => {
    const shown = protectProportion(x, n);
    expect([shown.numerator.value, shown.denominator.value, shown.percent]).toEqual([
      numerator,
      denominator,
      percent,
    ]);
  });

  it('hides none and all of a small group when the outcome is sensitive', () => {
    expect(protectProportion(0, 40, { sensitive: true }).because).toBe('sensitive');
    expect(protectProportion(0, 50, { sensitive: true }).because).toBeNull();
  });
});

describe('a table with its total (cases sdc-r-003, 004 and 013)', () => {
  it('shows the total while the hidden cell can be anything', () => {
    expect(protectTable([120, 64, 33, 4], 221)).toMatchObject({ total: { value: 220 }, possible: [[1, 7]] });
  });

  it('withholds the total that leaves 6 or 7, and the one that leaves 1', () => {
    expect(protectTable([17, 7], 24)).toMatchObject({ total: { value: null }, possible: [[6, 7]] });
    expect(protectTable([18, 18, 1], 37)).toMatchObject({ total: { value: null }, possible: [[1, 1]] });
  });
});

/** Every true table that a reader who knows the rules could have in mind, by trying them all. */
function possibleTruths(
  shown: readonly (number | null)[],
  total: number | null,
): ReadonlyMap<number, ReadonlySet<number>> {
  const options = shown.map((value) => {
    if (value === null) return [1, 2, 3, 4, 5, 6, 7];
    return value === 0 ? [0] : [-2, -1, 0, 1, 2].map((step) => value + step).filter((count) => count > 7);
  });
  const found = new Map<number, Set<number>>();
  const walk = (index: number, chosen: readonly number[]): void => {
    if (index < options.length)
      return (options[index] ?? []).forEach((value) => walk(index + 1, [...chosen, value]));
    const sum = chosen.reduce((all, value) => all + value, 0);
    if (total !== null && protectCount(sum).value !== total) return;
    chosen.forEach((value, cell) => found.set(cell, (found.get(cell) ?? new Set()).add(value)));
  };
  walk(0, []);
  return found;
}

describe('nothing can be worked out by subtraction', () => {
  it('leaves each hidden cell at least 4 values, by trying every table', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const shown = protectTable(counts, total);
        const truths = possibleTruths(
          shown.cells.map((cell) => cell.value),
          shown.total.value,
        );
        shown.cells.forEach((cell, index) => {
          if (cell.flag === 'suppressed' && shown.total.value !== null) {
            expect(truths.get(index)?.size).toBeGreaterThanOrEqual(4);
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a whole chart', () => {
  const proportions = input('proportion', [
    series('All', { numerator: 503, denominator: 4526 }, 'overall'),
    series('Asian', { numerator: 3, denominator: 60 }),
    series('Black', { numerator: 8, denominator: 60 }),
    series('Mixed', { numerator: 57, denominator: 60 }),
    series('White', { numerator: 430, denominator: 4300 }),
    series('Other', { numerator: 5, denominator: 6 }),
    series('Not stated', { numerator: 0, denominator: 40 }, 'not-stated'),
  ]);

  it('hides and rounds as case sdc-r-002, with flags and bounds, and leaves the input alone', () => {
    const before = structuredClone(proportions);
    const release = protectSeries(proportions);
    expect(pointOf(release.input, 1)).toEqual({
      ...at,
      numerator: null,
      denominator: 60,
      flags: ['suppressed', 'rounded'],
      bounds: { numerator: [1, 7], denominator: [58, 62] },
    });
    expect(pointOf(release.input, 2)).toMatchObject({ numerator: 10, denominator: 60, flags: ['rounded'] });
    expect(pointOf(release.input, 6)).toMatchObject({ numerator: 0, denominator: 40 });
    expect(proportions).toEqual(before);
  });

  it('lists what was hidden and by which rule', () => {
    const { hidden, counts } = protectSeries(proportions);
    expect(hidden.map((cell) => [cell.group, cell.rule, cell.because])).toEqual([
      ['Asian', 'R2', 'numerator'],
      ['Mixed', 'R2', 'complement'],
      ['Other', 'R2', 'denominator'],
    ]);
    expect(counts).toEqual({ points: 7, hidden: 3, rounded: 6 });
    expect(disclosureSentences({ hidden, counts })[0]).toBe(
      '3 points of 7 are held back, to protect people in small groups: Asian, Mixed and Other.',
    );
  });

  it('withholds an overall count that would give a group away (case sdc-r-004)', () => {
    const release = protectSeries(
      input('count', [
        series('All', { numerator: 24 }, 'overall'),
        series('A', { numerator: 17 }),
        series('B', { numerator: 7 }),
      ]),
    );
    expect(pointOf(release.input, 0)).toEqual({ ...at, numerator: null, flags: ['rounded', 'suppressed'] });
    expect(release.hidden).toContainEqual({
      group: 'All',
      label: 'All',
      ...at,
      rule: 'R4',
      because: 'total',
    });
  });

  it('withholds only the numerator of an overall proportion when only that gives a group away', () => {
    // As sdc-r-004: 15 is 13 to 17, 25 is 23 to 27, so the hidden 7 could only be 6 or 7.
    const release = protectSeries(
      input('proportion', [
        series('All', { numerator: 24, denominator: 200 }, 'overall'),
        series('A', { numerator: 17, denominator: 100 }),
        series('B', { numerator: 7, denominator: 100 }),
      ]),
    );
    expect(pointOf(release.input, 0)).toEqual({
      ...at,
      numerator: null,
      denominator: 200,
      flags: ['rounded', 'suppressed'],
      bounds: { denominator: [198, 202] },
    });
  });

  it('keeps an overall proportion that leaves 4 values for the people without the outcome', () => {
    // A: 61 of 62 is shown as "* of 60"; the overall 60 puts A at 58 to 62 with, so 1 to 4 without.
    const release = protectSeries(
      input('proportion', [
        series('All', { numerator: 61, denominator: 102 }, 'overall'),
        series('A', { numerator: 61, denominator: 62 }),
        series('B', { numerator: 0, denominator: 40 }),
      ]),
    );
    expect(pointOf(release.input, 0)).toMatchObject({ numerator: 60, denominator: 100 });
    expect(pointOf(release.input, 1)).toMatchObject({ numerator: null, bounds: { numerator: [51, 61] } });
  });

  it('drops single values and refuses person-level forms', () => {
    const release = protectSeries(input('count', [series('A', { numerator: 20, values: [1, 2, 3] })]));
    expect(pointOf(release.input, 0)).not.toHaveProperty('values');
    expect(() => protectSeries(input('individual', []))).toThrow('not released');
  });

  it('hides a percentage that came without its counts, and keeps a publisher’s own suppression', () => {
    const release = protectSeries(
      input('proportion', [
        series('A', { value: 54.3 }),
        series('B', {
          numerator: null,
          denominator: 100,
          flags: ['suppressed'],
          bounds: { numerator: [1, 7] },
        }),
      ]),
    );
    expect(pointOf(release.input, 0)).toEqual({ ...at, value: null, flags: ['suppressed'] });
    expect(pointOf(release.input, 1)).toMatchObject({
      numerator: null,
      bounds: { numerator: [1, 7], denominator: [98, 102] },
    });
    expect(release.hidden.map((cell) => cell.group)).toEqual(['A']);
  });

  it('shows no mean of 7 or fewer, and no exact sum', () => {
    const release = protectSeries(
      input('mean', [
        series('A', { numerator: 70, denominator: 7 }),
        series('B', { numerator: 1000, denominator: 81 }),
      ]),
    );
    expect(pointOf(release.input, 0)).toMatchObject({ value: null, denominator: null });
    expect(pointOf(release.input, 1)).toMatchObject({ value: 12.3, denominator: 80 });
    expect(pointOf(release.input, 1)).not.toHaveProperty('numerator');
  });

  it('keeps missing apart from hidden', () => {
    const release = protectSeries(input('count', [series('A', { numerator: null, flags: ['missing'] })]));
    expect(pointOf(release.input, 0)).toEqual({ ...at, numerator: null, flags: ['missing'] });
    expect(release.hidden).toEqual([]);
    expect(disclosureSentences(release)).toEqual(['Nothing is held back.']);
  });
});
