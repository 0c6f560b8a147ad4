import type { ChartInput } from '@fairshift/plugin-sdk';
import { percentText, unknownRate, type GroupCounts } from '@fairshift/equity';
import type { GapPoint } from './model.js';

/** A gap may move because people move in or out of the groups: say so when the unknown rate moved this far. */
const UNKNOWN_MOVED = 0.05;

function unknownAt(input: ChartInput, at: GapPoint | undefined): number | null {
  const groups = input.series.flatMap(({ group, points }): GroupCounts[] => {
    const point = points.find((each) => each.start === at?.start && each.end === at.end);
    const { id, label, role } = group;
    return [
      { id, label, role, numerator: point?.numerator ?? null, denominator: point?.denominator ?? null },
    ];
  });
  return groups.some((group) => group.role === 'unknown' || group.role === 'not-stated')
    ? (unknownRate(groups)?.rate ?? null)
    : null;
}

function unknownSentences(
  input: ChartInput,
  first: GapPoint | undefined,
  last: GapPoint | undefined,
): readonly string[] {
  const [was, is] = [unknownAt(input, first), unknownAt(input, last)];
  if (was === null || is === null) return [];
  const told = `No group is recorded for ${percentText(is * 100)} of people in the last period.`;
  if (Math.abs(is - was) < UNKNOWN_MOVED) return [told];
  return [
    `${told} It was ${percentText(was * 100)} in the first, so part of the change may come from recording.`,
  ];
}

const numbered = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What a reader should know before believing the gap. */
export function cautionsOf(
  input: ChartInput,
  points: readonly GapPoint[],
  compared: readonly [number, number] | null,
): readonly string[] {
  const hidden = points.filter((point) => point.gap === null).length;
  const excluded = points.filter((point) => point.excluded).length;
  const rounded = input.series.some(({ points: all }) =>
    all.some((point) => point.flags?.includes('rounded')),
  );
  const ends = compared ? unknownSentences(input, points[compared[0]], points[compared[1]]) : [];
  return [
    ...ends,
    ...(hidden > 0
      ? [`In ${numbered(hidden, 'period')} a number is held back or missing, so no gap is shown.`]
      : []),
    ...(excluded > 0 ? [`${numbered(excluded, 'period')} left out of the verdict, with a reason.`] : []),
    ...(rounded ? ['Counts are rounded, so small gaps and changes are not exact.'] : []),
    'A line chart has no limits, so it cannot tell signal from noise.',
    'Where the same people are counted again, the true interval of the change is likely to be narrower.',
  ];
}
