import {
  addDays,
  detach,
  parsePeriod,
  type Period,
  periodBetween,
  periodKind,
  type PeriodKind,
  RowRefused,
} from '@fairshift/tabular';
import type { Layout, MappedColumn } from './layout.js';

/** Reads the period of a row as `start/end`, end exclusive; equal cells are read once. */
export class PeriodReader {
  readonly #known = new Map<string, string>();

  /** @param answered what the person said of the whole file, when no column does */
  constructor(
    private readonly layout: Layout,
    private readonly answered: string | undefined,
  ) {}

  /** Whether the person, and no column, says the period. */
  get isAnswered(): boolean {
    const { period, start, year } = this.layout;
    return period === undefined && start === undefined && year === undefined;
  }

  /** @throws RowRefused */
  read(cells: readonly string[]): string {
    const { period, start, end, year, month } = this.layout;
    if (start !== undefined && end !== undefined)
      return this.#remembered(cells, [start, end], () =>
        this.#between(start, cells[start.index] ?? '', end, cells[end.index] ?? ''),
      );
    if (year !== undefined && month !== undefined)
      return this.#remembered(cells, [year, month], () =>
        this.#joined(year, cells[year.index] ?? '', cells[month.index] ?? ''),
      );
    const column = period ?? year;
    if (column === undefined) return this.answered ?? refused(undefined, '');
    return this.#remembered(cells, [column], () => this.#one(column, cells[column.index] ?? ''));
  }

  #remembered(cells: readonly string[], columns: readonly MappedColumn[], read: () => string): string {
    const first = cells[columns[0]?.index ?? -1] ?? '';
    const key = columns.length === 1 ? first : `${first}\n${cells[columns[1]?.index ?? -1] ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = read();
    this.#known.set(detach(key), found);
    return found;
  }

  #one(column: MappedColumn, text: string): string {
    const found = this.#parse(text);
    if (found === undefined) return refused(column, text);
    const { periodKind: wanted } = this.layout.mapping;
    return intervalOf(wanted !== undefined && found.kind === 'day' ? around(found.start, wanted) : found);
  }

  #between(start: MappedColumn, from: string, end: MappedColumn, to: string): string {
    const first = this.#parse(from);
    const last = this.#parse(to);
    if (first === undefined) return refused(start, from);
    if (last === undefined) return refused(end, to);
    // Months and years count whole; of two days the last one is counted where only that makes a known length.
    if (last.kind !== 'day') return this.#ordered(end, to, first.start, last.end);
    const isLastDay =
      first.start === last.start ||
      (periodKind(first.start, last.start) === 'irregular' &&
        periodKind(first.start, last.end) !== 'irregular');
    return this.#ordered(end, to, first.start, isLastDay ? last.end : last.start);
  }

  #ordered(column: MappedColumn, text: string, start: string, end: string): string {
    return start < end ? intervalOf(periodBetween(start, end)) : refused(column, text);
  }

  /** `2023/24` and `February` is February 2024; `2024` and `Q1` is the first quarter of 2024. */
  #joined(year: MappedColumn, yearText: string, monthText: string): string {
    const whole = this.#parse(yearText);
    const number = Number(monthText.trim());
    const name =
      Number.isInteger(number) && number >= 1 && number <= 12 ? MONTHS[number - 1]! : monthText.trim();
    if (whole === undefined) return refused(year, yearText);
    const first = whole.start.slice(0, 4);
    const found = /^q[1-4]$/i.test(name)
      ? this.#parse(`${yearText.trim()} ${name}`)
      : this.#parse(`${name} ${first}`);
    if (found === undefined) return refused(year, `${monthText} ${yearText}`);
    const isNextYear = whole.kind === 'financial-year' && found.kind === 'month' && found.start < whole.start;
    return intervalOf(isNextYear ? (this.#parse(`${name} ${Number(first) + 1}`) ?? found) : found);
  }

  #parse(text: string): Period | undefined {
    const { dayFirst, periodKind: wanted } = this.layout.mapping;
    return parsePeriod(text, {
      dayFirst,
      ...(wanted === 'financial-year' ? { hyphenYear: 'financial-year' as const } : {}),
    });
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The week, month … in which a day lies. */
export function around(day: string, kind: PeriodKind): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const first = (of: number, at: number) => new Date(Date.UTC(of, at - 1, 1)).toISOString().slice(0, 10);
  switch (kind) {
    case 'week': {
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      const start = addDays(day, -weekday);
      return periodBetween(start, addDays(start, 7));
    }
    case 'month':
      return periodBetween(first(year, month), first(year, month + 1));
    case 'quarter': {
      const start = month - ((month - 1) % 3);
      return periodBetween(first(year, start), first(year, start + 3));
    }
    case 'year':
      return periodBetween(first(year, 1), first(year + 1, 1));
    case 'financial-year': {
      const start = month < 4 ? year - 1 : year;
      return periodBetween(first(start, 4), first(start + 1, 4));
    }
    default:
      return periodBetween(day, addDays(day, 1));
  }
}

const intervalOf = ({ start, end }: Period) => `${start}/${end}`;

function refused(column: MappedColumn | undefined, text: string): never {
  const found = text.trim();
  throw new RowRefused({
    ...(column === undefined ? {} : { column: column.heading }),
    ...(found === '' ? {} : { found }),
    rule: 'period-unknown',
    message:
      found === ''
        ? 'The row does not say which period it is about.'
        : `"${found.slice(0, 40)}" is not a period that we can read.`,
    remedy:
      'Write periods such as April 2024, 2024-04, 2023/24 or 2024-04-01. If cells are merged, take the merge apart and fill each cell.',
  });
}
