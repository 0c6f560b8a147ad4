import { runsLimits } from './runs-analysis.js';

/** How a longest run and a number of crossings are judged together. */
export type RunsMethod = 'anhoej' | 'bestbox' | 'cutbox';

export interface RunsCounts {
  /** Points that are not on the centre line. */
  readonly nUseful: number;
  readonly longestRun: number;
  readonly nCrossings: number;
}

/** The least probability of no signal in a series without a shift. */
const SPECIFICITY = 0.925;
/** Probability of a point above the line after a shift of 0.8 sigma, Φ(0.8). */
const SHIFTED = 0.788144601416603;
/** The method's authors worked boxes out for so many useful points; outside, the limits of 2014 hold. */
const SIZES = { least: 10, most: 100 } as const;

/** P(exactly c crossings and no run longer than `longest`) of n independent points, for each c. */
function crossingsWithin(n: number, longest: number, above: number): Float64Array {
  const sides = [above, 1 - above] as const;
  // ends[side][i × n + c]: the first i points end a run on that side with c crossings.
  const ends = [new Float64Array((n + 1) * n), new Float64Array((n + 1) * n)] as const;
  for (let i = 1; i <= n; i += 1) {
    for (const side of [0, 1] as const) {
      const [own, other, p] = [ends[side], ends[side === 0 ? 1 : 0], sides[side]];
      for (let run = 1; run <= Math.min(longest, i); run += 1) {
        const probability = p ** run;
        if (run === i) own[i * n] = (own[i * n] ?? 0) + probability;
        for (let c = 1; c < i; c += 1)
          own[i * n + c] = (own[i * n + c] ?? 0) + probability * (other[(i - run) * n + c - 1] ?? 0);
      }
    }
  }
  return Float64Array.from({ length: n }, (_, c) => (ends[0][n * n + c] ?? 0) + (ends[1][n * n + c] ?? 0));
}

interface Box {
  readonly longestRunMax: number;
  readonly nCrossingsMin: number;
  /** Cells (crossings, longest run) at the box's corner that signal too, as `c:l`. */
  readonly cut: ReadonlySet<string>;
}

/** P(c crossings and a longest run of exactly l), without a shift and with one. */
interface Joint {
  cell(c: number, l: number): { readonly still: number; readonly shifted: number };
  /** P(at least c crossings and no run longer than l). */
  box(c: number, l: number): { readonly still: number; readonly shifted: number };
}

/** Runs longer than this are as good as impossible within a box that signals in 7.5% of series. */
const LONGEST = 25;

function jointOf(n: number): Joint {
  const most = Math.min(n, LONGEST);
  const of = (above: number) => Array.from({ length: most + 1 }, (_, l) => crossingsWithin(n, l, above));
  const [still, shifted] = [of(0.5), of(SHIFTED)];
  const exact = (rows: readonly Float64Array[], c: number, l: number) =>
    (rows[l]?.[c] ?? 0) - (rows[l - 1]?.[c] ?? 0);
  const from = (row: Float64Array | undefined, c: number) => {
    let sum = 0;
    for (let i = c; i < n; i += 1) sum += row?.[i] ?? 0;
    return sum;
  };
  return {
    cell: (c, l) => ({ still: exact(still, c, l), shifted: exact(shifted, c, l) }),
    box: (c, l) => ({ still: from(still[l], c), shifted: from(shifted[l], c) }),
  };
}

/** Of all boxes that keep the specificity, the one that a shift of 0.8 sigma leaves most often. */
function bestBox(n: number, joint: Joint): { readonly c: number; readonly l: number } {
  let best = { c: 0, l: Math.min(n, LONGEST), shifted: Number.POSITIVE_INFINITY };
  for (let l = 1; l <= Math.min(n, LONGEST); l += 1) {
    for (let c = 0; c < n; c += 1) {
      const { still, shifted } = joint.box(c, l);
      if (still >= SPECIFICITY && shifted < best.shifted) best = { c, l, shifted };
    }
  }
  return best;
}

/** Cells along both edges from the corner (fewest crossings, longest run), as many as the specificity allows. */
function cornerCut(n: number, joint: Joint, { c, l }: { c: number; l: number }): ReadonlySet<string> {
  const spare = joint.box(c, l).still - SPECIFICITY;
  let best = { gain: 0, cells: [] as string[] };
  // `down` cells of the fewest crossings, `right` further cells of the longest run.
  for (let down = 1; down <= l; down += 1) {
    for (let right = 0; c + right < n; right += 1) {
      const cells = [
        ...Array.from({ length: down }, (_, i) => [c, l - i] as const),
        ...Array.from({ length: right }, (_, i) => [c + 1 + i, l] as const),
      ];
      const sums = cells.map(([x, y]) => joint.cell(x, y));
      const still = sums.reduce((sum, cell) => sum + cell.still, 0);
      if (still > spare) break;
      const gain = sums.reduce((sum, cell) => sum + cell.shifted, 0);
      if (gain > best.gain) best = { gain, cells: cells.map(([x, y]) => `${x}:${y}`) };
    }
  }
  return new Set(best.cells);
}

const known = new Map<number, Box>();

/**
 * The best box and its cut corner for n useful points, worked out once. T Wentzel-Larsen and J Anhøj, Joint distribution
 * for number of crossings and longest run in independent Bernoulli observations, PLoS ONE 2019,
 * doi 10.1371/journal.pone.0223233: specificity at least 0.925, most sensitive to a shift of 0.8 sigma.
 */
export function boxOf(n: number): Box {
  const found = known.get(n);
  if (found) return found;
  const joint = jointOf(n);
  const { c, l } = bestBox(n, joint);
  const box = { longestRunMax: l, nCrossingsMin: c, cut: cornerCut(n, joint, { c, l }) };
  known.set(n, box);
  return box;
}

/** Whether a run is too long or crossings are too few, by the method's own limits. */
export function runsSignalBy(method: RunsMethod, { nUseful, longestRun, nCrossings }: RunsCounts): boolean {
  const hasBox = method !== 'anhoej' && nUseful >= SIZES.least && nUseful <= SIZES.most;
  const limits = hasBox ? boxOf(nUseful) : runsLimits(nUseful);
  if (longestRun > limits.longestRunMax || nCrossings < limits.nCrossingsMin) return true;
  return hasBox && method === 'cutbox' && boxOf(nUseful).cut.has(`${nCrossings}:${longestRun}`);
}
