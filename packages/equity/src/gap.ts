import { complement, DEFAULT_CONFIDENCE, proportion, type Counts } from './counts.js';
import { newcombeWilson } from './difference.js';
import { koopmanScore } from './koopman.js';
import { katzLog } from './ratio.js';

export type Polarity = 'higher-is-better' | 'lower-is-better' | 'neither';

/** A gap survives JSON: a ratio or limit that does not exist is null, never Infinity. */
export interface Gap {
  /** Percentage points; above 0 when the focus group is worse placed (`neither`: when it is lower). */
  readonly absolute: number;
  /** Focus / reference on the good outcome; null when the reference has none. */
  readonly ratioFavourable: number | null;
  /** Focus / reference on the bad outcome; null when the reference has none. */
  readonly ratioAdverse: number | null;
}

export interface Limits {
  readonly lower: number;
  /** null: the data set no upper limit. */
  readonly upper: number | null;
}

export interface GapEstimate extends Gap {
  /** Per cent. */
  readonly focus: number;
  readonly reference: number;
  /** Percentage points, same sign as `absolute`. */
  readonly interval: { readonly lower: number; readonly upper: number };
  readonly ratioFavourableInterval: Limits;
  readonly ratioAdverseInterval: Limits;
  readonly confidence: number;
  readonly methods: { readonly difference: 'newcombe-wilson'; readonly ratio: 'katz-log' | 'koopman-score' };
}

export interface GapOptions {
  readonly polarity?: Polarity;
  readonly confidence?: number;
}

const divided = (above: number, below: number): number | null => (below > 0 ? above / below : null);

/** Gap of two percentages: per cent in, percentage points out. `gap(54, 62).absolute` is 8. */
export function gap(focus: number, reference: number, polarity: Polarity = 'higher-is-better'): Gap {
  const share = divided(focus, reference);
  const rest = divided(100 - focus, 100 - reference);
  if (polarity === 'lower-is-better') {
    return { absolute: focus - reference, ratioFavourable: rest, ratioAdverse: share };
  }
  return { absolute: reference - focus, ratioFavourable: share, ratioAdverse: rest };
}

type RatioMethod = GapEstimate['methods']['ratio'];

/** Katz, and Koopman where a count is 0 on either side of the outcome. */
function ratioMethod(groups: readonly Counts[]): RatioMethod {
  const hasZero = groups.some((group) => group.numerator === 0 || group.numerator === group.denominator);
  return hasZero ? 'koopman-score' : 'katz-log';
}

function ratioLimits(
  focus: Counts,
  reference: Counts,
  options: { method: RatioMethod; confidence: number },
): Limits {
  const method = options.method === 'koopman-score' ? koopmanScore : katzLog;
  const { lower, upper } = method(focus, reference, options.confidence);
  return { lower, upper: Number.isFinite(upper) ? upper : null };
}

/**
 * The gap between two groups with its intervals, always both as a difference and as a ratio.
 * Throws an EquityError when a group is empty or its counts contradict each other.
 */
export function gapOf(focus: Counts, reference: Counts, options: GapOptions = {}): GapEstimate {
  const { polarity = 'higher-is-better', confidence = DEFAULT_CONFIDENCE } = options;
  const shares = { focus: proportion(focus) * 100, reference: proportion(reference) * 100 };
  const lowerIsBetter = polarity === 'lower-is-better';
  const { lower, upper } = lowerIsBetter
    ? newcombeWilson(focus, reference, confidence)
    : newcombeWilson(reference, focus, confidence);
  const method = ratioMethod([focus, reference]);
  const ofShare = ratioLimits(focus, reference, { method, confidence });
  const ofRest = ratioLimits(complement(focus), complement(reference), { method, confidence });
  return {
    ...gap(shares.focus, shares.reference, polarity),
    ...shares,
    interval: { lower: lower * 100, upper: upper * 100 },
    ratioFavourableInterval: lowerIsBetter ? ofRest : ofShare,
    ratioAdverseInterval: lowerIsBetter ? ofShare : ofRest,
    confidence,
    methods: { difference: 'newcombe-wilson', ratio: method },
  };
}
