import { exampleInput } from './example-input.js';

/** A year of deaths at invented hospitals beside the number that a model of case mix expects. */
export const deaths = exampleInput({
  measure: {
    title: 'Deaths in hospital or within 30 days, against expected deaths',
    unit: 'deaths',
    form: 'rate',
    multiplier: 100,
    polarity: 'lower-is-better',
    period: 'financial-year',
  },
  stratifier: 'hospital',
  start: '2023-04-01',
  end: '2024-04-01',
  edition: 'Example, invented figures',
  rows: [
    ['Aldermoor Hospital', 612, 598.4],
    ['Beacon Hill Hospital', 231, 262.7],
    ['Castle Gate Hospital', 1180, 1042.9],
    ['Deepdale Hospital', 418, 431.2],
    ['Eastfield Hospital', 905, 934.6],
    ['Foxholes Hospital', 144, 120.3],
    ['Greenway Hospital', 387, 402.8],
    ['Highbridge Hospital', 1422, 1451.7],
    ['Ings Road Hospital', 76, 81.9],
    ['Kingsmead Hospital', 689, 655.1],
    ['Longacre Hospital', 538, 611.5],
    ['Moorside Hospital', 298, 283.4],
  ],
});
