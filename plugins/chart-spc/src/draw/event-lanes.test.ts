import { describe, expect, it } from '@jest/globals';
import type { ChartEvent } from '../analysis/model.js';
import { layOutEvents } from './event-lanes.js';
import { textWidth } from './style.js';

const event = (letter: string, x: number, text = 'A note that is too long to stand there'): ChartEvent => ({
  letter,
  at: '2023-01-01',
  text,
  kind: 'test',
  x,
});
const letters = (count: number) => Array.from({ length: count }, (_, i) => String.fromCodePoint(65 + i));

/** So many px a point, from 52. */
const room = (point: number, edge: number) => ({
  narrow: edge < 600,
  toPixel: (x: number) => 52 + (x + 0.5) * point,
  edge,
});

const boxesOf = (laid: ReturnType<typeof layOutEvents>, { toPixel }: ReturnType<typeof room>) =>
  laid.events
    .filter(({ letter }) => letter !== '')
    .map(({ letter, lane, x, isCrowd, shift }) => {
      const left = toPixel(x) - 10 - shift;
      return { lane, left, right: left + (isCrowd ? textWidth(letter) + 24 : 20) };
    });

describe('events in lanes', () => {
  it('stand one above the other while there are lanes', () => {
    const laid = layOutEvents(
      letters(3).map((letter, i) => event(letter, i * 0.1)),
      room(40, 1280),
    );
    expect(laid.lanes).toBe(3);
    expect(laid.events.map(({ letter, lane }) => [letter, lane])).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
    ]);
  });

  it('share a badge where a fourth would cover the first, and keep a rule each', () => {
    const laid = layOutEvents(
      letters(5).map((letter, i) => event(letter, 3 + i * 0.1)),
      room(40, 1280),
    );
    expect(laid.events.map(({ letter }) => letter)).toEqual(['A', 'B', 'C–E', '', '']);
    expect(laid.events.map(({ x }) => x)).toEqual([3, 3.1, 3.2, 3.3, 3.4]);
  });

  it.each([
    ['8 in 2 neighbouring months at 1280 px', 1280, 45, [4, 4, 4.2, 4.4, 5, 5.1, 5.3, 5.4]],
    ['one a month for 6 months at 390 px', 390, 13.8, [3, 4, 5, 6, 7, 8]],
    ['5 in the last month at 390 px', 390, 13.8, [22, 23, 23, 23.1, 23.2]],
    ['30 all over at 390 px', 390, 13.8, Array.from({ length: 30 }, (_, i) => i * 0.8)],
  ])('never cover each other or stick out: %s', (_, edge, point, places) => {
    const given = room(point, edge);
    const laid = layOutEvents(
      places.map((x, i) =>
        event(i < 26 ? String.fromCodePoint(65 + i) : `A${String.fromCodePoint(39 + i)}`, x),
      ),
      given,
    );
    const boxes = boxesOf(laid, given);
    expect(laid.events).toHaveLength(places.length);
    for (const [i, a] of boxes.entries()) {
      expect(a.right).toBeLessThanOrEqual(edge);
      for (const b of boxes.slice(i + 1))
        expect([a, b, a.lane === b.lane && a.left < b.right && b.left < a.right]).toEqual([a, b, false]);
    }
  });
});
