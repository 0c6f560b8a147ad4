import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { PointLimits } from '../limits.js';
import { makingDataCount202311 } from './making-data-count.js';
import { findPatterns } from './patterns.js';
import type { Rule } from './rule-set.js';
import type { Stretch } from './stretch.js';

interface RuleCase {
  readonly id: string;
  readonly input: { value: (number | null)[]; centreLine: number; sigma: number; lcl: number; ucl: number };
  readonly nhsMakingDataCount: Record<'outside' | 'shift7' | 'trend7' | 'twoInThreeNov2023', number[]> & {
    error?: string;
  };
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../reference-data/rules.json', import.meta.url), 'utf8'),
) as { cases: RuleCase[] };

function stretchOf({ input }: Pick<RuleCase, 'input'>): Stretch {
  const limits: PointLimits = {
    centre: input.centreLine,
    lower: input.lcl,
    upper: input.ucl,
    lower2: input.centreLine - 2 * input.sigma,
    upper2: input.centreLine + 2 * input.sigma,
    lower1: input.centreLine - input.sigma,
    upper1: input.centreLine + input.sigma,
    lowerClipped: false,
    upperClipped: false,
  };
  return {
    positions: input.value.map((_, i) => i),
    values: input.value,
    limits: input.value.map(() => limits),
  };
}

const rule = (id: string) => makingDataCount202311.rules.find((one) => one.id === id) as Rule;
const marked = (stretch: Stretch, id: string) =>
  findPatterns(stretch, rule(id))
    .flatMap(({ points }) => points.map((i) => i + 1))
    .toSorted((a, b) => a - b);

describe('Making Data Count, November 2023, against the package that NHS England publishes', () => {
  const usable = cases.filter((one) => one.nhsMakingDataCount.error === undefined);

  it('has 17 cases that the package answers', () => expect(usable).toHaveLength(17));

  it.each(usable.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const stretch = stretchOf(one);
    expect(marked(stretch, 'outside')).toEqual(one.nhsMakingDataCount.outside);
    expect(marked(stretch, 'shift')).toEqual(one.nhsMakingDataCount.shift7);
    // A turning point ends one trend and starts the next; the package lists it once.
    expect([...new Set(marked(stretch, 'trend'))]).toEqual(one.nhsMakingDataCount.trend7);
    expect(marked(stretch, 'near-limit')).toEqual(one.nhsMakingDataCount.twoInThreeNov2023);
  });

  it('breaks runs and trends at a missing value, where the package stops with an error', () => {
    const stretch = stretchOf(cases.find((one) => one.id === 'rule-16') as RuleCase);
    expect(marked(stretch, 'shift')).toEqual([]);
    expect(marked(stretch, 'trend')).toEqual([]);
    expect(marked(stretch, 'near-limit')).toEqual([]);
  });
});
