import type { ChartInput } from '@fairshift/plugin-sdk';

type Role = ChartInput['series'][number]['group']['role'];

/** Newham's talking therapies in the demo: groups in the order of the service's codes, counts invented. */
const NEWHAM: readonly (readonly [code: string, label: string, count: number, role?: Role])[] = [
  ['A', 'White British', 260],
  ['B', 'White Irish', 16],
  ['C', 'Any other White background', 135],
  ['D', 'White and Black Caribbean', 21],
  ['E', 'White and Black African', 10],
  ['F', 'White and Asian', 10],
  ['G', 'Any other mixed background', 21],
  ['H', 'Indian', 73],
  ['J', 'Pakistani', 68],
  ['K', 'Bangladeshi', 94],
  ['L', 'Any other Asian background', 31],
  ['M', 'Black Caribbean', 88],
  ['N', 'Black African', 99],
  ['P', 'Any other Black background', 31],
  ['R', 'Chinese', 5],
  ['S', 'Any other ethnic group', 42],
  ['Z', 'Not known or not stated', 26, 'unknown'],
];

/** One year of referrals by ethnic group. */
export const newham: ChartInput = {
  measure: {
    id: 'example',
    version: 1,
    title: 'Referrals to talking therapies by ethnic group',
    unit: 'referrals',
    multiplier: 1,
    polarity: 'neither',
    form: 'count',
    period: 'financial-year',
  },
  series: NEWHAM.map(([id, label, numerator, role = 'group']) => ({
    group: { id, label, role, stratifier: 'ethnicity' },
    points: [{ start: '2019-04-01', end: '2020-04-01', numerator }],
  })),
  context: {
    ruleSet: { id: 'making-data-count', version: '2023' },
    phases: [],
    targets: [],
    exclusions: [],
    annotations: [],
  },
  sources: [
    {
      retrievedAt: '2020-05-01T09:00:00Z',
      edition: 'Example, based on Aurelio et al 2024',
      licence: {
        spdxOrUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
        attribution: 'Invented counts in the shape of published ones',
        redistribution: 'allowed',
      },
    },
  ],
};
