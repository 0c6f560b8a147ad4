import { expect, it } from '@jest/globals';
import { isPeriodAnswer } from './period-answer.js';

it.each(['2017-12-01/2018-01-01', '2024-02-29/2024-03-01'])('takes %s', (text) => {
  expect(isPeriodAnswer(text)).toBe(true);
});

it.each([
  ['the end first', '2018-01-01/2017-12-01'],
  ['no length', '2018-01-01/2018-01-01'],
  ['a day that is not in the calendar', '2023-02-29/2023-03-01'],
  ['a month that there is not', '2023-13-01/2024-01-01'],
  ['one day', '2017-12-01'],
  ['words', 'December 2017'],
])('refuses %s', (_what, text) => {
  expect(isPeriodAnswer(text)).toBe(false);
});
