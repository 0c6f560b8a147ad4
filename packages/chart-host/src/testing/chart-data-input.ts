import type { ChartInput, Point } from '@fairshift/plugin-sdk';

const month = (n: number): Pick<Point, 'start' | 'end'> => ({
  start: `2024-0${n}-01`,
  end: `2024-0${n + 1}-01`,
});

/** A chart that needs everything the layout has: groups, people without one, every flag, bounds, odd words. */
export const everyKindOfNumber: ChartInput = {
  measure: {
    id: 'm',
    version: 1,
    title: '=Coverage, "all" practices',
    unit: '%',
    multiplier: 100,
    polarity: 'higher-is-better',
    form: 'proportion',
    period: 'month',
  },
  series: [
    {
      group: { id: 'overall', label: 'Bedford practice', role: 'overall' },
      points: [
        { ...month(1), numerator: 90, denominator: 120 },
        { ...month(2), numerator: 0, denominator: 125, flags: ['provisional'] },
        { ...month(3), numerator: null, denominator: null, flags: ['missing'] },
      ],
    },
    {
      group: { id: 'M', label: 'Black Caribbean', role: 'group', stratifier: 'ethnicity' },
      points: [
        {
          ...month(1),
          numerator: null,
          denominator: 25,
          flags: ['suppressed'],
          bounds: { numerator: [1, 7] },
        },
        {
          ...month(2),
          numerator: 20,
          denominator: 30,
          flags: ['rounded'],
          bounds: { numerator: [18, 22], denominator: [28, 32] },
        },
        { ...month(3), numerator: null, denominator: null, flags: ['not-applicable'] },
      ],
    },
    {
      group: { id: 'own', label: '+Own group; of ours', role: 'group', stratifier: 'ethnicity' },
      points: [{ ...month(1), numerator: 5, denominator: 10, flags: ['estimated'] }],
    },
    {
      group: { id: '99', label: 'No ethnicity recorded', role: 'unknown', stratifier: 'ethnicity' },
      points: [
        {
          ...month(1),
          numerator: null,
          denominator: null,
          flags: ['suppressed'],
          bounds: { numerator: [1, null], denominator: [8, null] },
        },
      ],
    },
    {
      group: { id: 'Z', label: 'Would not say', role: 'not-stated', stratifier: 'ethnicity' },
      points: [{ ...month(1), numerator: 3, denominator: 4 }],
    },
  ],
  context: {
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    phases: [],
    targets: [],
    exclusions: [],
    annotations: [],
  },
  sources: [],
};
