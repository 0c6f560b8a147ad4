/** What a rule does with the highest and lowest tenth before it measures spread. */
export type Extremes = 'winsorise' | 'drop';

export interface Scored {
  readonly z: number;
  /** Standard error on the scale of z. */
  readonly error: number;
}

export interface Tamed {
  /** z as it counts for the spread; null where the unit was dropped. */
  readonly z: number | null;
  /** Whether the rule changed or dropped it. */
  readonly changed: boolean;
}

export interface Spread {
  /** Mean of the squared z: 1 where chance alone is at work. Infinity where counts of 0 have no z on the scale. */
  readonly phi: number;
  /** Variance between units beyond chance, on the scale of z; 0 where there is none. */
  readonly tau2: number;
  readonly tamed: readonly Tamed[];
}

/** The quantile that R calls type 7: straight lines between the order statistics. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return at === Math.floor(at) ? low : low + (at - Math.floor(at)) * (high - low);
}

function winsorised(scores: readonly number[], trim: number): readonly Tamed[] {
  const sorted = scores.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, trim), quantile(sorted, 1 - trim)];
  return scores.map((score) => {
    const z = Math.min(high, Math.max(low, score));
    return { z, changed: z !== score };
  });
}

function dropped(scores: readonly number[], trim: number): readonly Tamed[] {
  const each = Math.floor(scores.length * trim);
  const order = scores.map((_, at) => at).toSorted((a, b) => scores[a]! - scores[b]!);
  const gone = new Set([...order.slice(0, each), ...order.slice(order.length - each)]);
  return scores.map((score, at) =>
    gone.has(at) ? { z: null, changed: true } : { z: score, changed: false },
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Spread beyond chance by the additive random-effects model of D. J. Spiegelhalter, "Handling over-dispersion of
 * performance indicators", Quality and Safety in Health Care 14, 2005: the moment estimate of DerSimonian and Laird
 * on z-scores without their extremes.
 *
 * @param trim share of units at each end that the rule tames, 0 to below 0.5
 */
export function spreadBeyondChance(scored: readonly Scored[], trim: number, extremes: Extremes): Spread {
  const scores = scored.map(({ z }) => z);
  const tamed = extremes === 'drop' ? dropped(scores, trim) : winsorised(scores, trim);
  const kept = tamed.flatMap(({ z }, at) => (z === null ? [] : [{ z, weight: 1 / scored[at]!.error ** 2 }]));
  const squares = sum(kept.map(({ z }) => z * z));
  const weights = sum(kept.map(({ weight }) => weight));
  const room = weights - sum(kept.map(({ weight }) => weight ** 2)) / weights;
  const beyond = squares - (kept.length - 1);
  const tau2 = kept.length < 2 || beyond <= 0 ? 0 : beyond / room;
  return { phi: kept.length === 0 ? 0 : squares / kept.length, tau2, tamed };
}
