import {
  around,
  type ChartType,
  type Fit,
  type FitOptions,
  mean,
  noFit,
  type Observations,
  type Subgroup,
} from './chart-type.js';

const known = [Number.NaN, Number.NaN, Math.sqrt(2 / Math.PI)];

/**
 * c4: the expected sample standard deviation of `size` normal values in sigmas. From c4(2) = √(2/π) on by
 * c4(n) c4(n+1) = √((n−1)/n), which follows from its definition by gamma functions (Montgomery, section 3.3).
 */
export function c4(size: number): number {
  for (let n = known.length - 1; n < size; n += 1) known.push(Math.sqrt((n - 1) / n) / known[n]!);
  return known[size] ?? Number.NaN;
}

const ofRange = ({ subgroup = [], included }: Observations, from: number, to: number): Subgroup[] => {
  const found: Subgroup[] = [];
  for (let i = from; i <= to; i += 1) {
    const each = subgroup[i] ?? null;
    if (each !== null && included[i] === true) found.push(each);
  }
  return found;
};

/** Whether all subgroups of the phase are of one size, also those that are left out. */
function areEqual({ subgroup = [] }: Observations, { phase }: FitOptions): boolean {
  const sizes = new Set<number>();
  for (let i = phase.from; i <= phase.to; i += 1) sizes.add(subgroup[i]?.size ?? 0);
  sizes.delete(0);
  return sizes.size <= 1;
}

/** Mean of the standard deviations where subgroups are of one size, else pooled with weights n − 1. */
function typicalSd(observations: Observations, options: FitOptions): number | null {
  const groups = ofRange(observations, options.from, options.to).filter(({ sd }) => sd !== null);
  if (areEqual(observations, options)) return mean(groups.map(({ sd }) => sd ?? 0));
  const weight = groups.reduce((sum, { size }) => sum + size - 1, 0);
  const squares = groups.reduce((sum, { size, sd }) => sum + (size - 1) * (sd ?? 0) ** 2, 0);
  return weight > 0 ? Math.sqrt(squares / weight) : null;
}

/** Limits `width(n)` times the typical standard deviation on either side; a subgroup of one has none. */
function fitOf(
  centre: number | null,
  sd: number | null,
  { subgroup = [] }: Observations,
  width: (n: number) => number,
): Fit {
  if (centre === null) return noFit;
  return around(centre, (index) => {
    const size = subgroup[index]?.size ?? 0;
    return sd === null || size < 2 ? null : width(size) * sd;
  });
}

/** X̄ chart: means of subgroups. Centre: mean of all values. Sigma: s/(c4 √n) (Montgomery, section 6.3). */
export const xbarChart: ChartType = {
  id: 'xbar',
  name: 'X̄ chart',
  possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  drawn: ({ subgroup = [] }) => subgroup.map((each) => each?.mean ?? null),
  fit(observations, options) {
    const groups = ofRange(observations, options.from, options.to);
    const all = groups.reduce((sum, { size }) => sum + size, 0);
    const total = groups.reduce((sum, { size, mean: of }) => sum + size * of, 0);
    const centre = options.centreLine ?? (all > 0 ? total / all : null);
    const width = (n: number) => 1 / (c4(n) * Math.sqrt(n));
    return fitOf(centre, typicalSd(observations, options), observations, width);
  },
};

/** S chart: standard deviations of subgroups. Centre: the typical one. Sigma: s √(1 − c4²)/c4 (Montgomery, section 6.3). */
export const sChart: ChartType = {
  id: 's',
  name: 'S chart',
  possible: [0, Number.POSITIVE_INFINITY],
  drawn: ({ subgroup = [] }) => subgroup.map((each) => each?.sd ?? null),
  fit(observations, options) {
    const sd = options.centreLine ?? typicalSd(observations, options);
    return fitOf(sd, sd, observations, (n) => Math.sqrt(1 - c4(n) ** 2) / c4(n));
  },
};
