import { exampleInput } from './example-input.js';

/** The last quarter of the demo's Bedford practice by ethnic group, with a group too small to show. */
export const screening = exampleInput({
  measure: {
    title: 'Up to date with cervical screening',
    unit: '%',
    form: 'proportion',
    multiplier: 100,
    polarity: 'higher-is-better',
    period: 'quarter',
  },
  stratifier: 'ethnicity',
  start: '2023-01-01',
  end: '2023-04-01',
  edition: 'Example, based on Aurelio et al 2024',
  rows: [
    ['Bangladeshi', 98, 172],
    ['Indian', 160, 236],
    ['Pakistani', 104, 168],
    ['Black African', 97, 146],
    ['Black Caribbean', 80, 112],
    ['Mixed or multiple groups', 50, 74],
    ['White British', 925, 1290],
    ['Any other White background', 214, 318],
    ['Groups with fewer people', null, 58],
    ['Not known', 91, 127, 'unknown'],
  ],
});
