import type { DisclosureRules, ProtectedCount } from './protect-count.js';
import type { ProtectedPoint } from './protect-point.js';
import { rangeOfPart, valuesIn } from './protect-table.js';

type Range = readonly [number, number];

const ANYTHING: Range = [0, Number.MAX_SAFE_INTEGER];
const boundsOf = (count: ProtectedCount | null): Range => count?.bounds ?? ANYTHING;

/** What is left of 1 to 7 people without the outcome once the size and the numerator's range are known. */
function complementRange(size: Range, numerator: Range, rules: DisclosureRules): Range {
  return [Math.max(1, size[0] - numerator[1]), Math.min(rules.threshold, size[1] - numerator[0])];
}

function numeratorGivenAway(
  parts: readonly ProtectedPoint[],
  total: ProtectedCount,
  rules: DisclosureRules,
): boolean {
  const ranges = parts.map((part) => boundsOf(part.numerator));
  return parts.some((part, at) => {
    if (part.because === null || part.numerator === null) return false;
    const left = rangeOfPart(ranges, at, total.bounds);
    const secret =
      part.because === 'complement' ? complementRange(boundsOf(part.denominator), left, rules) : left;
    return valuesIn(secret) < rules.minimumPossibleValues;
  });
}

function denominatorGivenAway(
  parts: readonly ProtectedPoint[],
  total: ProtectedCount,
  rules: DisclosureRules,
): boolean {
  const ranges = parts.map((part) => boundsOf(part.denominator));
  return parts.some(
    (part, at) =>
      part.denominator?.flag === 'suppressed' &&
      valuesIn(rangeOfPart(ranges, at, total.bounds)) < rules.minimumPossibleValues,
  );
}

export type Withheld = 'numerator' | 'both' | null;

/** R4 for one period: which parts of the overall figure must go so that no group can be worked out from it. */
export function withheldTotal(
  parts: readonly ProtectedPoint[],
  overall: ProtectedPoint,
  rules: DisclosureRules,
): Withheld {
  if (overall.denominator && denominatorGivenAway(parts, overall.denominator, rules)) return 'both';
  if (overall.numerator && numeratorGivenAway(parts, overall.numerator, rules)) return 'numerator';
  return null;
}
