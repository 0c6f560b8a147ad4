import { describe, expect, it } from '@jest/globals';
import { pareto, type ParetoGroup } from './pareto.js';

const bar = (id: string, count: number | null, role: ParetoGroup['role'] = 'group'): ParetoGroup => ({
  id,
  label: id,
  role,
  count,
});

describe('pareto', () => {
  it('sorts groups, keeps ties in order and puts unknowns last however many', () => {
    const found = pareto([
      bar('Z', 500, 'unknown'),
      bar('A', 10),
      bar('B', 30),
      bar('C', 10),
      bar('NS', 50, 'not-stated'),
      bar('All', 600, 'overall'),
    ]);
    expect(found.rows.map((row) => row.id)).toEqual(['B', 'A', 'C', 'Z', 'NS']);
    expect(found.total).toBe(600);
    expect(found.unknown).toBe(550);
    expect(found.rows.map((row) => row.cumulative)).toEqual([
      5,
      100 * (40 / 600),
      100 * (50 / 600),
      100 * (550 / 600),
      100,
    ]);
  });

  it('reaches 79.3% at the seventh of the Newham groups', () => {
    const counts = [260, 135, 99, 94, 88, 73, 68, 42, 31, 31, 21, 21, 16, 10, 10, 5];
    const found = pareto([...counts.map((count, at) => bar(`g${at}`, count)), bar('Z', 26, 'not-stated')]);
    expect(found.total).toBe(1030);
    expect(found.rows[6]?.cumulative?.toFixed(1)).toBe('79.3'); // 817 of 1,030
    expect(found.rows.at(-1)).toMatchObject({ id: 'Z', cumulative: 100 });
  });

  it('keeps a true zero and holds back a hidden count before the unknowns', () => {
    const found = pareto([bar('H', null), bar('O', 0), bar('A', 20), bar('Z', 5, 'unknown')]);
    expect(found.rows.map((row) => [row.id, row.count, row.cumulative])).toEqual([
      ['A', 20, 80],
      ['O', 0, 80],
      ['H', null, null],
      ['Z', 5, 100],
    ]);
    expect(found.hidden).toBe(1);
  });

  it('has no percentages of nothing', () => {
    expect(pareto([bar('A', 0)]).rows[0]).toMatchObject({ share: null, cumulative: null });
    expect(pareto([bar('Z', null, 'unknown')]).unknown).toBeNull();
  });
});
