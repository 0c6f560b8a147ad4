import { difference } from '../difference.js';
import {
  changeOfDifference,
  changeOfLogOddsRatio,
  changeOfLogRatio,
  type Change,
  type Pair,
} from '../gap-change.js';
import { ratio } from '../ratio.js';
import { attempt, differs, unlike, type ReferenceNumber, type Tolerance } from './compare.js';

interface Period {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}
type Model = Readonly<Record<keyof Change, ReferenceNumber>> | { readonly status: string };

export interface GapChangeFile {
  readonly tolerance: { readonly rel: number; readonly abs: number };
  readonly cases: readonly {
    readonly id: string;
    readonly input: { readonly before: Period; readonly after: Period; readonly confidence: number };
    readonly expected: Readonly<
      Record<'gap_before' | 'gap_after' | 'ratio_before' | 'ratio_after', ReferenceNumber>
    > &
      Readonly<Record<'change_of_difference' | 'change_of_log_ratio' | 'change_of_log_odds_ratio', Model>>;
  }[];
}

const pairOf = ({ x1, n1, x2, n2 }: Period): Pair => ({
  first: { numerator: x1, denominator: n1 },
  second: { numerator: x2, denominator: n2 },
});

function model(key: string, expected: Model, actual: Change | null, tolerance: Tolerance): readonly string[] {
  if ('status' in expected) return unlike(key, null, actual);
  if (actual === null) return [`${key}: expected numbers, ours none`];
  const parts = ['coefficient', 'se', 'lower', 'upper', 'p'] as const;
  return parts.flatMap((part) => differs(`${key} ${part}`, expected[part], actual[part], tolerance));
}

/** One list of differences per case. */
export function gapChanges({ cases, tolerance }: GapChangeFile): readonly (readonly string[])[] {
  const limits = { relative: tolerance.rel, absolute: tolerance.abs };
  return cases.map(({ id, input, expected }) =>
    attempt(() => {
      const [before, after] = [pairOf(input.before), pairOf(input.after)];
      const args = [before, after, input.confidence] as const;
      return [
        ...differs('gap before', expected.gap_before, difference(before.first, before.second), limits),
        ...differs('gap after', expected.gap_after, difference(after.first, after.second), limits),
        ...differs('ratio before', expected.ratio_before, ratio(before.first, before.second).value, limits),
        ...differs('ratio after', expected.ratio_after, ratio(after.first, after.second).value, limits),
        ...model('difference', expected.change_of_difference, changeOfDifference(...args), limits),
        ...model('log ratio', expected.change_of_log_ratio, changeOfLogRatio(...args), limits),
        ...model('log odds ratio', expected.change_of_log_odds_ratio, changeOfLogOddsRatio(...args), limits),
      ];
    }).map((line) => `${id} ${line}`),
  );
}
