import { checked, DEFAULT_CONFIDENCE, type Counts, type Interval } from './counts.js';
import { zOf } from './normal.js';

/**
 * Score interval of one proportion, as shares from 0 to 1.
 * E. B. Wilson, J. Am. Stat. Assoc. 22, 1927; the form that Public Health England documents.
 */
export function wilson(counts: Counts, confidence: number = DEFAULT_CONFIDENCE): Interval {
  const { numerator: x, denominator: n } = checked(counts);
  const z = zOf(confidence);
  const middle = (x + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  // Exact at the edges, where rounding would leave a limit a hair outside 0 to 1.
  return { lower: x === 0 ? 0 : middle - half, upper: x === n ? 1 : middle + half };
}
