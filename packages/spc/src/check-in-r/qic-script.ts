import { qicCall, type QicOptions } from './calls.js';
import { type Checked, isFrozen, largestDifference, leftOut, type RScript, within } from './checked.js';

/** What all calls of a chart say. */
function sharedOf({ input, result, hasDenominator }: Checked): Omit<QicOptions, 'exclude'> {
  // Of single values the package cuts a lower limit at 0 only when told to.
  const isCut = input.chart === 'i' && result.points.some(({ lowerClipped }) => lowerClipped);
  return {
    chart: input.chart,
    hasDenominator,
    multiply: result.multiplier,
    ...(isCut ? { clipNegativeLimits: true } : {}),
  };
}

/** One call for the whole chart where one can say it all, else one for each phase. */
function callsOf(checked: Checked): readonly string[] {
  const { phases } = checked.result;
  const shared = sharedOf(checked);
  const [first] = phases;
  // The package ignores a baseline where there are phases.
  if (phases.length < 2 || !phases.some(isFrozen)) {
    const exclude = phases.flatMap((phase) => leftOut(checked, phase).map((position) => position + 1));
    const phaseStarts = phases.slice(1).map(({ from }) => from + 1);
    const isOneFrozen = phases.length < 2 && first !== undefined && isFrozen(first);
    const frozen = isOneFrozen ? { freezeAfter: first.baselineTo + 1 } : {};
    return [qicCall({ ...shared, exclude, phaseStarts, ...frozen })];
  }
  return phases.map((phase) =>
    qicCall({
      ...shared,
      points: [phase.from + 1, phase.to + 1],
      exclude: leftOut(checked, phase).map((position) => within(phase, position)),
      ...(isFrozen(phase) ? { freezeAfter: within(phase, phase.baselineTo) } : {}),
    }),
  );
}

/** The script of qicharts2, which draws every chart of this engine. */
export function qicScript(checked: Checked): RScript {
  const calls = callsOf(checked);
  const screening = checked.input.screening === false ? 'FALSE' : 'TRUE';
  const columns = checked.input.chart === 'run' ? ['cl'] : ['cl', 'lcl', 'ucl'];
  return {
    library: 'qicharts2',
    call: [
      `options(qic.screenedmr = ${screening})`,
      calls.length === 1 ? `chart <- ${calls[0]}` : `chart <- rbind(\n  ${calls.join(',\n  ')}\n)`,
    ],
    compare: columns.map((name) => largestDifference(name, name)),
  };
}
