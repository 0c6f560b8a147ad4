import type { Counts, Interval } from '../counts.js';
import { difference, newcombeWilson } from '../difference.js';
import { koopmanScore } from '../koopman.js';
import { katzLog, moverWilson, ratio, type Ratio } from '../ratio.js';
import { proportion } from '../counts.js';
import { attempt, differs, type ReferenceNumber, type Tolerance } from './compare.js';

type Limits = {
  readonly estimate?: ReferenceNumber;
  readonly lower: ReferenceNumber;
  readonly upper: ReferenceNumber;
};

export interface TwoProportionsFile {
  readonly tolerance: {
    readonly closed_form_rel: number;
    readonly abs: number;
    readonly iterative_abs: number;
  };
  readonly cases: readonly {
    readonly id: string;
    readonly input: {
      readonly x1: number;
      readonly n1: number;
      readonly x2: number;
      readonly n2: number;
      readonly confidence: number;
    };
    readonly expected: {
      readonly p1: ReferenceNumber;
      readonly p2: ReferenceNumber;
      readonly difference: ReferenceNumber;
      readonly ratio: ReferenceNumber;
      readonly difference_interval: Readonly<Record<string, Limits>>;
      readonly ratio_interval: Readonly<Record<string, Limits>>;
    };
  }[];
}

export const TWO_PROPORTIONS_BUILT = [
  'newcombe_wilson_ratesci',
  'katz_log',
  'koopman_score',
  'mover_wilson',
] as const;

/** R gives Infinity or NaN where we say in words that there is no ratio. */
const inR = (found: Ratio): number =>
  found.value ?? (found.because === 'second-is-zero' ? Infinity : Number.NaN);

function limits(
  key: string,
  expected: Limits | undefined,
  actual: Interval,
  tolerance: Tolerance,
): readonly string[] {
  return [
    ...differs(`${key} lower`, expected?.lower, actual.lower, tolerance),
    ...differs(`${key} upper`, expected?.upper, actual.upper, tolerance),
  ];
}

type Case = TwoProportionsFile['cases'][number];

function estimates(
  { expected }: Case,
  first: Counts,
  second: Counts,
  tolerance: Tolerance,
): readonly string[] {
  const found = ratio(first, second);
  // With no events at all the peer says NaN for the ratio and 0 beside its intervals; the first is right.
  const beside =
    found.value === null && found.because === 'both-are-zero' ? [] : ['katz_log', 'koopman_score'];
  return [
    ...differs('p1', expected.p1, proportion(first), tolerance),
    ...differs('p2', expected.p2, proportion(second), tolerance),
    ...differs('difference', expected.difference, difference(first, second), tolerance),
    ...differs('ratio', expected.ratio, inR(found), tolerance),
    ...beside.flatMap((key) =>
      differs(`${key} estimate`, expected.ratio_interval[key]?.estimate, inR(found), tolerance),
    ),
  ];
}

/** One list of differences per case. */
export function twoProportions({ cases, tolerance }: TwoProportionsFile): readonly (readonly string[])[] {
  const closed = { relative: tolerance.closed_form_rel, absolute: tolerance.abs };
  const iterated = { relative: 0, absolute: tolerance.iterative_abs };
  return cases.map((each) =>
    attempt(() => {
      const { x1, n1, x2, n2, confidence } = each.input;
      const pair = [
        { numerator: x1, denominator: n1 },
        { numerator: x2, denominator: n2 },
      ] as const;
      const { difference_interval: forDifference, ratio_interval: forRatio } = each.expected;
      const newcombe = newcombeWilson(...pair, confidence);
      return [
        ...estimates(each, ...pair, closed),
        ...limits('newcombe_wilson_ratesci', forDifference['newcombe_wilson_ratesci'], newcombe, closed),
        ...limits('katz_log', forRatio['katz_log'], katzLog(...pair, confidence), closed),
        ...limits('koopman_score', forRatio['koopman_score'], koopmanScore(...pair, confidence), iterated),
        ...limits('mover_wilson', forRatio['mover_wilson'], moverWilson(...pair, confidence), closed),
      ].map((line) => `${each.id} ${line}`);
    }),
  );
}
