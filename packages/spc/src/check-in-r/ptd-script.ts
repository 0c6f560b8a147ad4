import { FIRM_LIMITS } from '../analyse.js';
import { ptdCall } from './calls.js';
import {
  type Checked,
  isFrozen,
  largestDifference,
  leftOut,
  type RScript,
  sharesDays,
  within,
} from './checked.js';
import { rNumber } from './r-text.js';

/** Points of each phase that set its limits; undefined where all do, null where the package cannot say it. */
function baselineOf({ result: { phases } }: Checked): number | null | undefined {
  if (!phases.some(isFrozen)) return undefined;
  const [first, ...others] = new Set(phases.map((phase) => within(phase, phase.baselineTo)));
  const isSayable = first !== undefined && others.length === 0 && first >= FIRM_LIMITS.frozenBaseline;
  return isSayable ? first : null;
}

/**
 * The script of NHSRplotthedots, for XmR charts with the width of Making Data Count. The package knows no exclusions, no
 * gaps, no two points of a day and no limits that are cut: there is none of it then.
 */
export function ptdScript(checked: Checked): RScript | undefined {
  const { input, result, observations, hasDenominator, rangeFactor } = checked;
  if (rangeFactor === undefined || input.chart !== 'i') return undefined;
  const baseline = baselineOf(checked);
  const hasGaps = observations.value.some((value) => value === null);
  const hasLeftOut = result.phases.some((phase) => leftOut(checked, phase).length > 0);
  const isCut = result.points.some(({ lowerClipped, upperClipped }) => lowerClipped || upperClipped);
  if (sharesDays(checked) || baseline === null || hasGaps || hasLeftOut || isCut) return undefined;
  const [target, ...others] = new Set(result.points.map((point) => point.target));
  const call = ptdCall({
    polarity: result.polarity,
    phaseStartDates: result.phases.slice(1).map(({ from }) => result.points[from]?.start ?? ''),
    screenMovingRanges: input.screening !== false,
    ...(baseline === undefined ? {} : { freezeAfter: baseline }),
    // One target for all points: a table of them is not written.
    ...(typeof target === 'number' && others.length === 0 ? { target } : {}),
  });
  const value = hasDenominator ? 'y / n' : 'y';
  const multiplied = result.multiplier === 1 ? value : `${value} * ${rNumber(result.multiplier)}`;
  return {
    library: 'NHSRplotthedots',
    call: [`data <- data.frame(date = x, value = ${multiplied})`, `chart <- ${call}`],
    compare: [largestDifference('lpl', 'lcl'), largestDifference('upl', 'ucl')],
  };
}
