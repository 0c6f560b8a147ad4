import { describe, expect, it } from '@jest/globals';
import { daysOfEvents, eventPoints } from './event-points.js';

const at = (day: string, seconds: number | null = null) => ({ day, seconds });

it('gives the days from one event to the next, in order of time', () => {
  // Noon of the 5th, then 6 in the morning of the 3rd and midnight of the 10th.
  const points = eventPoints([at('2024-03-05', 43_200), at('2024-03-03', 21_600), at('2024-03-10', 0)]);
  expect(points).toEqual([
    { start: '2024-03-05', end: '2024-03-05', value: 2.25 },
    { start: '2024-03-10', end: '2024-03-10', value: 4.5 },
  ]);
});

it('spreads events without a time over their day, so that there is time between them', () => {
  // The 1st at noon; the 4th at a quarter and three quarters.
  const points = eventPoints([at('2024-03-01'), at('2024-03-04'), at('2024-03-04')]);
  expect(points.map(({ value }) => value)).toEqual([2.75, 0.5]);
});

it('has no point for a first event, or none', () => {
  expect(eventPoints([at('2024-03-01')])).toEqual([]);
  expect(eventPoints([])).toEqual([]);
});

it('marks what rests on events that were spread over their day', () => {
  const points = eventPoints([
    at('2024-03-01'),
    at('2024-03-04'),
    at('2024-03-04'),
    at('2024-03-06'),
    at('2024-03-09'),
  ]);
  const both = { flags: ['estimated'] };
  expect(points).toMatchObject([both, both, both, { value: 3 }]);
  expect(points[3]).not.toHaveProperty('flags');
});

describe('the days behind the points', () => {
  it.each([
    [['2024-03-01', '2024-03-04']],
    [['2024-03-01', '2024-03-04', '2024-03-04', '2024-03-05']],
    [['2024-03-04', '2024-03-04', '2024-03-04', '2024-12-05']],
    [['2024-03-01', '2024-03-01', '2024-03-02', '2024-03-02']],
  ])('are found again: %j', (days) => {
    expect(daysOfEvents(eventPoints(days.map((day) => at(day))))).toEqual(days);
  });

  it('are not enough where an event has a time', () => {
    expect(daysOfEvents(eventPoints([at('2024-03-01', 3_600), at('2024-03-04')]))).toBeNull();
  });

  it('are none without a point', () => {
    expect(daysOfEvents([])).toEqual([]);
  });
});
