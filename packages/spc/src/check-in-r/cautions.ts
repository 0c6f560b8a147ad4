import type { Checked, RLibrary } from './checked.js';

/** Charts whose width comes from moving ranges; there screening matters. */
const OF_MOVING_RANGES: ReadonlySet<string> = new Set(['i', 'i-prime', 'p-prime', 'u-prime', 't']);

function screeningOf({ input }: Checked): readonly string[] {
  if (!OF_MOVING_RANGES.has(input.chart)) return [];
  return input.screening === false
    ? ['Screening is off: all moving ranges count, in both.']
    : ['Screening: moving ranges of 3.267 times their mean or more are left out once, in both.'];
}

/** Why qicharts2 may give other limits, for a known reason. */
function ofQic({ input, result, rangeFactor }: Checked): readonly string[] {
  const found: string[] = [];
  const { points, phases } = result;
  if (rangeFactor !== undefined)
    found.push(
      `The limits of this rule set are ${rangeFactor} times the mean moving range from the average. ` +
        'qicharts2 takes 3/1.128 times, so its limits are nearer by 0.02% of that.',
    );
  if (
    input.chart === 'i-prime' &&
    phases.some(({ from, to, baselineFrom, baselineTo }) => baselineFrom > from || baselineTo < to)
  )
    found.push(
      'qicharts2 takes the width of an I prime chart from all points of a phase, so its limits may differ.',
    );
  if (input.chart === 'i' && points.some(({ upperClipped }) => upperClipped))
    found.push('Fairshift cuts the upper limit at what is possible. qicharts2 does not.');
  if (input.clip === false && input.chart !== 'i')
    found.push('This chart draws limits where no value can be. qicharts2 cuts them.');
  return found;
}

/** Sentences that a statistician must know before the two are compared. */
export function cautionsOf(checked: Checked, library: RLibrary): readonly string[] {
  const { result } = checked;
  const intervals = result.points.some(({ state }) => state === 'interval');
  return [
    ...screeningOf(checked),
    ...(library === 'qicharts2' ? ofQic(checked) : []),
    ...(intervals
      ? ['Numbers that are held back stand halfway between the least and the most that they can be.']
      : []),
    ...result.notes.map(({ message }) => message),
  ];
}
