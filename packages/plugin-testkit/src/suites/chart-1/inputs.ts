import type { ChartInput, Point } from '@fairshift/plugin-sdk';

/** Awkward data, made from an example of the chart's own so that form and unit fit. */
export function awkwardInputs(input: ChartInput, most: number): ReadonlyMap<string, ChartInput> {
  const points = (change: (point: Point, at: number) => Point): ChartInput => ({
    ...input,
    series: input.series.map((each) => ({ ...each, points: each.points.map(change) })),
  });
  const bare = ({ start, end }: Point): Point => ({ start, end });
  const none = (flag: 'missing' | 'suppressed') => (point: Point) => ({
    ...bare(point),
    ...(point.numerator === undefined ? {} : { numerator: null }),
    ...(point.denominator === undefined ? {} : { denominator: null }),
    ...(point.value === undefined ? {} : { value: null }),
    flags: [flag],
  });
  const [first] = input.series;
  return new Map<string, ChartInput>([
    ['no series', { ...input, series: [] }],
    ['no points', { ...input, series: input.series.map((each) => ({ ...each, points: [] })) }],
    [
      'one point',
      { ...input, series: first === undefined ? [] : [{ ...first, points: first.points.slice(0, 1) }] },
    ],
    ['nothing but missing numbers', points(none('missing'))],
    ['nothing but hidden numbers', points(none('suppressed'))],
    ['all equal', points((point) => equal(point, input.series[0]?.points[0] ?? point))],
    ['nothing but zeros', points((point) => zero(point, 1))],
    ['denominators of zero', points((point) => zero(point, 0))],
    [`${most} points`, longInput(input, most)],
  ]);
}

const equal = (point: Point, first: Point): Point => ({ ...first, start: point.start, end: point.end });

function zero(point: Point, denominator: number): Point {
  const { value, values, bounds: _, ...rest } = point;
  return {
    ...rest,
    ...(point.numerator === undefined ? {} : { numerator: 0 }),
    ...(point.denominator === undefined
      ? {}
      : { denominator: denominator === 0 ? 0 : (point.denominator ?? 1) }),
    ...(value === undefined ? {} : { value: 0 }),
    ...(values === undefined ? {} : { values: values.map(() => 0) }),
  };
}

/** As many points as the chart says that it can draw, months in a row. */
export function longInput(input: ChartInput, most: number): ChartInput {
  return {
    ...input,
    series: input.series.map((each) => ({
      ...each,
      points: Array.from({ length: each.points.length === 0 ? 0 : most }, (_, at) => {
        const point = each.points[at % each.points.length] as Point;
        return { ...point, start: monthAt(at), end: monthAt(at + 1) };
      }),
    })),
  };
}

const monthAt = (at: number): string => new Date(Date.UTC(1900, at, 1)).toISOString().slice(0, 10);
