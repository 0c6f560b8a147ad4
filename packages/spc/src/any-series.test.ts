import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  analyseSeries,
  type ChartTypeId,
  type Polarity,
  ruleSets,
  SpcInputError,
  type SpcInput,
  type SpcPoint,
  type SpcResult,
} from './index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const CHARTS: readonly ChartTypeId[] = [
  'p',
  'p-prime',
  'u',
  'u-prime',
  'c',
  'i',
  'i-prime',
  'mr',
  'xbar',
  's',
  'g',
  't',
  'run',
];

/** Numbers as they come in files: often missing, 0, below 0, or far too large. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, -3, 0.1, 1e12) },
);
/** Also upside down, which no row should be. */
const bounds = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: -1, max: 9 })))
  .map(([least, more]) => [least, more === null ? null : least + more] as const);

const row = fc.record(
  {
    at: fc.integer({ min: 0, max: 60 }),
    length: fc.integer({ min: 1, max: 3 }),
    numerator: number,
    denominator: number,
    value: number,
    values: fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 4 }),
    flags: fc.array(fc.constantFrom('suppressed', 'missing', 'rounded', 'provisional', 'not-applicable'), {
      maxLength: 1,
    }),
    bounds: fc.record({ numerator: bounds, denominator: bounds }, { requiredKeys: [] }),
  },
  { requiredKeys: ['at', 'length'] },
);

/** Any rows: out of order, overlapping, of one period twice, with gaps, and none. */
const rows = fc
  .array(row, { maxLength: 30 })
  .map((all) =>
    all.map(({ at, length, ...rest }) => ({ start: day(at), end: day(at + length), ...rest }) as SpcPoint),
  );

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, size]) => ({ start: day(from), end: day(from + size) }));

const settings = fc.record(
  {
    baseline: span,
    targets: fc.array(fc.record({ value: fc.integer(), start: fc.constantFrom(day(5), day(30)) }), {
      maxLength: 2,
    }),
    period: fc.constantFrom('day', 'week', 'month', 'irregular'),
    screening: fc.boolean(),
    clip: fc.boolean(),
    aggregate: fc.constantFrom('mean', 'median', 'sum'),
    possible: fc.constant([0, 100] as const),
  },
  { requiredKeys: [] },
);

const input = fc.record({
  points: rows,
  phases: fc.array(
    fc.integer({ min: 0, max: 60 }).map((at) => ({ start: day(at), name: `From ${at}` })),
    {
      maxLength: 3,
    },
  ),
  exclusions: fc.array(span, { maxLength: 2 }),
  polarity: fc.constantFrom<Polarity[]>('higher-is-better', 'lower-is-better', 'neither'),
  multiplier: fc.constantFrom(1, 100, 1000),
  ruleSet: fc.constantFrom(...ruleSets).map(({ id, version }) => ({ id, version })),
  settings,
});

/** The result, or that the engine refused the series with a reason; anything else fails. */
function analysed(asked: SpcInput): SpcResult | 'refused' {
  try {
    return analyseSeries(asked);
  } catch (error) {
    if (error instanceof SpcInputError && error.message.endsWith('.')) return 'refused';
    throw error;
  }
}

describe.each(CHARTS)('a %s chart of any rows', (chart) => {
  it('is drawn or refused with a reason, from numbers only', () => {
    fc.assert(
      fc.property(input, ({ settings: more, ...rest }) => {
        const result = analysed({ chart, ...rest, ...more });
        if (result === 'refused') return;
        // NaN and infinity do not survive JSON.
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        result.points.forEach((point, i) => {
          const { lower, centre, upper, state, value, interval } = point;
          if (lower !== null && centre !== null && upper !== null) {
            expect(lower).toBeLessThanOrEqual(upper);
          }
          if (state !== 'drawn') expect(value).toBeNull();
          expect(interval !== null).toBe(state === 'interval');
          for (const at of point.signals) expect(result.signals[at]?.points).toContain(i);
        });
        for (const { points } of result.signals) {
          expect(points).toEqual([...new Set(points)].toSorted((a, b) => a - b));
          expect(points.every((at) => result.points[at] !== undefined)).toBe(true);
        }
        const at = result.phases.flatMap(({ from, to }) => [from, to]);
        expect(at).toEqual(at.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
