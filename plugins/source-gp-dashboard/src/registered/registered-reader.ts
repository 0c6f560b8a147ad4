import { ageBand, CODE_SYSTEMS, isOnsAreaCode, sex } from '@fairshift/codes';
import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import {
  detach,
  type MatchedHeadings,
  matchHeadings,
  parseDate,
  parseNumber,
  type RecordReader,
  RowRefused,
  type RowProblem,
} from '@fairshift/tabular';
import { MemberList, takeFresh } from '../member-list.js';
import { monthOf } from '../month-of.js';
import { checkWidth } from '../row-width.js';
import { ALL, REGISTERED_COLUMNS, type RegisteredColumn } from './columns.js';
import { organisationLevel } from './organisation-types.js';

export const PATIENTS = 'patients';

type CellOf = (column: RegisteredColumn) => string;

/** Makes one row of each record: an organisation, sex and age. `ALL` is a published total, so its cell is left out. */
export class RegisteredReader implements RecordReader<Row, Member> {
  #headings: MatchedHeadings<RegisteredColumn> | undefined;
  #names: readonly string[] = [];
  /** By the text of the date: nearly always one in a file. */
  readonly #months = new Map<string, string>();
  readonly #lists = {
    place: new MemberList(),
    sex: new MemberList(),
    age: new MemberList(),
    commissioner: new MemberList(),
  };

  heading(cells: readonly string[]): void {
    this.#headings = matchHeadings(cells, REGISTERED_COLUMNS);
    this.#names = cells.map((cell) => cell.trim());
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    checkWidth(record.length, this.#names.length);
    const of: CellOf = (column) => (record[this.#headings?.at[column] ?? -1] ?? '').trim();
    const cells: Record<string, Cell> = { period: this.#period(of), place: this.#place(of) };
    this.#addSex(cells, of);
    this.#addAge(cells, of);
    if (this.#headings?.at.commissioner !== -1) this.#addCommissioner(cells, of);
    cells[PATIENTS] = this.#patients(of);
    rows.push({ cells, at });
  }

  fresh() {
    return takeFresh(Object.entries(this.#lists));
  }

  /** The extract is of one day, the first of its month: it stands for the month. */
  #period(of: CellOf): string {
    const text = of('date');
    const known = this.#months.get(text);
    if (known !== undefined) return known;
    const day = parseDate(text);
    if (day !== undefined) {
      const month = monthOf(day);
      this.#months.set(detach(text), month);
      return month;
    }
    throw new RowRefused(
      this.#problem('date', of, 'date-unknown', `"${of('date').slice(0, 40)}" is not a day.`),
    );
  }

  #place(of: CellOf): string {
    const code = of('code');
    if (of('type') === '')
      throw new RowRefused(
        this.#problem(
          'type',
          of,
          'type-missing',
          'The row does not say what kind of organisation it is about.',
        ),
      );
    if (this.#lists.place.has(code)) return code;
    if (!/^[A-Z0-9]{1,12}$/i.test(code))
      throw new RowRefused(this.#problem('code', of, 'place-missing', 'The row has no organisation code.'));
    const kept = detach(code);
    const codeSystem = isOnsAreaCode(kept) ? CODE_SYSTEMS.onsArea : CODE_SYSTEMS.odsOrganisation;
    this.#lists.place.add({ code: kept, label: kept, codeSystem, level: organisationLevel(of('type')).id });
    return code;
  }

  #addSex(cells: Record<string, Cell>, of: CellOf): void {
    if (of('sex').toUpperCase() === ALL) return;
    const entry = sex(of('sex'));
    if (entry === undefined)
      throw new RowRefused(
        this.#problem(
          'sex',
          of,
          'sex-unknown',
          `"${of('sex').slice(0, 40)}" is not a sex that is known here.`,
        ),
      );
    cells['sex'] = entry.code;
    const { code, label, role, position } = entry;
    this.#lists.sex.add({ code, label, role, position });
  }

  /** Bands are written `0_4`, `10_14` and `95+`. */
  #addAge(cells: Record<string, Cell>, of: CellOf): void {
    if (of('age').toUpperCase() === ALL) return;
    const entry = ageBand(of('age'));
    if (entry === undefined)
      throw new RowRefused(
        this.#problem('age', of, 'age-unknown', `"${of('age').slice(0, 40)}" is not an age band.`),
      );
    cells['age'] = entry.code;
    const { code, label, role, position } = entry;
    this.#lists.age.add({ code, label, role, position });
  }

  #addCommissioner(cells: Record<string, Cell>, of: CellOf): void {
    const code = of('commissioner') || 'not-known';
    cells['commissioner'] = code;
    if (this.#lists.commissioner.has(code)) return;
    const kept = detach(code);
    this.#lists.commissioner.add(
      code === 'not-known'
        ? { code: kept, label: 'Not known', role: 'unknown', position: 9_001 }
        : { code: kept, label: kept },
    );
  }

  #patients(of: CellOf): number {
    const count = parseNumber(of('patients'));
    if (count !== undefined && Number.isInteger(count) && count >= 0) return count;
    const message = `A number of patients is a whole number from 0, but this is "${of('patients').slice(0, 40)}".`;
    throw new RowRefused(this.#problem('patients', of, 'not-a-count', message));
  }

  #problem(column: RegisteredColumn, of: CellOf, rule: string, message: string): RowProblem {
    const name = this.#names[this.#headings?.at[column] ?? -1] ?? column;
    const remedy = 'Get the file again from NHS Digital, or take the row out.';
    return { column: name, found: of(column), rule, message, remedy };
  }
}
