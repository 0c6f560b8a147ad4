import type { ChartInput } from '@fairshift/plugin-sdk';

const DAY_MS = 86_400_000;
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** The last of some ISO texts. */
const latest = (texts: readonly string[]): string | undefined => texts.toSorted().at(-1);

/** "Data to 31 March 2024, fetched 3 July 2026."; '' where the chart has no data. */
export function ageWords({ series, sources }: Pick<ChartInput, 'series' | 'sources'>): string {
  // A point of an event begins and ends at its own moment; every other one ends before its last day is over.
  const points = series.flatMap((each) => each.points);
  const last = latest(points.map(({ start, end }) => (start === end ? `${end}+` : end)));
  if (last === undefined) return '';
  const to = last.endsWith('+') ? new Date(last.slice(0, -1)) : new Date(Date.parse(last) - DAY_MS);
  const fetched = latest(sources.map(({ retrievedAt }) => retrievedAt));
  const known = fetched !== undefined && !Number.isNaN(Date.parse(fetched));
  return `Data to ${day.format(to)}${known ? `, fetched ${day.format(new Date(fetched))}` : ''}.`;
}

/** Said when newer data should have come by now; '' while all is as its schedule says. */
export function staleWords({ sources }: Pick<ChartInput, 'sources'>, now = new Date()): string {
  const due = latest(sources.flatMap(({ dueBy }) => (dueBy === undefined ? [] : [dueBy])));
  if (due === undefined || Date.parse(due) > now.getTime()) return '';
  return `Newer data should have come by ${day.format(new Date(due))}. These are the last good ones.`;
}
