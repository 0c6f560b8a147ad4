import { median } from './chart-types/run.js';
import type { SpcInput, SpcNote, SpcPoint } from './model.js';
import { nextPeriod } from './periods.js';

type Number = number | null | undefined;

const known = (values: readonly Number[]): number[] =>
  values.filter((value) => (value ?? null) !== null) as number[];

/** Counts add up: of nothing but missing numbers there is no sum. */
function sumOf(values: readonly Number[]): number | null {
  const numbers = known(values);
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0);
}

const JOINED = {
  sum: sumOf,
  median: (values: readonly Number[]) => median(known(values)),
  mean(values: readonly Number[]) {
    const sum = sumOf(values);
    return sum === null ? null : sum / known(values).length;
  },
} as const;

/** Bounds add up as the numbers do; a number without bounds is its own least and most. */
function boundsOf(rows: readonly SpcPoint[]): Pick<SpcPoint, 'bounds'> {
  if (rows.every(({ bounds }) => bounds === undefined)) return {};
  const of = (part: 'numerator' | 'denominator') => {
    const each = rows.map((row) => row.bounds?.[part] ?? ([row[part] ?? null, row[part] ?? null] as const));
    if (each.some(([least]) => least === null)) return {};
    const most = each.some(([, end]) => end === null) ? null : sumOf(each.map(([, end]) => end));
    return { [part]: [sumOf(each.map(([least]) => least)) ?? 0, most] as const };
  };
  return { bounds: { ...of('numerator'), ...of('denominator') } };
}

/** Of a ratio with one part missing, the other counts as missing too; what is held back keeps its bounds. */
function wholeRows(rows: readonly SpcPoint[]): readonly SpcPoint[] {
  if (rows.every(({ denominator }) => (denominator ?? null) === null)) return rows;
  return rows.filter(
    ({ numerator, denominator, bounds }) =>
      bounds !== undefined || ((numerator ?? null) !== null && (denominator ?? null) !== null),
  );
}

function joined(rows: readonly SpcPoint[], how: NonNullable<SpcInput['aggregate']>): SpcPoint {
  const [first] = rows as readonly [SpcPoint, ...SpcPoint[]];
  if (rows.length === 1) return first;
  const values = rows.flatMap((row) => row.values ?? []);
  const whole = wholeRows(rows);
  return {
    start: first.start,
    end: first.end,
    numerator: sumOf(whole.map((row) => row.numerator)),
    denominator: sumOf(whole.map((row) => row.denominator)),
    value: JOINED[how](rows.map((row) => row.value)),
    ...(values.length > 0 ? { values } : {}),
    flags: [...new Set(rows.flatMap((row) => row.flags ?? []))],
    ...boundsOf(rows),
  };
}

/** Rows of the same period become one; a flag on one holds for all of them. Numerators and denominators are added up. */
function joinSamePeriod(points: readonly SpcPoint[], how: NonNullable<SpcInput['aggregate']>): SpcPoint[] {
  const groups: SpcPoint[][] = [];
  for (const point of points) {
    const last = groups.at(-1);
    if (last && last[0]?.start === point.start && last[0]?.end === point.end) last.push(point);
    else groups.push([point]);
  }
  return groups.map((rows) => joined(rows, how));
}

/** Periods without a row become points without a value, so that the line breaks there. */
function fillGaps(points: readonly SpcPoint[], kind: string | undefined): SpcPoint[] {
  if (kind === undefined) return [...points];
  const filled: SpcPoint[] = [];
  for (const point of points) {
    let start = filled.at(-1)?.end ?? point.start;
    while (start < point.start) {
      const end = nextPeriod(start, kind);
      if (end === null || end > point.start) break;
      filled.push({ start, end, flags: ['missing'] });
      start = end;
    }
    filled.push(point);
  }
  return filled;
}

/** Months are 28 to 31 days long and quarters 90 to 92; more than a quarter longer is another kind of period. */
const UNEQUAL = 1.25;

function areUnequal(points: readonly SpcPoint[]): boolean {
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0];
  for (const { start, end } of points) {
    const length = Date.parse(end) - Date.parse(start);
    if (length <= 0) continue;
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  }
  return longest > UNEQUAL * shortest;
}

const JOIN_WORDS = {
  sum: 'Their numbers were added up.',
  mean: 'The mean of their numbers is shown.',
  median: 'The middle one of their numbers is shown.',
} as const;

function orderNotes(
  { points, chart, counts }: SpcInput,
  sorted: readonly SpcPoint[],
  joined: readonly SpcPoint[],
  how: SpcInput['aggregate'],
): SpcNote[] {
  const notes: SpcNote[] = [];
  if (points.some((point, i) => point !== sorted[i])) {
    notes.push({ code: 'out-of-order', message: 'The rows were not in time order. They have been sorted.' });
  }
  if (joined.length < sorted.length) {
    notes.push({
      code: 'same-period',
      message: `Some periods had more than 1 row. ${JOIN_WORDS[how ?? 'sum']}`,
    });
  }
  // A count only: a ratio allows for the length of its period by what it is divided by.
  const hasNoParts = joined.every(({ denominator }) => (denominator ?? null) === null);
  if ((chart === 'c' || (counts === 'events' && hasNoParts)) && areUnequal(joined)) {
    notes.push({
      code: 'unequal-periods',
      message: 'Some periods are longer than others. A longer one has more events without a change.',
    });
  }
  if (joined.some((point, i) => point.start < (joined[i - 1]?.end ?? ''))) {
    notes.push({
      code: 'overlapping-periods',
      message: 'Some periods overlap, so a case may count more than once.',
    });
  }
  return notes;
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Rows in time order, with gaps filled; those of one period joined where `how` says how. */
export function joinedRows(
  input: SpcInput,
  how: SpcInput['aggregate'],
): { rows: SpcPoint[]; notes: SpcNote[] } {
  const sorted = input.points.toSorted((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  const one = how === undefined ? sorted : joinSamePeriod(sorted, how);
  return { rows: fillGaps(one, input.period), notes: orderNotes(input, sorted, one, how) };
}
