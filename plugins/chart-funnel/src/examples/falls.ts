import { exampleInput } from './example-input.js';

/** Half a year of falls at invented wards. */
export const falls = exampleInput({
  measure: {
    title: 'Falls for every 1,000 bed days',
    unit: 'falls',
    form: 'rate',
    multiplier: 1000,
    polarity: 'lower-is-better',
    period: 'irregular',
  },
  stratifier: 'ward',
  start: '2024-01-01',
  end: '2024-07-01',
  edition: 'Example, invented figures',
  rows: [
    ['Acorn ward', 7, 1500],
    ['Bluebell ward', 15, 3800],
    ['Cedar ward', 21, 2900],
    ['Daisy ward', 24, 2900],
    ['Elm ward', 31, 2100],
    ['Foxglove ward', 9, 2100],
    ['Heather ward', 18, 2400],
    ['Ivy ward', 16, 2900],
    ['Jasmine ward', 23, 4200],
    ['Lavender ward', 8, 1800],
    ['Magnolia ward', 16, 2900],
    ['Primrose ward', 3, 1900],
  ],
});
