import type { ChartInput, Point } from '@fairshift/plugin-sdk';
import { gap, gapOf, type PossibleCounts } from '@fairshift/equity';
import { periodName } from '../words/dates.js';
import type { GapPoint, Share } from './model.js';

type Series = ChartInput['series'][number];

const NOTHING: Share = { percent: null, counts: null, why: 'missing' };

/** What rounded counts can have been. */
function rangesOf({
  flags = [],
  bounds,
}: Point): Pick<PossibleCounts, 'numeratorRange' | 'denominatorRange'> {
  if (!flags.includes('rounded')) return {};
  const closed = (range: readonly [number, number | null] | undefined) =>
    range && range[1] !== null ? ([range[0], range[1]] as const) : undefined;
  const [numeratorRange, denominatorRange] = [closed(bounds?.numerator), closed(bounds?.denominator)];
  return {
    ...(numeratorRange ? { numeratorRange } : {}),
    ...(denominatorRange ? { denominatorRange } : {}),
  };
}

function shareOf(point: Point | undefined, multiplier: number): Share {
  if (!point) return NOTHING;
  const { numerator, denominator, value, flags = [] } = point;
  if (
    typeof numerator === 'number' &&
    typeof denominator === 'number' &&
    denominator > 0 &&
    numerator <= denominator
  ) {
    const counts = { numerator, denominator, ...rangesOf(point) };
    return { percent: (numerator / denominator) * 100, counts, why: null };
  }
  if (typeof value === 'number') return { percent: (value * 100) / multiplier, counts: null, why: null };
  return { ...NOTHING, why: flags.includes('suppressed') ? 'held back' : 'missing' };
}

/** Gap and interval of one period. A gap is not shown when either of its groups is hidden (disclosure rule R10). */
function gapAt(focus: Share, reference: Share, input: ChartInput): Pick<GapPoint, 'gap' | 'lower' | 'upper'> {
  const { polarity } = input.measure;
  if (focus.counts && reference.counts) {
    const found = gapOf(focus.counts, reference.counts, { polarity });
    return { gap: found.absolute, lower: found.interval.lower, upper: found.interval.upper };
  }
  if (focus.percent === null || reference.percent === null) return { gap: null, lower: null, upper: null };
  return { gap: gap(focus.percent, reference.percent, polarity).absolute, lower: null, upper: null };
}

const keyOf = ({ start, end }: Point): string => `${start}/${end}`;

/** One point for every period that either group has, in order of time. */
export function pointsOf(focus: Series, reference: Series, input: ChartInput): readonly GapPoint[] {
  const byKey = (series: Series) => new Map(series.points.map((point) => [keyOf(point), point]));
  const [ofFocus, ofReference] = [byKey(focus), byKey(reference)];
  const keys = [...new Set([...ofFocus.keys(), ...ofReference.keys()])].toSorted();
  return keys.map((key): GapPoint => {
    const [start = '', end = ''] = key.split('/');
    const one = shareOf(ofFocus.get(key), input.measure.multiplier);
    const other = shareOf(ofReference.get(key), input.measure.multiplier);
    const excluded = input.context.exclusions.some((each) => start >= each.start && end <= each.end);
    const name = periodName({ start, end }, input.measure.period);
    return { start, end, name, focus: one, reference: other, ...gapAt(one, other, input), excluded };
  });
}
