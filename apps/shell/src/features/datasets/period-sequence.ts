import type { Period } from '../../platform/format.js';

const DAY = 86_400_000;
const DAYS: Partial<Record<Period['kind'], number>> = { day: 1, week: 7, fortnight: 14 };
const MONTHS: Partial<Record<Period['kind'], number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  'financial-year': 12,
  'academic-year': 12,
};

/** The day on which a period of this kind ends; undefined for kinds that follow no calendar. */
function endOf(start: string, kind: Period['kind']): string | undefined {
  const from = new Date(start);
  const [days, months] = [DAYS[kind], MONTHS[kind]];
  if (days) return new Date(from.getTime() + days * DAY).toISOString().slice(0, 10);
  if (!months) return undefined;
  from.setUTCMonth(from.getUTCMonth() + months);
  return from.toISOString().slice(0, 10);
}

/** Whole periods of the kind from the end of one that is here to the start of the next. */
function between(before: Period, after: Period): Period[] {
  const absent: Period[] = [];
  const { kind } = before;
  for (let start = before.end; ;) {
    const end = endOf(start, kind);
    if (end === undefined || end > after.start) return absent;
    absent.push({ start, end, kind });
    start = end;
  }
}

/** The periods that a dataset should hold between its first and its last, and does not; each kind for itself. */
export function absentPeriods(periods: readonly Period[]): Period[] {
  const kinds = [...new Set(periods.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const held = periods
      .filter((period) => period.kind === kind)
      .toSorted((a, b) => a.start.localeCompare(b.start));
    return held.slice(1).flatMap((after, i) => between(held[i] ?? after, after));
  });
}
