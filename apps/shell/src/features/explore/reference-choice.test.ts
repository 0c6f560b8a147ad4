import { describe, expect, it } from '@jest/globals';
import type { GroupCounts } from '@fairshift/equity';
import { choiceOf, choiceText, compare } from './reference-choice.js';

const group = (id: string, numerator: number, denominator: number, role: GroupCounts['role'] = 'group') => ({
  id,
  label: id.toUpperCase(),
  role,
  numerator,
  denominator,
});

// Shares 50%, 70% and 80%; all: (50 + 140 + 80) / 400 = 67.5%.
const groups = [
  group('all', 270, 400, 'overall'),
  group('a', 50, 100),
  group('b', 140, 200),
  group('c', 80, 100),
];
const higher = 'higher-is-better' as const;

describe('choiceOf', () => {
  it('reads what choiceText wrote and falls back to the overall figure', () => {
    const named = { kind: 'named', stratifier: 'ethnicity', group: 'x:y' } as const;
    expect(choiceOf(choiceText(named))).toEqual(named);
    expect(choiceOf('nonsense')).toEqual({ kind: 'overall' });
  });
});

describe('compare', () => {
  it('measures the gap from the overall figure', () => {
    const found = compare(groups, { choice: { kind: 'overall' }, polarity: higher });
    if ('refused' in found || !found.furthest.named) throw new Error('a group must be named');
    expect(found.furthest.groups).toEqual([{ id: 'a', label: 'A' }]);
    expect(found.furthest.gap.absolute).toBeCloseTo(17.5, 10);
  });

  it('adds up everyone else for each group', () => {
    const found = compare(groups, { choice: { kind: 'others' }, polarity: higher });
    if ('refused' in found || !found.furthest.named) throw new Error('a group must be named');
    // Everyone but A: 220 of 300 = 73.33%; 73.33 − 50 = 23.33 percentage points.
    expect(found.furthest.gap.absolute).toBeCloseTo(70 / 3, 10);
    expect(found.reference.counts).toEqual({ numerator: 220, denominator: 300 });
  });

  it('turns the gap round when lower is better', () => {
    const found = compare(groups, { choice: { kind: 'best' }, polarity: 'lower-is-better' });
    if ('refused' in found || !found.furthest.named) throw new Error('a group must be named');
    expect(found.reference.group.id).toBe('a');
    expect(found.furthest.groups[0]?.id).toBe('c');
    expect(found.furthest.gap.absolute).toBeCloseTo(30, 10);
  });

  it('compares with a group of another split', () => {
    const named = group('x', 90, 100);
    const choice = { kind: 'named', stratifier: 'sex', group: 'x' } as const;
    const found = compare(groups, { choice, polarity: higher, named });
    if ('refused' in found || !found.furthest.named) throw new Error('a group must be named');
    expect(found.furthest.gap.absolute).toBeCloseTo(40, 10);
  });

  it('says why when a part is held back', () => {
    const hidden = groups.map((each) => (each.id === 'b' ? { ...each, numerator: null } : each));
    expect(compare(hidden, { choice: { kind: 'others' }, polarity: higher })).toHaveProperty('refused');
  });
});
