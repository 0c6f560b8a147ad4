import { side } from './limits.js';
import type { RunsAnalysis } from './model.js';

/** Half to even, as the reference package rounds. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Smallest k for which a fair coin shows at most k heads in n throws with a probability of at least `p`. */
export function fairCoinQuantile(p: number, n: number): number {
  let logMass = n * Math.log(0.5);
  let cumulative = Math.exp(logMass);
  let k = 0;
  while (cumulative < p && k < n) {
    logMass += Math.log((n - k) / (k + 1));
    k += 1;
    cumulative += Math.exp(logMass);
  }
  return k;
}

/**
 * The longest run that chance allows and the fewest crossings, for a number of useful points.
 * Anhøj and Olesen, PLoS ONE 2014, doi 10.1371/journal.pone.0113825.
 */
export function runsLimits(nUseful: number): { longestRunMax: number; nCrossingsMin: number } {
  return {
    longestRunMax: roundHalfEven(Math.log2(nUseful)) + 3,
    nCrossingsMin: fairCoinQuantile(0.05, Math.max(nUseful - 1, 0)),
  };
}

/** Runs and crossings about a centre line. `values` are the included points; null is missing. */
export function analyseRuns(values: readonly (number | null)[], centre: number | null): RunsAnalysis {
  const sides: number[] = [];
  for (const value of values) {
    const at = value === null || centre === null ? 0 : side(value, centre);
    if (at !== 0) sides.push(at);
  }
  const nObs = values.length;
  if (sides.length === 0) return { nObs, nUseful: 0, ...noRuns };
  let run = 0;
  let longestRun = 0;
  let nCrossings = 0;
  sides.forEach((at, i) => {
    const crossed = i > 0 && at !== sides[i - 1];
    if (crossed) nCrossings += 1;
    run = crossed ? 1 : run + 1;
    longestRun = Math.max(longestRun, run);
  });
  const limits = runsLimits(sides.length);
  const runsSignal = longestRun > limits.longestRunMax || nCrossings < limits.nCrossingsMin;
  return { nObs, nUseful: sides.length, longestRun, nCrossings, ...limits, runsSignal };
}

const noRuns = {
  longestRun: null,
  longestRunMax: null,
  nCrossings: null,
  nCrossingsMin: null,
  runsSignal: false,
} as const;
