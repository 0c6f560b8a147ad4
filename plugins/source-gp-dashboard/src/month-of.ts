import { parsePeriod } from '@fairshift/tabular';

/** The month of an ISO day as an interval: `2021-01-01` is `2021-01-01/2021-02-01`. */
export function monthOf(day: string): string {
  const month = parsePeriod(day.slice(0, 7));
  return month === undefined ? '' : `${month.start}/${month.end}`;
}
