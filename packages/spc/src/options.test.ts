import { describe, expect, it } from '@jest/globals';
import { analyseSeries, findRuleSet, type SpcInput, type SpcPoint } from './index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const dated = (rows: readonly Partial<SpcPoint>[]): SpcPoint[] =>
  rows.map((row, i) => ({ start: day(i), end: day(i + 1), ...row }));
const single = (...values: number[]) => dated(values.map((value) => ({ value })));
const MDC = { id: 'making-data-count', version: '2023-11' } as const;
const NELSON = { id: 'nelson', version: '1984' } as const;

const analyse = (points: SpcPoint[], more: Partial<SpcInput> = {}) =>
  analyseSeries({
    chart: 'i',
    points,
    phases: [],
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: 1,
    ruleSet: MDC,
    ...more,
  });
/** Steps of 1 throughout, so that the mean moving range is 1. */
const steps = single(10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11);

describe('width of an XmR chart', () => {
  it('is 2.66 moving ranges with Making Data Count and 3 / 1.128 with any other rule set', () => {
    expect(analyse(steps).points[0]?.upper).toBeCloseTo(10.5 + 2.66, 12);
    expect(analyse(steps, { ruleSet: NELSON }).points[0]?.upper).toBeCloseTo(10.5 + 3 / 1.128, 12);
  });

  it('is screened unless a person says not to', () => {
    // Steps 1 (11 times) and 20 (twice): 51 / 13 = 3.923; without the two large ones 1.
    const odd = single(10, 11, 10, 11, 10, 11, 31, 11, 10, 11, 10, 11, 10, 11);
    expect(analyse(odd).points[0]?.upper).toBeCloseTo(12 + 2.66, 12);
    const all = analyse(odd, { screening: false });
    expect(all.points[0]?.upper).toBeCloseTo(12 + (2.66 * 51) / 13, 12);
    expect(all.notes.map(({ code }) => code)).not.toContain('screened');
  });
});

describe('limits where no value can be', () => {
  const low = single(0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3);
  const possible = [0, 100] as const;

  it('are cut for single values that know what is possible', () => {
    // 1.5 − 3 × 3 / 1.128 = −6.48.
    const cut = analyse(low, { ruleSet: NELSON, possible });
    expect(cut.points[0]).toMatchObject({ lower: 0, lowerClipped: true });
    expect(analyse(low, { ruleSet: NELSON }).points[0]?.lower).toBeCloseTo(1.5 - 9 / 1.128, 12);
  });

  it('are never cut by the profile of Making Data Count', () => {
    expect(analyse(low, { possible }).points[0]?.lower).toBeCloseTo(1.5 - 2.66 * 3, 12);
  });

  it('are drawn as they come where a person wants that', () => {
    const counts = dated([2, 2, 2].map((numerator) => ({ numerator })));
    expect(analyse(counts, { chart: 'c' }).points[0]).toMatchObject({ lower: 0, lowerClipped: true });
    const drawn = analyse(counts, { chart: 'c', clip: false }).points[0];
    expect(drawn?.lower).toBeCloseTo(2 - 3 * Math.SQRT2, 12);
    expect(drawn?.lowerClipped).toBe(false);
  });
});

describe('targets', () => {
  it('hold for their time, and the last one is compared with the last limits', () => {
    const result = analyse(steps, {
      targets: [{ value: 20 }, { value: 5, start: day(4) }, { value: 6, start: day(8), end: day(10) }],
    });
    expect(result.points.map(({ target }) => target)).toEqual([
      ...Array<number>(4).fill(20),
      ...Array<number>(4).fill(5),
      6,
      6,
      ...Array<number>(4).fill(5),
    ]);
    expect(result).toMatchObject({ target: 5, assurance: 'passing' });
  });

  it('exactly on a limit are hit or miss', () => {
    const upper = analyse(steps).points[0]?.upper ?? 0;
    expect(analyse(steps, { target: upper }).assurance).toBe('hit-or-miss');
    expect(analyse(steps, { target: upper * 1.001 }).assurance).toBe('failing');
  });
});

describe('rows of one period', () => {
  const twice = [...single(10, 20), ...single(30, 60)];

  it.each([
    ['mean', [20, 40]],
    ['median', [20, 40]],
    ['sum', [40, 80]],
  ] as const)('become their %s', (aggregate, expected) => {
    const result = analyse(twice, { aggregate });
    expect(result.points.map(({ value }) => value)).toEqual(expected);
    expect(result.notes.map(({ code }) => code)).toContain('same-period');
  });

  it('become the middle one of three, where the mean is another', () => {
    const rows = [...single(1), ...single(2), ...single(9)];
    expect(analyse(rows, { aggregate: 'median' }).points[0]?.value).toBe(2);
    expect(analyse(rows, { aggregate: 'mean' }).points[0]?.value).toBe(4);
  });
});

it('draws means and standard deviations of several values a period', () => {
  // Subgroups 1, 2, 3 and 2, 4, 6: means 2 and 4, standard deviations 1 and 2.
  const rows = dated([{ values: [1, 2, 3] }, { values: [2, 4, 6] }]);
  expect(analyse(rows, { chart: 'xbar' }).points.map(({ value }) => value)).toEqual([2, 4]);
  expect(analyse(rows, { chart: 's' }).points.map(({ value }) => value)).toEqual([1, 2]);
});

describe('lengths of one’s own', () => {
  it('change the rule, its name and the name of the rule set', () => {
    const set = findRuleSet({ ...MDC, lengths: { shift: 8, trend: 6 } });
    expect(set.name).toBe('Making Data Count, November 2023, with 8 in a row and 6 for a trend');
    expect(set.rules.find(({ kind }) => kind === 'shift')?.name).toBe('8 points in a row on one side');
    expect(findRuleSet({ ...MDC, lengths: { shift: 7 } }).name).toBe('Making Data Count, November 2023');
  });

  it('are refused where they make no sense or there is no such rule', () => {
    const code = { code: 'rule-length' };
    expect(() => findRuleSet({ ...MDC, lengths: { shift: 2 } })).toThrow(expect.objectContaining(code));
    expect(() => findRuleSet({ ...MDC, lengths: { trend: 6.5 } })).toThrow(expect.objectContaining(code));
    const westernElectric = { id: 'western-electric', version: '1956', lengths: { trend: 6 } };
    expect(() => findRuleSet(westernElectric)).toThrow(/has no rule of a trend/);
  });
});

describe('a lasting shift', () => {
  const before = [10, 12, 11, 13, 9, 12, 11, 10, 12];
  const after = [15, 16, 14, 17, 15, 16, 15, 17];

  it('suggests a new phase from its first point, and makes none', () => {
    const result = analyse(single(...before, ...after));
    expect(result.rebase).toEqual({ from: 9, start: day(9), points: 8, direction: 'up' });
    expect(result.phases).toHaveLength(1);
  });

  it('suggests nothing once it is over, once it is a phase, or while it is short', () => {
    expect(analyse(single(...before, ...after, 9)).rebase).toBeNull();
    const phases = [{ start: day(9), name: 'New' }];
    expect(analyse(single(...before, ...after), { phases }).rebase).toBeNull();
    expect(analyse(single(...before, ...after.slice(0, 7))).rebase).toBeNull();
  });
});

it('falls back from P′ to P where every point is at 100%, and says so', () => {
  const rows = dated(Array.from({ length: 14 }, () => ({ numerator: 30, denominator: 30 })));
  const result = analyse(rows, { chart: 'p-prime', multiplier: 100 });
  expect(result.points[3]).toMatchObject({ centre: 100, lower: 100, upper: 100 });
  expect(result.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['no-spread', 'all-equal']));
});

it('passes over a missing point with Nelson’s rules, and ends a run there with Making Data Count’s', () => {
  // 9 above and 9 below the mean of 10, with a gap in the first run.
  const high = [12, 11, 12, 11, 12, 11, 12, 11, 12].map((value) => ({ value }));
  const low = [8, 9, 8, 9, 8, 9, 8, 9, 8].map((value) => ({ value }));
  const rows = dated([...high.slice(0, 4), { value: null }, ...high.slice(4), ...low]);
  const shifts = (ruleSet: SpcInput['ruleSet']) =>
    analyse(rows, { ruleSet }).signals.filter(({ rule }) => rule === 'shift').length;
  expect(shifts(NELSON)).toBe(2);
  expect(shifts({ ...MDC, lengths: { shift: 9 } })).toBe(1);
});
