import { proportion, type Counts } from '../counts.js';
import { EquityError } from '../errors.js';
import { wilson } from '../wilson.js';
import { attempt, differs, unlike, type ReferenceNumber, type Tolerance } from './compare.js';

type Column = readonly (ReferenceNumber | string)[];

export interface WilsonFile {
  readonly tolerance: { readonly rel: number; readonly abs: number };
  readonly cases: readonly {
    readonly id: string;
    readonly arguments: {
      readonly confidence: number | readonly number[];
      readonly multiplier?: number;
      readonly grouped_by?: string;
    };
    readonly input: { readonly columns: Readonly<Record<string, readonly (number | string | null)[]>> };
    readonly expected: {
      readonly status: 'value' | 'error';
      readonly columns?: Readonly<Record<string, Column>>;
    };
  }[];
}

type Case = WilsonFile['cases'][number];
type Row = Counts | null;

function rowsOf({ input, arguments: given }: Case): readonly Row[] {
  const x = input.columns['x'] ?? [];
  const n = input.columns['n'] ?? [];
  const rows = x.map((count, at): Row => {
    const size = n[at];
    return typeof count === 'number' && typeof size === 'number'
      ? { numerator: count, denominator: size }
      : null;
  });
  if (given.grouped_by === undefined) return rows;
  const sums = new Map<unknown, Counts>();
  (input.columns[given.grouped_by] ?? []).forEach((key, at) => {
    const known = sums.get(key) ?? { numerator: 0, denominator: 0 };
    const row = rows[at] ?? known;
    sums.set(key, {
      numerator: known.numerator + row.numerator,
      denominator: known.denominator + row.denominator,
    });
  });
  return [...sums.values()];
}

/** The peer names its limit columns by level when it gives more than one. */
function limitColumns(
  confidence: number | readonly number[],
): readonly { level: number; lower: string; upper: string }[] {
  if (typeof confidence === 'number') return [{ level: confidence, lower: 'lowercl', upper: 'uppercl' }];
  return confidence.map((level) => {
    const name = (level * 100).toFixed(1).replace('.', '_');
    return { level, lower: `lower${name}cl`, upper: `upper${name}cl` };
  });
}

function values(each: Case, tolerance: Tolerance): readonly string[] {
  const { columns = {} } = each.expected;
  const multiplier = each.arguments.multiplier ?? 1;
  const at = (column: string, row: number): ReferenceNumber | undefined =>
    columns[column]?.[row] as ReferenceNumber | undefined;
  return rowsOf(each).flatMap((row, index) => [
    ...differs(`row ${index + 1}`, at('value', index), row && proportion(row) * multiplier, tolerance),
    ...limitColumns(each.arguments.confidence).flatMap(({ level, lower, upper }) => {
      const limits = row && wilson(row, level);
      return [
        ...differs(
          `row ${index + 1} ${lower}`,
          at(lower, index),
          limits && limits.lower * multiplier,
          tolerance,
        ),
        ...differs(
          `row ${index + 1} ${upper}`,
          at(upper, index),
          limits && limits.upper * multiplier,
          tolerance,
        ),
      ];
    }),
  ]);
}

/** Where the peer stops with an error, ours must answer with a reason too. */
function refusal(each: Case): readonly string[] {
  const answered = rowsOf(each).map((row) => {
    try {
      return row && wilson(row).lower;
    } catch (error) {
      if (error instanceof EquityError) return error.code;
      throw error;
    }
  });
  return answered.some((answer) => typeof answer === 'string') ? [] : unlike('refusal', 'a reason', answered);
}

/** One list of differences per case. */
export function wilsonProportions({ cases, tolerance }: WilsonFile): readonly (readonly string[])[] {
  const limits = { relative: tolerance.rel, absolute: tolerance.abs };
  return cases.map((each) =>
    attempt(() => (each.expected.status === 'error' ? refusal(each) : values(each, limits))).map(
      (line) => `${each.id} ${line}`,
    ),
  );
}
