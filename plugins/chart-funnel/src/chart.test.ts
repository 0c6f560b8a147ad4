import { describe as group, expect, it } from '@jest/globals';
import type { ChartInput, Point, TextContext } from '@fairshift/plugin-sdk';
import { funnelChart } from './chart.js';
import { exampleInput, type Row } from './examples/example-input.js';
import { healthChecks } from './examples/health-checks.js';
import { screening } from './examples/screening.js';

const text: TextContext = {
  locale: 'en-GB',
  formatNumber: (value, unit) => `${value}${unit}`,
  formatPeriod: (value) => (value === '2023-01-01/2023-04-01' ? 'January to March 2023' : value),
};
type Options = Parameters<typeof funnelChart.analyse>[1];
const optionsOf = (given: object = {}): Options => funnelChart.options.parse(given);
const analyse = (input: ChartInput, given?: object) => funnelChart.analyse(input, optionsOf(given));
const tell = (input: ChartInput, given?: object) =>
  funnelChart.describe(analyse(input, given), optionsOf(given), text);

const measure = {
  title: 'Seen in time',
  unit: '%',
  form: 'proportion',
  multiplier: 100,
  polarity: 'higher-is-better',
  period: 'quarter',
} as const;
const quarter = { start: '2023-01-01', end: '2023-04-01' };
const split = (stratifier: string, rows: readonly Row[], of: Partial<ChartInput['measure']> = {}) =>
  exampleInput({ measure: { ...measure, ...of }, stratifier, ...quarter, rows, edition: 'Example' });
const alike = (size: number): readonly Row[] =>
  Array.from({ length: size }, (_, at) => [`Group ${at + 1}`, 30, 60] as const);

/** Made-up deaths that FunnelPlotR was run on; numbers only, the package is MIT. */
const OBSERVED = [
  36, 18, 89, 130, 23, 20, 67, 28, 9, 20, 357, 15, 72, 35, 43, 309, 254, 193, 63, 68, 23, 31, 18, 22, 15, 82,
  44, 39, 33, 98,
];
const EXPECTED = [
  30.56, 26.72, 69.48, 149.52, 16.36, 18.32, 60.32, 27.4, 13.16, 18.4, 268.04, 21.36, 73.76, 37.56, 56.2,
  286.52, 247.2, 234.12, 55.72, 66.52, 26.64, 33.4, 17.56, 16.64, 24.76, 97.84, 32.56, 28.24, 32.56, 90,
];

group('screening by ethnic group', () => {
  const found = analyse(screening);

  it('has the average of the groups that are known: 1,728 of 2,516', () => {
    expect(found.total).toEqual({ numerator: 1728, denominator: 2516 });
    expect(found.centre).toBeCloseTo(68.68, 2);
  });

  // 98 where 118.1 are expected, with a standard deviation of 6.08: 3.3 of them, so below 1 in 1,000.
  it('says who lies lower than chance explains, and judges nobody', () => {
    const told = tell(screening);
    expect(told.headline).toBe(
      '1 of the 8 groups is lower than chance explains: Up to date with cervical screening, January to March 2023.',
    );
    expect(told.sentences).toContain('Lower than chance explains: Bangladeshi (57%).');
    const all = [told.headline, ...told.sentences, ...told.table.rows.flat()].join(' ');
    expect(all).not.toMatch(/\b(worst|best|poor|worse|better|rank|outlier|only)\b/i);
  });

  it('keeps the order of the data, the unknown last and out of the average', () => {
    const labels = tell(screening).table.rows.map(([label]) => label);
    expect(labels).toEqual(screening.series.map(({ group: { label } }) => label));
    const first = {
      ...screening,
      series: [screening.series.at(-1)!, ...screening.series.slice(0, -1)],
    };
    expect(tell(first).table.rows.at(-1)?.[0]).toBe('Not known');
    expect(analyse(first).centre).toBe(found.centre);
    expect(tell(screening).sentences).toContain(
      'Not known: 72% (91 of 127). This is drawn hollow and is not in the average.',
    );
  });

  it('names the group that is held back, and why it is not drawn', () => {
    expect(found.units.map(({ label }) => label)).not.toContain('Groups with fewer people');
    expect(tell(screening).sentences).toContain(
      'Groups with fewer people: not drawn, because a number is held back.',
    );
    const row = tell(screening).table.rows.find(([label]) => label === 'Groups with fewer people');
    expect(row).toEqual([
      'Groups with fewer people',
      'held back',
      '58',
      'none',
      'Not drawn: a number is held back',
      'none',
      'none',
    ]);
  });

  it('walks from the smallest to the largest, and says each group, its numbers and its side', () => {
    expect(found.walk[0]?.text).toBe('Mixed or multiple groups: 68%. 50 of 74. Within what chance explains.');
    expect(found.walk.at(-1)?.period).toBe('White British');
    const stop = found.walk.find(({ period }) => period === 'Bangladeshi');
    expect(stop).toMatchObject({ signal: 'beyond', index: 0 });
    expect(stop?.text).toContain('98 of 172. Lower than chance explains.');
  });
});

group('the spread between groups', () => {
  it('widens limits for practices by itself, and says so', () => {
    const found = analyse(healthChecks);
    expect(found.spread).toMatchObject({ notWidened: null, byItself: true });
    expect(tell(healthChecks).sentences).toContain(
      `Altogether the groups differ ${found.spread?.times.toFixed(1)} times as much as chance explains.`,
    );
    const chance = analyse(healthChecks, { spread: 'chance' });
    expect(found.units[0]!.limits95.upper).toBeGreaterThan(chance.units[0]!.limits95.upper);
    expect(chance.spread).toMatchObject({ notWidened: 'not-asked', times: found.spread?.times });
  });

  it('does not for groups of people, whose difference is the finding; a person can decide otherwise', () => {
    const series = healthChecks.series.map((each) => ({
      ...each,
      group: { ...each.group, stratifier: 'ethnicity' },
    }));
    const input = { ...healthChecks, series };
    expect(analyse(input).spread?.notWidened).toBe('not-asked');
    expect(tell(input).sentences.join(' ')).toContain('that difference is the finding');
    expect(analyse(input, { spread: 'widen' }).spread?.notWidened).toBeNull();
  });

  it('says nothing of spread with fewer than 10 groups', () => {
    const told = tell(split('ward', [['A', 10, 40], ...alike(6)]));
    expect(told.sentences).toContain(
      'The limits show chance alone: fewer than 10 groups say too little about their spread.',
    );
  });

  // FunnelPlotR 0.6.0, square-root method (reference case fun-r-010 of packages/equity): on the root scale the 95%
  // limit of the first hospital is 1.19990969207173, and phi is 1.56490201720263.
  it('is that of a published funnel of observed and expected deaths', () => {
    const rows = OBSERVED.map((observed, at) => [`Hospital ${at + 1}`, observed, EXPECTED[at]!] as const);
    const of = { form: 'rate', multiplier: 100, unit: 'deaths' } as const;
    const found = analyse(split('hospital', rows, of), { standardised: true, spread: 'widen' });
    expect(found.centre).toBe(100);
    expect(found.units[0]?.limits95.upper).toBeCloseTo(100 * 1.19990969207173 ** 2, 4);
    expect(found.spread?.times).toBe(1.6);
  });
});

group('periods', () => {
  const points = (own: readonly Partial<Point>[]): readonly Point[] =>
    own.map((point, at) => ({ start: `2023-0${at * 3 + 1}-01`, end: `2023-0${at * 3 + 4}-01`, ...point }));
  const rows = [
    points([
      { numerator: 10, denominator: 20 },
      { numerator: 12, denominator: 20 },
    ]),
    points([
      { numerator: 30, denominator: 40 },
      { numerator: 20, denominator: 40 },
    ]),
    points([
      { numerator: 25, denominator: 50 },
      { numerator: 26, denominator: 50 },
    ]),
    points([
      { numerator: null, denominator: 50, flags: ['suppressed'] },
      { numerator: 30, denominator: 50 },
    ]),
  ];
  const base = split('ward', alike(4));
  const input = { ...base, series: base.series.map((each, at) => ({ ...each, points: rows[at]! })) };

  it('draws the newest with figures', () => {
    const found = analyse(input);
    expect([found.start, found.end, found.periods]).toEqual(['2023-04-01', '2023-07-01', 1]);
    expect(found.total).toEqual({ numerator: 88, denominator: 160 });
  });

  it('adds all up where that is asked for, says so, and leaves out a group with a hidden one', () => {
    const found = analyse(input, { periods: 'all' });
    expect([found.start, found.end, found.periods]).toEqual(['2023-01-01', '2023-07-01', 2]);
    expect(found.total).toEqual({ numerator: 123, denominator: 220 });
    expect(found.notDrawn).toMatchObject([{ label: 'Group 4', why: 'held-back' }]);
    const told = tell(input, { periods: 'all' });
    expect(told.sentences).toContain('The 2 periods are added up.');
    expect(told.sentences).toContain(
      'Somebody who is counted in more than one period counts more than once here.',
    );
  });
});

group('counts, rates and ratios', () => {
  it('is a rate where a count has people under it, for every 1,000 of them', () => {
    const rows = [...alike(4)].map(([label]) => [label, 30, 6000] as const);
    const input = split('ethnicity', rows, { form: 'count', multiplier: 1, unit: 'referrals' });
    const told = tell(input);
    expect(told.table.columns.slice(0, 4)).toEqual(['Group', 'Referrals', 'People', 'Per 1,000 people']);
    expect(told.table.rows[0]?.slice(1, 4)).toEqual(['30', '6,000', '5.00']);
    expect(told.sentences).toContain(
      'All groups together have 5 for every 1,000 people (120 for 24,000). That is the middle line.',
    );
  });

  it('says that a count without people has no place on it', () => {
    const rows = [...alike(4)].map(([label]) => [label, 30, null] as const);
    const told = tell(split('ethnicity', rows, { form: 'count', multiplier: 1, unit: 'referrals' }));
    expect(told.headline).toContain('Too few groups for a funnel chart: Seen in time');
    expect(told.sentences.join(' ')).toContain('because it is not known out of how many');
  });
});

group('rounded counts', () => {
  // 98 of 172 is released as 100 of 170: 58.8% lies within the 99.8% limits, 98 of 172 does not.
  it('name the groups that lie so near a limit that rounding could change their side', () => {
    const round = (value: number): number => Math.round(value / 5) * 5;
    const bounds = (value: number): [number, number] => [round(value) - 2, round(value) + 2];
    const series = screening.series.map((each) => ({
      ...each,
      points: each.points.map((point) =>
        typeof point.numerator !== 'number' || typeof point.denominator !== 'number'
          ? point
          : {
              ...point,
              numerator: round(point.numerator),
              denominator: round(point.denominator),
              flags: ['rounded' as const],
              bounds: { numerator: bounds(point.numerator), denominator: bounds(point.denominator) },
            },
      ),
    }));
    const told = tell({ ...screening, series });
    const near = told.sentences.find((sentence) => sentence.startsWith('So near a limit'));
    expect(near).toContain('Bangladeshi');
    expect(near).not.toContain('Indian');
    expect(tell(screening).sentences.join(' ')).not.toContain('rounded');
  });
});

group('awkward data', () => {
  it.each<readonly [string, readonly Row[], string]>([
    ['2 groups', alike(2), 'Too few groups for a funnel chart'],
    [
      'nobody with the outcome',
      [
        ['A', 0, 20],
        ['B', 0, 30],
        ['C', 0, 40],
      ],
      'No funnel can be drawn, because no group has a case',
    ],
    [
      'everybody with it',
      [
        ['A', 20, 20],
        ['B', 30, 30],
        ['C', 40, 40],
      ],
      'No funnel can be drawn, because every group has everybody',
    ],
    [
      'more than there are',
      [
        ['A', 21, 20],
        ['B', 20, 30],
        ['C', 20, 40],
      ],
      'Too few groups for a funnel chart',
    ],
    [
      'empty groups',
      [
        ['A', 0, 0],
        ['B', 20, 30],
        ['C', 20, 40],
      ],
      'Too few groups for a funnel chart',
    ],
  ])('of %s is said in words, with a row for each group', (_name, rows, headline) => {
    const told = tell(split('ward', rows));
    expect(told.headline).toContain(headline);
    expect(told.table.rows).toHaveLength(rows.length);
    expect(told.table.rows.every((row) => String(row[4]).startsWith('Not drawn: '))).toBe(true);
  });

  it('says that all are equal, and puts none beyond', () => {
    const told = tell(split('ward', alike(12)));
    expect(told.headline).toContain('None of the 12 groups differs by more than chance explains');
    expect(told.sentences).toContain('All groups have the same figure: 50%.');
  });

  it('leaves a frozen input alone and answers the same twice', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const input = freeze(structuredClone(healthChecks));
    expect(analyse(input)).toEqual(analyse(input));
  });
});
