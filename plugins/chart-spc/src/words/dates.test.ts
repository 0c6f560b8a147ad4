import { expect, it } from '@jest/globals';
import { inPeriod } from './dates.js';

it.each([
  ['May 2023', 'month', 'In May 2023'],
  ['2023', 'year', 'In 2023'],
  ['January to March 2023', 'quarter', 'In January to March 2023'],
  ['23 March 2023', 'day', 'On 23 March 2023'],
  ['10 August 2020', 'fortnight', 'In the fortnight from 10 August 2020'],
  ['10 to 23 August 2020', 'irregular', 'In 10 to 23 August 2020'],
] as const)('says when %s was', (name, kind, said) => {
  expect(inPeriod(name, kind)).toBe(said);
});
