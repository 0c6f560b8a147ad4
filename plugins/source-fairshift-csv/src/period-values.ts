import { addDays, detach, parseDate, type PeriodKind, periodKind } from '@fairshift/tabular';
import { type RowProblem, RowRefused } from '@fairshift/tabular';

const KINDS: ReadonlySet<string> = new Set<PeriodKind>([
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'financial-year',
  'academic-year',
  'rolling',
  'irregular',
]);

/** Periods of a file as `start/end`, end exclusive; equal ones are checked once. */
export class PeriodValues {
  readonly #known = new Map<string, Map<string, string>>();

  /** @throws RowRefused when the dates make no period */
  interval(start: string, end: string, kind: string): string {
    return this.#known.get(start)?.get(end) ?? this.#learn(start, end, kind);
  }

  #learn(start: string, end: string, kind: string): string {
    const from = day(start, 'period_start');
    const to = day(end, 'period_end');
    if (from >= to) throw new RowRefused(backwards(start, end));
    const given = kind.trim();
    if (given !== '' && !KINDS.has(given)) throw new RowRefused(unknownKind(kind));
    if (given === '' && isLastDay(from, to)) throw new RowRefused(lastDay(end, to));
    const interval = `${from}/${to}`;
    const byEnd = this.#known.get(start) ?? new Map<string, string>();
    byEnd.set(detach(end), interval);
    this.#known.set(detach(start), byEnd);
    return interval;
  }
}

/** The dates make no known length, but would with one day more: the last day was written. */
export function isLastDay(start: string, end: string): boolean {
  return periodKind(start, end) === 'irregular' && periodKind(start, addDays(end, 1)) !== 'irregular';
}

function day(cell: string, column: string): string {
  const date = /^\s*\d{4}-\d{2}-\d{2}\s*$/.test(cell) ? parseDate(cell) : undefined;
  if (date !== undefined) return date;
  throw new RowRefused({
    column,
    found: cell,
    rule: 'date-unknown',
    message:
      cell.trim() === ''
        ? 'The row does not say which period it is about.'
        : `"${cell.slice(0, 40)}" is not a date we can read.`,
    remedy: 'Write dates as year, month, day: 2020-08-10.',
  });
}

function backwards(start: string, end: string): RowProblem {
  return {
    column: 'period_end',
    found: end,
    rule: 'period-backwards',
    message: `The period ends on ${end}, which is not after its start, ${start}.`,
    remedy: 'Write the first day after the period as its end. One day is 2020-08-10 to 2020-08-11.',
  };
}

function lastDay(found: string, end: string): RowProblem {
  return {
    column: 'period_end',
    found,
    rule: 'period-end-last-day',
    message: `${end} looks like the last day of the period.`,
    remedy: `Write the first day after the period: ${addDays(end, 1)}. If ${end} is right, write irregular in a column period_kind.`,
  };
}

function unknownKind(found: string): RowProblem {
  return {
    column: 'period_kind',
    found,
    rule: 'period-kind-unknown',
    message: `"${found.slice(0, 40)}" is not a kind of period.`,
    remedy: `Write one of: ${[...KINDS].join(', ')}; or leave the cell empty.`,
  };
}
