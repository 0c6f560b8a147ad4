import { describe, expect, it } from '@jest/globals';
import { eventsOf, lettered } from './events.js';
import { frameHeight } from './heights.js';
import { countsInput } from './testing/example-chart.js';

describe('frameHeight', () => {
  // The layout rules of the design: by the width of the frame.
  it.each([
    ['series', 358, 0, 390],
    ['series', 600, 0, 420],
    ['series', 900, 0, 460],
    ['gap', 358, 0, 520],
    ['gap', 700, 0, 590],
    ['card', 400, 0, 300],
    ['summary', 358, 6, 792],
    ['summary', 700, 6, 392],
    ['rows', 680, 18, 694],
    ['rows', 1000, 17, 660],
  ] as const)('a %s frame of %d px with %d rows is %d px high', (kind, width, rows, height) => {
    expect(frameHeight(kind, width, rows)).toBe(height);
  });
});

describe('eventsOf', () => {
  it('letters annotations in order of time and tells change ideas from outside events', () => {
    expect(eventsOf(countsInput([1]))).toEqual([
      { letter: 'A', when: '2 January 2024', text: 'snow', outside: true },
      { letter: 'B', when: '3 January 2024', text: 'training', outside: false },
    ]);
  });

  it('keeps the letters of an analysis that gave its own', () => {
    const events = [{ letter: 'C', at: '2020-07-01', text: 'wards', kind: 'test' }, { letter: 1 }];
    expect(lettered({ events })).toEqual([
      { letter: 'C', when: '1 July 2020', text: 'wards', outside: false },
    ]);
    expect(lettered({})).toBeUndefined();
  });
});
