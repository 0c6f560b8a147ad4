import { describe, expect, it } from '@jest/globals';
import { notSimulated } from './charts.js';

const chosen = (type: 't' | 'g' | 'mr' | 'xbar' | 's' | 'i' | 'p') => ({
  chart: { type, reason: 'Usual here', by: 'Ana' },
});

describe('notSimulated', () => {
  it('is what the server refuses: T, G, MR, X-bar and S, not P, U, C, I and I-prime', () => {
    expect(notSimulated('proportion', {})).toBeUndefined();
    expect(notSimulated('proportion', chosen('p'))).toBeUndefined();
    expect(notSimulated('between-events', {})).toBe('t');
    expect(notSimulated('between-events', chosen('i'))).toBeUndefined();
    for (const type of ['t', 'g', 'mr', 'xbar', 's'] as const)
      expect(notSimulated('individual', chosen(type))).toBe(type);
  });

  it('is an X-bar chart where all series hold several values in a period, unless another was chosen', () => {
    const group = { id: 'elm', label: 'Elm ward', role: 'group' as const };
    const of = (values: number[]) => ({
      group,
      points: [{ start: '2024-01-01', end: '2024-02-01', values }],
    });
    const [one, many] = [of([1]), of([1, 2])];
    expect(notSimulated('individual', {}, [many])).toBe('xbar');
    expect(notSimulated('individual', {}, [many, one])).toBeUndefined();
    expect(notSimulated('individual', chosen('i'), [many])).toBeUndefined();
    expect(notSimulated('individual', {}, [])).toBeUndefined();
  });
});
