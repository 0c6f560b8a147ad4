import type { Observations } from '../chart-types/chart-type.js';
import type { SpcInput, SpcPhaseResult, SpcResult } from '../model.js';

export type RLibrary = 'qicharts2' | 'NHSRplotthedots';

/** A chart with all that a script about it needs. */
export interface Checked {
  readonly input: SpcInput;
  readonly result: SpcResult;
  /** The columns that the engine worked with, before the multiplier. */
  readonly observations: Observations;
  /** Single values of each period, where a period has several. */
  readonly values: readonly (readonly number[] | undefined)[];
  readonly hasDenominator: boolean;
  /** Width at 3 sigma as a multiple of the mean moving range, where the rule set's profile names one. */
  readonly rangeFactor?: number;
}

/** What one package is asked, and how its answer is held against ours. */
export interface RScript {
  readonly library: RLibrary;
  readonly call: readonly string[];
  readonly compare: readonly string[];
}

/** Position from 1 within a phase. */
export const within = (phase: SpcPhaseResult, position: number): number => position - phase.from + 1;

export const isFrozen = ({ to, baselineTo }: SpcPhaseResult): boolean => baselineTo < to;

/** Positions that people left out, and those before the baseline of their phase. */
export function leftOut({ result, observations }: Checked, phase: SpcPhaseResult): readonly number[] {
  const positions: number[] = [];
  for (let i = phase.from; i <= phase.to; i += 1) {
    const isThere = (observations.value[i] ?? null) !== null;
    if (isThere && (result.points[i]?.included === false || i < phase.baselineFrom)) positions.push(i);
  }
  return positions;
}

/** Two events of one day are two points; by their date the packages would make one of them. */
export const sharesDays = ({ result: { points } }: Pick<Checked, 'result'>): boolean =>
  new Set(points.map(({ start }) => start)).size < points.length;

/** `max(abs(chart$a - fairshift$b), na.rm = TRUE)` */
export const largestDifference = (theirs: string, ours: string): string =>
  `max(abs(chart$${theirs} - fairshift$${ours}), na.rm = TRUE)`;
