import { ageBand, CODE_SYSTEMS, unknownValue } from '@fairshift/codes';
import type { Member, Row } from '@fairshift/plugin-sdk';
import {
  detach,
  markTable,
  parsePeriod,
  readNumber,
  type RecordReader,
  RowRefused,
  type RowProblem,
} from '@fairshift/tabular';
import type { Ko41aLayout } from './layout.js';

const MARKS = markTable(['', '*', '-', 'NA', 'N/A']);
/** Before this the sections were others: figures of England are comparable only from 2015-16. */
export const FIRST_YEAR = '2015-04-01';

/** One row for the totals of a site, and one for each group of each section. */
export class Ko41aReader implements RecordReader<Row, Member> {
  readonly #places = new Set<string>();
  #fresh: Member[] = [];
  #groupsTold = false;

  constructor(readonly layout: Ko41aLayout) {}

  heading(): void {
    // The layout knows its columns already.
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    const cell = (index: number) => (index < 0 ? '' : (record[index] ?? '').trim());
    const period = this.#period(cell(this.layout.year), cell(this.layout.quarter));
    const place = this.#place(cell);
    const totals: MutableRow = { cells: { period, place }, at };
    for (const { at: index, measure } of this.layout.totals) this.#count(totals, measure, cell(index), index);
    const parts = this.layout.parts.map(({ at: index, section, group }) => {
      const row: MutableRow = { cells: { period, place, [section]: codeOf(section, group).code }, at };
      this.#count(row, 'new', cell(index), index);
      return row;
    });
    rows.push(totals, ...parts);
  }

  *fresh() {
    if (!this.#groupsTold) {
      this.#groupsTold = true;
      for (const [section, parts] of Map.groupBy(this.layout.parts, (part) => part.section))
        yield { dimension: section, members: parts.map(({ group }) => codeOf(section, group)) };
    }
    if (this.#fresh.length > 0) yield { dimension: 'place', members: this.#fresh };
    this.#fresh = [];
  }

  #period(year: string, quarter: string): string {
    const text = quarter === '' ? year : `${year} ${quarter.replace(/^(?:q(?:uarter|tr)?)? ?/i, 'Q')}`;
    const period = parsePeriod(text, { hyphenYear: 'financial-year' });
    if (period !== undefined && period.start >= FIRST_YEAR) return `${period.start}/${period.end}`;
    const isEarly = period !== undefined;
    const message = isEarly
      ? 'The year is before 2015-16, when KO41a asked other questions.'
      : 'This is not a financial year, such as 2022-23.';
    throw this.#refused(this.layout.year, year, isEarly ? 'year-before-2015' : 'period-unknown', message);
  }

  /** A row without a site is the total of its organisation. */
  #place(cell: (index: number) => string): string {
    const { site, siteName, organisation, organisationName } = this.layout;
    const isSite = cell(site) !== '';
    const code = detach(isSite ? cell(site) : cell(organisation));
    if (!/^[A-Z0-9]{3,12}$/i.test(code))
      throw this.#refused(organisation, code, 'place-missing', 'The row has no organisation or site code.');
    if (!this.#places.has(code)) {
      this.#places.add(code);
      const label = detach(cell(isSite ? siteName : organisationName)) || code;
      this.#fresh.push({
        code,
        label,
        codeSystem: CODE_SYSTEMS.odsOrganisation,
        level: isSite ? 'site' : 'organisation',
      });
    }
    return code;
  }

  #count(row: MutableRow, measure: string, text: string, index: number): void {
    const read = readNumber(text, MARKS);
    if (typeof read === 'number' && Number.isInteger(read) && read >= 0) {
      row.cells[measure] = read;
      return;
    }
    if (read === undefined || typeof read === 'number')
      throw this.#refused(index, text, 'not-a-count', 'This is not a number of complaints.');
    row.cells[measure] = null;
    row.flags = { ...row.flags, [measure]: [read.meaning] };
  }

  #refused(index: number, found: string, rule: string, message: string): RowRefused {
    const problem: RowProblem = {
      column: this.layout.headings[index] ?? '',
      found,
      rule,
      message,
      remedy:
        'Get the file again from NHS England. If it is as published, tell us: this layout was never checked against a real file.',
    };
    return new RowRefused(problem);
  }
}

interface MutableRow {
  cells: Record<string, string | number | null>;
  at: number;
  flags?: Record<string, readonly ('suppressed' | 'missing' | 'not-applicable')[]>;
}

function codeOf(section: string, group: string): Member {
  const entry = (section === 'age' ? ageBand(group) : undefined) ?? unknownValue(group);
  if (entry === undefined) return { code: group, label: group };
  const { code, label, role, position } = entry;
  return { code, label, role, position };
}
