import { describe, expect, it } from '@jest/globals';
import { analyseSeries, type SpcInput, type SpcPoint } from '../index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const count = (numerator: number): Partial<SpcPoint> => ({ numerator });
const hidden = (least: number, most: number): Partial<SpcPoint> => ({
  numerator: null,
  flags: ['suppressed'],
  bounds: { numerator: [least, most] },
});
const many = (size: number, row: Partial<SpcPoint>) => Array.from({ length: size }, () => row);
const alternating = (size: number, a: number, b: number) =>
  Array.from({ length: size }, (_, i) => count(i % 2 === 0 ? a : b));

function analyse(rows: readonly Partial<SpcPoint>[], more: Partial<SpcInput> = {}) {
  return analyseSeries({
    chart: 'c',
    points: rows.map((row, i) => ({ start: day(i), end: day(i + 1), ...row })),
    phases: [],
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: 1,
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    ...more,
  });
}
const verdict = (result: ReturnType<typeof analyse>, rule: string) =>
  result.hidden?.rules.find((each) => each.rule === rule)?.verdict;
/** Counts of 3 and 5 in turn: a baseline with an average of 4. */
const baseline = { baseline: { start: day(0), end: day(12) } };

describe('a signal next to a held-back number', () => {
  it('keeps the points that are marked whatever the number is', () => {
    // Seven points above 4, from the 5 at 11 to 17; the last may be a 3.
    const result = analyse([...alternating(12, 3, 5), ...many(6, count(8)), hidden(3, 7)], baseline);
    expect(verdict(result, 'shift')).toBe('signal');
    const [shift] = result.signals.filter(({ rule }) => rule === 'shift');
    expect(shift?.points).toEqual([11, 12, 13, 14, 15, 16, 17]);
    expect(result.points[17]?.meaning).toBe('improvement');
    // The newest number is held back, so nothing is said of now.
    expect(result.variation).toBeNull();
  });

  it('is none where every point of it depends on the number', () => {
    // Six points above, then one of 1 to 7 between them and a seventh.
    const rows = [...alternating(11, 3, 5), count(3), hidden(1, 7), ...many(6, count(5))];
    const result = analyse(rows, baseline);
    expect(verdict(result, 'shift')).toBe('depends');
    expect(result.points[18]).toMatchObject({ meaning: null, open: true });
    expect(result.variation).toBeNull();
  });
});

describe('a new phase', () => {
  const before = alternating(12, 8, 12);
  const after = { phases: [{ start: day(13), name: 'After' }] };

  it('keeps the signal that led to it where the phase before holds a held-back number', () => {
    // The average before is 128 or 132 of 13, so about 10; all 13 points after lie far below.
    const result = analyse([...before, hidden(8, 12), ...alternating(13, 1, 2)], after);
    expect(result.signals).toContainEqual(
      expect.objectContaining({ kept: true, justifies: 1, direction: 'down' }),
    );
    // Two of three near the limit is the earliest pattern, and the one that is kept.
    expect(verdict(result, 'near-limit')).toBe('signal');
  });

  it('depends on the numbers where they could undo that signal', () => {
    // Thirteen points of 9 and 10 against an average between 8.1 and 12.3.
    const rows = [...alternating(10, 8, 12), ...many(3, hidden(2, 20)), ...alternating(13, 9, 10)];
    expect(verdict(analyse(rows, after), 'shift')).toBe('depends');
  });
});

describe('what is said of now', () => {
  const rows = [...alternating(12, 10, 14), ...many(3, hidden(1, 7))];

  it('is no assurance that another number would turn', () => {
    // Averages from 9.8 to 11: upper limits from 19.2 to 20.9.
    const of = (target: number) => analyse(rows, { target, polarity: 'lower-is-better' }).assurance;
    expect(of(30)).toBe('passing');
    expect(of(20)).toBeNull();
  });

  it('is no variation where the newest number is held back and nothing is known of it', () => {
    const last: Partial<SpcPoint> = { numerator: null, flags: ['suppressed'] };
    // The point before lies far beyond the limits, but it is not now.
    const result = analyse([...alternating(12, 10, 12), { numerator: 40 }, last]);
    expect(result.points[12]?.signals.map((at) => result.signals[at]?.rule)).toEqual(['outside']);
    expect(result).toMatchObject({ hidden: null, variation: null });
  });

  it('is nothing where more than a third is held back, with or without bounds', () => {
    const unknown: Partial<SpcPoint> = { numerator: null, flags: ['suppressed'] };
    const result = analyse([...many(16, unknown), ...alternating(8, 3, 5)], { target: 30 });
    expect(result.hidden).toMatchObject({ hidden: 16, of: 24, method: 'too-much-hidden' });
    expect(result).toMatchObject({ variation: null, assurance: null, signals: [] });
  });
});

it('reads a held-back percentage as one also in an XmR chart', () => {
  const seen = alternating(12, 11, 13).map((row) => ({ ...row, denominator: 30 }));
  const both: Partial<SpcPoint> = {
    numerator: null,
    denominator: null,
    flags: ['suppressed'],
    bounds: { numerator: [1, 7], denominator: [8, 30] },
  };
  const result = analyse([...seen, both], { chart: 'i', counts: 'part', multiplier: 100 });
  // 1 of 30 to 7 of 8.
  expect(result.points[12]?.interval?.map((end) => Math.round(end * 10) / 10)).toEqual([3.3, 87.5]);
  const impossible = { numerator: 40, denominator: 30 };
  const single = analyse([...seen, impossible], { chart: 'i', counts: 'part', multiplier: 100 });
  expect(single.points[12]?.state).toBe('not-usable');
});

it('tries every combination for run charts of counts, and judges the runs analysis as a whole', () => {
  // Ten above and ten below: one crossing, whatever lies between them.
  const result = analyse([...many(10, count(12)), hidden(1, 7), ...many(10, count(9))], {
    chart: 'run',
    counts: 'events',
    ruleSet: { id: 'anhoej', version: '2014' },
  });
  expect(result.hidden).toMatchObject({ method: 'every-combination', combinations: 7 });
  expect(verdict(result, 'runs')).toBe('signal');
});

it('keeps a left-out point beyond the limits, also where only bounds can tell', () => {
  const rows = [...alternating(26, 20, 22), ...many(6, hidden(18, 24)), count(90)];
  const result = analyse(rows, { exclusions: [{ start: day(32), end: day(33) }] });
  expect(result.hidden?.method).toBe('bounds');
  expect(verdict(result, 'outside')).toBe('signal');
  expect(result.points[32]?.meaning).toBe('improvement');
});

describe('the suggestion of a new phase', () => {
  it('is none where the newest numbers are held back below the average', () => {
    const rows = [...alternating(12, 3, 5), ...many(8, count(8)), ...many(3, hidden(1, 3))];
    expect(analyse(rows, baseline).rebase).toBeNull();
  });

  it('takes no point out of a baseline', () => {
    const result = analyse([...alternating(12, 3, 5), ...many(8, count(8))], baseline);
    expect(result.rebase).toMatchObject({ from: 12, points: 8, direction: 'up' });
  });

  it('needs 8 points before it that are there', () => {
    const rows = [count(4), count(5), ...many(7, {}), ...many(9, count(9))];
    expect(analyse(rows).rebase).toBeNull();
  });
});

it('calls points neither equal nor alone where others are held back', () => {
  const codes = (rows: Partial<SpcPoint>[]) => analyse(rows).notes.map(({ code }) => code);
  const four = count(4);
  expect(codes(many(13, four))).toContain('all-equal');
  // Halfway between 1 and 7 is 4.
  expect(codes([...many(13, four), hidden(1, 7)])).not.toContain('all-equal');
  expect(codes([four])).toContain('one-point');
  expect(codes([four, hidden(1, 7), hidden(1, 7)])).not.toContain('one-point');
});
