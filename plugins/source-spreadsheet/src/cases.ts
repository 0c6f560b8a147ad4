import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import { type FreshMembers, type RecordReader, RowRefused } from '@fairshift/tabular';
import { DimensionReaders } from './group-reader.js';
import { isNote } from './figures.js';
import type { Layout } from './layout.js';
import { caseMeasure } from './measures.js';
import { around, PeriodReader } from './period-reader.js';

/** More cells than this are no counts but the cases themselves. */
const MOST_CELLS = 1_000_000;
const YES = /^(?:yes|y|true|1)$/i;
const NO = /^(?:no|n|false|0)$/i;

interface Counted {
  readonly cells: Readonly<Record<string, Cell>>;
  all: number;
  yes: number;
}

/**
 * Rows that are cases: they are only counted, by period, place and groups. Nothing of a single row is kept, not even
 * its number.
 */
export class CaseReader implements RecordReader<Row, Member> {
  readonly #dimensions: DimensionReaders;
  readonly #periods: PeriodReader;
  readonly #counts = new Map<string, Counted>();
  readonly #times = new Set<string>();

  constructor(
    private readonly layout: Layout,
    answeredPeriod: string | undefined,
  ) {
    const { mapping } = layout;
    const kind = mapping.periodKind ?? 'month';
    this.layout = { ...layout, mapping: { ...mapping, periodKind: kind } };
    this.#dimensions = new DimensionReaders(layout);
    this.#periods = new PeriodReader(this.layout, answeredPeriod);
  }

  heading(): void {
    // The layout knows its columns already.
  }

  /** @throws RowRefused */
  record(record: readonly string[]): 'note' | undefined {
    if (isNote(record, this.layout)) return 'note';
    const period = this.#periods.read(record);
    const groups = this.#dimensions.cells(record);
    const isYes = this.#outcome(record);
    const key = `${period}\n${Object.values(groups).join('\n')}\n${Object.keys(groups).length}`;
    const known = this.#counts.get(key);
    if (known === undefined && this.#counts.size >= MOST_CELLS) throw tooMany();
    const counted = known ?? { cells: { period, ...groups }, all: 0, yes: 0 };
    if (known === undefined) this.#counts.set(key, counted);
    this.#times.add(period);
    counted.all += 1;
    if (isYes) counted.yes += 1;
    return undefined;
  }

  fresh(): Iterable<FreshMembers<Member>> {
    return this.#dimensions.fresh();
  }

  /** The counts. Where cases are counted, a period without one is a zero: the file is the whole list. */
  rows(): readonly Row[] {
    const { id, kind } = caseMeasure(this.layout);
    if (kind === 'proportion')
      return [...this.#counts.values()].map(({ cells, all, yes }) => ({
        cells: { ...cells, [`${id}-numerator`]: yes, [`${id}-denominator`]: all },
      }));
    return this.#withZeros().map(({ cells, all }) => ({ cells: { ...cells, [id]: all } }));
  }

  #withZeros(): readonly Counted[] {
    const times = this.#allTimes();
    const kinds = new Map<string, Readonly<Record<string, Cell>>>();
    const found = new Map<string, Counted>();
    for (const counted of this.#counts.values()) {
      const { period, ...groups } = counted.cells;
      const key = JSON.stringify(groups);
      kinds.set(key, groups);
      found.set(`${String(period)}\n${key}`, counted);
    }
    if (times.length * kinds.size > MOST_CELLS) return [...this.#counts.values()];
    return times.flatMap((period) =>
      [...kinds].map(
        ([key, groups]) => found.get(`${period}\n${key}`) ?? { cells: { period, ...groups }, all: 0, yes: 0 },
      ),
    );
  }

  /** Each period from the first to the last. */
  #allTimes(): readonly string[] {
    const sorted = [...this.#times].toSorted();
    const last = sorted.at(-1);
    const kind = this.layout.mapping.periodKind ?? 'month';
    if (last === undefined || this.#periods.isAnswered) return sorted;
    const all: string[] = [];
    for (let day = sorted[0]?.slice(0, 10) ?? ''; day < last.slice(11) && all.length < 10_000;) {
      const { start, end } = around(day, kind);
      all.push(`${start}/${end}`);
      day = end;
    }
    // Cells that name longer periods than the kind keep their own.
    return sorted.every((period) => all.includes(period)) ? all : sorted;
  }

  #outcome(record: readonly string[]): boolean {
    const { outcome } = this.layout;
    if (outcome === undefined) return false;
    const text = (record[outcome.index] ?? '').trim();
    if (YES.test(text)) return true;
    if (NO.test(text)) return false;
    throw new RowRefused({
      column: outcome.heading,
      ...(text === '' ? {} : { found: text }),
      rule: 'not-yes-or-no',
      message:
        text === '' ? 'The cell is empty, so this case is not counted.' : 'The cell is neither yes nor no.',
      remedy: 'Write yes or no. Cases of which it is not known cannot be counted.',
    });
  }
}

function tooMany(): RowRefused {
  return new RowRefused({
    rule: 'too-many-cells',
    message: 'There are more than a million different periods, places and groups.',
    remedy: 'Leave out columns that tell single cases apart, or choose a longer period.',
  });
}
