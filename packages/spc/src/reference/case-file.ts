import { median } from '../chart-types/run.js';
import type { RunsMethod } from '../runs-boxes.js';
import { type Subgroup, subgroupOf } from '../chart-types/chart-type.js';

/** The case files of the reference results; see reference-data/README.md. */
export interface CaseInput {
  readonly x: readonly (string | number | null)[];
  readonly value?: readonly (number | null)[];
  readonly numerator?: readonly (number | null)[];
  readonly denominator?: readonly (number | null)[];
}

export interface CaseOptions {
  readonly freezeAfter?: number;
  readonly phaseStarts?: readonly number[];
  readonly exclude?: readonly number[];
  readonly multiply?: number;
  readonly centreLine?: number;
  readonly screenMovingRanges?: boolean;
  readonly clipNegativeLimits?: boolean;
  readonly aggregate?: 'mean' | 'median' | 'sum';
  readonly runsMethod?: RunsMethod;
  readonly target?: number;
  readonly improvementDirection?: string;
}

export interface ReferenceCase {
  readonly id: string;
  readonly title: string;
  readonly input: CaseInput;
  readonly options: CaseOptions;
  readonly expected: {
    readonly error?: string;
    readonly series?: Readonly<Record<string, readonly unknown[]>>;
    readonly runs?: readonly Readonly<Record<string, unknown>>[];
    readonly summary?: Readonly<Record<string, unknown>>;
    readonly mdcNov2023?: Readonly<Record<string, readonly unknown[]>>;
  };
}

export interface CaseFile {
  readonly kind: string;
  readonly chart?: string;
  readonly cases?: readonly ReferenceCase[];
}

/** Columns by x: one entry a distinct x, in order. */
export interface CaseRows {
  readonly x: readonly (string | number)[];
  readonly value: readonly (number | null)[];
  readonly numerator: readonly (number | null)[];
  readonly denominator: readonly (number | null)[];
  readonly subgroup: readonly (Subgroup | null)[];
  /** Rows of each x that have a value. */
  readonly size: readonly number[];
}

interface Sums {
  value: number[];
  numerator: number[];
  denominator: number[];
}

const total = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);

/** Rows with equal x are joined, counts always by their sum; where numerator or denominator is missing both count as missing. */
export function rowsByX(input: CaseInput, aggregate: 'sum' | 'mean' | 'median'): CaseRows {
  const groups = new Map<string | number, Sums>();
  input.x.forEach((x, i) => {
    if (x === null) return;
    const sums = groups.get(x) ?? { value: [], numerator: [], denominator: [] };
    groups.set(x, sums);
    const value = input.value?.[i] ?? null;
    const numerator = input.numerator?.[i] ?? null;
    const denominator = input.denominator?.[i] ?? null;
    if (value !== null) sums.value.push(value);
    if (numerator === null || denominator === null) return;
    sums.numerator.push(numerator);
    sums.denominator.push(denominator);
  });
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const numerator = sorted.map(([, sums]) => total(sums.numerator));
  const denominator = sorted.map(([, sums]) => total(sums.denominator));
  const value = sorted.map(([, sums], i) => {
    const of = denominator[i] ?? 0;
    if (input.numerator) return of > 0 ? (numerator[i] ?? 0) / of : null;
    if (aggregate === 'median') return median(sums.value);
    const sum = total(sums.value);
    return sum !== null && aggregate === 'mean' ? sum / sums.value.length : sum;
  });
  const subgroup = sorted.map(([, sums]) => subgroupOf(sums.value));
  const size = sorted.map(([, sums]) => Math.max(sums.value.length, sums.numerator.length));
  return { x: sorted.map(([x]) => x), value, numerator, denominator, subgroup, size };
}
