import { describe, expect, it } from '@jest/globals';
import { isSimulated } from './charts.js';

const chosen = (type: 't' | 'g' | 'mr' | 'xbar' | 's' | 'i' | 'p') => ({
  chart: { type, reason: 'Usual here', by: 'Ana' },
});

describe('isSimulated', () => {
  it('is what the server answers: P, U, C, I and I-prime, not T, G, MR, X-bar and S', () => {
    expect(isSimulated('proportion', {})).toBe(true);
    expect(isSimulated('proportion', chosen('p'))).toBe(true);
    expect(isSimulated('between-events', {})).toBe(false);
    expect(isSimulated('between-events', chosen('i'))).toBe(true);
    const refused = (['t', 'g', 'mr', 'xbar', 's'] as const).map((type) =>
      isSimulated('individual', chosen(type)),
    );
    expect(refused).toEqual([false, false, false, false, false]);
  });
});
