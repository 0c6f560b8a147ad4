import { describe, expect, it } from '@jest/globals';
import { furthestGroup, furthestSentence } from './furthest-group.js';
import { unknownRate, type GroupCounts, type GroupRole } from './groups.js';
import { referenceGroup } from './reference-group.js';

const group = (
  id: string,
  numerator: number | null,
  denominator: number | null,
  role: GroupRole = 'group',
): GroupCounts => ({
  id,
  label: id,
  role,
  numerator,
  denominator,
});

const groups = [
  group('All', 1000, 2000, 'overall'),
  group('A', 300, 500), // 60%
  group('B', 400, 1000), // 40%
  group('C', 9, 12), // 75%, too few
  group('D', 150, 300), // 50%
  group('Not known', 10, 100, 'unknown'), // 10%
  group('Not stated', 5, 88, 'not-stated'),
];

describe('reference group', () => {
  it('passes over a best group that is too small, and says so', () => {
    const found = referenceGroup(groups, { kind: 'best' }, 'higher-is-better');
    expect(found).toMatchObject({ ok: true, group: { id: 'A' }, warnings: [{ code: 'best-too-small' }] });
    expect(found.ok && found.warnings[0]?.message).toBe(
      'C had too few people to compare with, so A is used instead.',
    );
  });

  it('takes the lowest group when lower is better, never the unknown one', () => {
    expect(referenceGroup(groups, { kind: 'best' }, 'lower-is-better')).toMatchObject({
      ok: true,
      group: { id: 'B' },
      warnings: [],
    });
  });

  it('has no best group without a direction', () => {
    expect(referenceGroup(groups, { kind: 'best' }, 'neither')).toMatchObject({
      ok: false,
      code: 'no-direction',
    });
  });

  it('knows largest, overall and named', () => {
    expect(referenceGroup(groups, { kind: 'largest' }, 'neither')).toMatchObject({
      ok: true,
      group: { id: 'B' },
    });
    expect(referenceGroup(groups, { kind: 'overall' }, 'neither')).toMatchObject({
      ok: true,
      counts: { numerator: 1000 },
    });
    expect(referenceGroup(groups, { kind: 'named', group: 'C' }, 'neither')).toMatchObject({
      ok: true,
      warnings: [{ code: 'unstable' }],
    });
    expect(referenceGroup(groups, { kind: 'named', group: 'X' }, 'neither')).toMatchObject({
      ok: false,
      code: 'unknown-group',
    });
    expect(referenceGroup(groups.slice(1), { kind: 'overall' }, 'neither')).toMatchObject({
      ok: false,
      code: 'no-overall',
    });
  });

  it('adds up everyone else without the focus and the unknown', () => {
    // A + C + D: 300 + 9 + 150 = 459 of 500 + 12 + 300 = 812
    const found = referenceGroup(groups, { kind: 'others', focus: 'B' }, 'higher-is-better');
    expect(found).toMatchObject({ ok: true, counts: { numerator: 459, denominator: 812 } });
  });

  it('does not add up what is held back', () => {
    const held = [...groups, group('E', null, 40)];
    expect(referenceGroup(held, { kind: 'others', focus: 'B' }, 'higher-is-better')).toMatchObject({
      ok: false,
      code: 'parts-hidden',
    });
  });
});

describe('furthest group', () => {
  const reference = { group: { id: 'A', label: 'A' }, counts: { numerator: 300, denominator: 500 } };
  const options = { polarity: 'higher-is-better', reference } as const;

  it('names a real group, not the unknown one that is lower, and lists who was too small', () => {
    const found = furthestGroup(groups, options);
    expect(found).toMatchObject({ named: true, groups: [{ id: 'B' }], tooFew: [{ id: 'C' }] });
    expect(furthestSentence(found, reference.group)).toBe('B is 20 percentage points from A.');
  });

  it('names a held-back group never', () => {
    const held = groups.map((each) => (each.id === 'B' ? group('B', null, 1000) : each));
    expect(furthestGroup(held, options)).toMatchObject({ named: true, groups: [{ id: 'D' }] });
  });

  it('names both of two that are level', () => {
    const found = furthestGroup([...groups, group('F', 80, 200)], options);
    expect(furthestSentence(found, reference.group)).toBe('B and F are level, 20 percentage points from A.');
  });

  it('names nobody when too many have no group', () => {
    const unknown = [...groups.slice(0, 5), group('Not known', 100, 1624, 'unknown')];
    const found = furthestGroup(unknown, options);
    expect(found).toEqual({ named: false, because: 'too-much-unknown' });
  });

  it('names nobody when all are ahead', () => {
    expect(furthestGroup([group('G', 400, 500)], options)).toEqual({ named: false, because: 'no-gap' });
    expect(furthestGroup([group('C', 9, 12)], options)).toEqual({
      named: false,
      because: 'nothing-to-compare',
    });
  });
});

describe('unknown rate', () => {
  it('is (100 + 88) of 2,000', () => {
    expect(unknownRate(groups)).toEqual({ unknown: 100, notStated: 88, total: 2000, rate: 0.094 });
  });

  it('goes by counts where there are no denominators, and is not guessed', () => {
    expect(unknownRate([group('A', 75, null), group('N', 25, null, 'unknown')])?.rate).toBe(0.25);
    expect(unknownRate([group('A', null, null), group('N', 25, null, 'unknown')])).toBeNull();
    expect(unknownRate([])).toBeNull();
  });
});
