import { describe, expect, it } from '@jest/globals';
import { EMPTY, mergeDictionaries } from './merge-dictionaries.js';

const month = (id: number, number: number) => ({
  id,
  kind: 'month',
  start: `2024-0${number}-01`,
  end: `2024-0${number + 1}-01`,
});
const column = {
  label: 'Uptake',
  kind: 'proportion' as const,
  unit: '%',
  polarity: 'neither' as const,
  multiplier: 1,
  additiveOverPeriods: true,
  additiveOverGroups: true,
};
const all = {
  periods: new Set([1, 2]),
  places: new Set([1]),
  strata: new Set([1]),
  columns: new Set([1]),
  bounds: new Set<number>(),
};
const group = (stratifierId: number, id: number, code: string) => ({
  stratifierId,
  id,
  code,
  label: code,
  position: id,
  role: 'group' as const,
});
const stratifier = (id: number, code: string) => ({ id, code, label: code, overlapping: false });

describe('mergeDictionaries', () => {
  it('numbers periods by time and maps both generations to them', () => {
    const next = { ...EMPTY, periods: [month(1, 3), month(2, 2)] };
    const previous = { ...EMPTY, periods: [month(1, 1), month(2, 2)] };
    const { final, fromNext, fromPrevious } = mergeDictionaries(next, previous, {
      ...all,
      periods: new Set([1]),
    });
    expect(final.periods.map(({ id, start }) => [id, start])).toEqual([
      [1, '2024-01-01'],
      [2, '2024-02-01'],
      [3, '2024-03-01'],
    ]);
    expect([...fromNext.periods]).toEqual([0, 3, 2]);
    expect([...fromPrevious.periods]).toEqual([0, 1, 2]);
  });

  it('matches strata by the codes of their groups, and appends stratifiers that only stood before', () => {
    const next = {
      ...EMPTY,
      stratifiers: [stratifier(1, 'sex')],
      groups: [group(1, 1, 'F')],
      strata: [{ id: 1, groupIds: [1] }],
    };
    const previous = {
      ...EMPTY,
      stratifiers: [stratifier(1, 'age'), stratifier(2, 'sex')],
      groups: [group(1, 1, 'old'), group(2, 1, 'M'), group(2, 2, 'F')],
      strata: [
        { id: 1, groupIds: [1, 1] },
        { id: 2, groupIds: [0, 2] },
      ],
    };
    const { final, fromPrevious } = mergeDictionaries(next, previous, { ...all, strata: new Set([1, 2]) });
    expect(final.stratifiers.map(({ code }) => code)).toEqual(['sex', 'age']);
    expect(final.groups.map(({ stratifierId, id, code }) => [stratifierId, id, code])).toEqual([
      [1, 1, 'F'],
      [2, 1, 'old'],
      [1, 2, 'M'],
    ]);
    // (M, old) is new; (F) is the stratum that the file has too.
    expect(final.strata).toEqual([
      { id: 1, groupIds: [1, 0] },
      { id: 2, groupIds: [2, 1] },
    ]);
    expect([...fromPrevious.strata]).toEqual([0, 2, 1]);
  });

  it('drops what nothing refers to any more', () => {
    const previous = {
      ...EMPTY,
      places: [{ id: 1, codeSystem: 'ods', code: 'A', name: 'A', level: 0, levelTitle: 'Practice' }],
    };
    expect(mergeDictionaries(EMPTY, previous, { ...all, places: new Set() }).final.places).toEqual([]);
  });

  it('refuses a measure that means something else now', () => {
    const next = {
      ...EMPTY,
      columns: [{ ...column, id: 1, code: 'u', kind: 'count' as const, unit: 'people' }],
    };
    const previous = { ...EMPTY, columns: [{ ...column, id: 1, code: 'u' }] };
    expect(() => mergeDictionaries(next, previous, all)).toThrow(
      '"Uptake" was a proportion in % and is now a count in people.',
    );
  });
});
