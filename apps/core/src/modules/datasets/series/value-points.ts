import { eventPoints } from '@fairshift/plugin-host/chart';
import type { Point } from '@fairshift/plugin-sdk';
import type { SingleValue } from './series.repository.js';
import type { GroupPoints, Scope } from './series-scope.js';

/** Several values of a period, as they are; none is summed. */
function subgroups(scope: Scope, values: readonly SingleValue[]): Point[] {
  const byPeriod = Map.groupBy(values, ({ period }) => period);
  return [...byPeriod].flatMap(([id, of]) => {
    const period = scope.period(id);
    const numbers = of.flatMap(({ value }) => (value === null ? [] : [value]));
    return period && numbers.length > 0
      ? [
          {
            start: period.start,
            end: period.end,
            values: numbers,
            ...(numbers.length === 1 ? { value: numbers[0]! } : {}),
          },
        ]
      : [];
  });
}

/** Whether all values are of one place: those of several would make one subgroup of unlike things. */
const areOfOnePlace = (values: readonly SingleValue[]): boolean =>
  new Set(values.map(({ place }) => place)).size <= 1;

/**
 * Series of values that are never summed: of events the times between them, wherever they happened; of single values those
 * of each period, of one place.
 */
export function valuePoints(scope: Scope, values: readonly SingleValue[]): GroupPoints[] {
  const isEvents = scope.facts.column.kind === 'event';
  const byGroup = Map.groupBy(values, ({ groupA, groupB }) => `${groupA} ${groupB}`);
  return [...byGroup.values()].flatMap((of) => {
    const [first] = of;
    if (!first || (!isEvents && !areOfOnePlace(of))) return [];
    const events = of.flatMap(({ period, value }) => {
      const found = scope.period(period);
      return found ? [{ day: found.start, seconds: value }] : [];
    });
    const points = isEvents ? eventPoints(events) : subgroups(scope, of);
    return [{ groupA: first.groupA, groupB: first.groupB, points }];
  });
}
