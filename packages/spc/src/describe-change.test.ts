import { expect, it } from '@jest/globals';
import { describeChange, perPeriod } from './describe-change.js';

it('gives both averages the digits that show the change', () => {
  // 0.4 of 12.4 is 3.2%.
  expect(describeChange(12.4, 12, 'mean per month').text).toBe('down 3.2%, from 12.4 to 12 a month');
  // 0.03 of 66.4 is 0.045%.
  expect(describeChange(66.4, 66.43, '%').text).toBe('up 0.03 percentage points (0.045% higher)');
});

it('says no share of a start below 0', () => {
  expect(describeChange(-2, 3, 'mean per week')).toMatchObject({
    relative: null,
    text: 'up, from −2 to 3 a week',
  });
});

it('says an hour and a unit of time as people do', () => {
  expect(perPeriod('count per hour')).toBe('an hour');
  expect(perPeriod('count per academic year')).toBe('an academic year');
  expect(perPeriod('count per month')).toBe('a month');
});
