import { protectCount, type DisclosureRules, type ProtectedCount } from './protect-count.js';
import { protectProportion, rateFromRounded } from './protect-proportion.js';

export type Flag = 'suppressed' | 'rounded' | 'provisional' | 'estimated' | 'missing' | 'not-applicable';
type Bounds = readonly [number, number | null];

/** The part of a chart's point that disclosure control reads and writes. */
export interface ReleasablePoint {
  readonly start: string;
  readonly end: string;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value?: number | null;
  readonly values?: readonly number[];
  readonly flags?: readonly Flag[];
  readonly bounds?: { readonly numerator?: Bounds; readonly denominator?: Bounds };
}

export interface PointContext {
  readonly form: string;
  readonly multiplier: number;
  readonly sensitive: boolean;
  readonly rules: DisclosureRules;
}

export type HiddenBecause =
  | 'numerator'
  | 'complement'
  | 'denominator'
  | 'sensitive'
  | 'count'
  | 'mean'
  | 'no-counts'
  | 'total';

export interface ProtectedPoint {
  readonly point: ReleasablePoint;
  /** null: nothing of this point was hidden here (a publisher's own suppression is not counted). */
  readonly because: HiddenBecause | null;
  readonly numerator: ProtectedCount | null;
  readonly denominator: ProtectedCount | null;
}

const flagged = (
  flags: readonly Flag[] | undefined,
  counts: readonly (ProtectedCount | null)[],
): readonly Flag[] => [
  ...new Set([...(flags ?? []), ...counts.flatMap((count) => (count?.flag ? [count.flag] : []))]),
];

const openEnded = ([low, high]: ProtectedCount['bounds']): Bounds => [
  low,
  high === Number.MAX_SAFE_INTEGER ? null : high,
];

function boundsOf(
  numerator: ProtectedCount | null,
  denominator: ProtectedCount | null,
): ReleasablePoint['bounds'] {
  return {
    ...(numerator?.flag ? { numerator: openEnded(numerator.bounds) } : {}),
    ...(denominator?.flag ? { denominator: openEnded(denominator.bounds) } : {}),
  };
}

/** The bare period with its flags: nothing of the point's own numbers is carried over by accident. */
function rebuilt(
  from: ReleasablePoint,
  numerator: ProtectedCount | null,
  denominator: ProtectedCount | null,
): ReleasablePoint {
  const flags = flagged(from.flags, [numerator, denominator]);
  const bounds = boundsOf(numerator, denominator) ?? {};
  return {
    start: from.start,
    end: from.end,
    ...(numerator ? { numerator: numerator.value } : {}),
    ...(denominator ? { denominator: denominator.value } : {}),
    ...(flags.length > 0 ? { flags } : {}),
    ...(Object.keys(bounds).length > 0 ? { bounds } : {}),
  };
}

function countPoint(from: ReleasablePoint, count: number, { rules }: PointContext): ProtectedPoint {
  const numerator = protectCount(count, rules);
  const because = numerator.flag === 'suppressed' ? 'count' : null;
  return { point: rebuilt(from, numerator, null), because, numerator, denominator: null };
}

/** Rates count events among people or days: R1 on both, but "without the event" means nothing. */
function ratePoint(
  from: ReleasablePoint,
  parts: readonly [number, number],
  context: PointContext,
): ProtectedPoint {
  const denominator = protectCount(parts[1], context.rules);
  const small = denominator.flag === 'suppressed';
  const numerator: ProtectedCount = small
    ? { value: null, flag: 'suppressed', bounds: [0, Number.MAX_SAFE_INTEGER] }
    : protectCount(parts[0], context.rules);
  const because = small ? 'denominator' : numerator.flag === 'suppressed' ? 'numerator' : null;
  return { point: rebuilt(from, numerator, denominator), because, numerator, denominator };
}

/** R12 and R3: no mean of 7 or fewer values; others keep three significant figures, the exact sum is dropped. */
function meanPoint(
  from: ReleasablePoint,
  parts: readonly [number, number],
  context: PointContext,
): ProtectedPoint {
  const denominator = protectCount(parts[1], context.rules);
  const point = rebuilt(from, null, denominator);
  if (!denominator.value) {
    return { point: { ...point, value: null }, because: 'mean', numerator: null, denominator };
  }
  const value = Number((parts[0] / parts[1]).toPrecision(3));
  return { point: { ...point, value }, because: null, numerator: null, denominator };
}

function proportionPoint(
  from: ReleasablePoint,
  parts: readonly [number, number],
  context: PointContext,
): ProtectedPoint {
  const shown = protectProportion(...parts, context);
  const point = rebuilt(from, shown.numerator, shown.denominator);
  const { numerator, denominator, because } = shown;
  const hasRate = from.value !== undefined && numerator.value !== null && denominator.value;
  const value = hasRate
    ? { value: rateFromRounded(numerator.value, denominator.value, context.multiplier) }
    : {};
  return { point: { ...point, ...value }, because, numerator, denominator };
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

/** One point as others may see it. A number that cannot be checked, because its counts are not there, is hidden. */
export function protectPoint(from: ReleasablePoint, context: PointContext): ProtectedPoint {
  const { numerator, denominator } = from;
  if (context.form === 'count') {
    const count = numerator ?? from.value;
    if (isNumber(count)) return countPoint(from, count, context);
  } else if (isNumber(numerator) && isNumber(denominator)) {
    const parts = [numerator, denominator] as const;
    if (context.form === 'proportion') return proportionPoint(from, parts, context);
    return context.form === 'mean' ? meanPoint(from, parts, context) : ratePoint(from, parts, context);
  }
  return incompletePoint(from, context);
}

/**
 * What a number that was hidden already can be, as coarse as the rules are: a sum of known and hidden parts would
 * else tell the known part to the unit.
 */
function coarse(
  [low, high]: readonly [number, number | null],
  { threshold, base }: DisclosureRules,
): readonly [number, number | null] {
  const bottom = low <= threshold ? Math.min(low, 1) : Math.floor(low / base) * base;
  if (high === null) return [bottom, null];
  return [bottom, high <= threshold ? threshold : Math.ceil(high / base) * base];
}

function incompletePoint(from: ReleasablePoint, { rules }: PointContext): ProtectedPoint {
  const size = isNumber(from.denominator) ? protectCount(from.denominator, rules) : null;
  const hadNumber = isNumber(from.value) || isNumber(from.numerator);
  const kept = from.bounds?.numerator ? { numerator: coarse(from.bounds.numerator, rules) } : {};
  const point = rebuilt(from, null, size);
  const flags: readonly Flag[] = hadNumber
    ? [...new Set<Flag>([...(point.flags ?? []), 'suppressed'])]
    : (point.flags ?? []);
  return {
    point: {
      ...point,
      ...('numerator' in from ? { numerator: null } : {}),
      ...('value' in from ? { value: null } : {}),
      ...(flags.length > 0 ? { flags } : {}),
      ...(point.bounds || from.bounds?.numerator ? { bounds: { ...kept, ...point.bounds } } : {}),
    },
    because: hadNumber ? 'no-counts' : null,
    numerator: null,
    denominator: size,
  };
}
