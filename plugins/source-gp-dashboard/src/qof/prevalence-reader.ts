import { CODE_SYSTEMS } from '@fairshift/codes';
import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import {
  decimalsOf,
  detach,
  matchHeadings,
  parseNumber,
  parsePercent,
  type RecordReader,
  RowRefused,
  type RowProblem,
} from '@fairshift/tabular';
import { MemberList, takeFresh } from '../member-list.js';
import { checkWidth } from '../row-width.js';
import { PREVALENCE_COLUMNS, type PrevalenceColumn } from './columns.js';
import { type Register, type RegisterIds, registerIds } from './conditions.js';
import { registerOf } from './scan.js';

interface OpenRow {
  readonly cells: Record<string, Cell>;
  readonly at: number;
}

/**
 * Puts the registers of one practice, which follow one another in the file, into one row. A second figure for the same
 * register begins another row, which the host then tells as a repeated one.
 */
export class PrevalenceReader implements RecordReader<Row, Member> {
  #at: Readonly<Record<PrevalenceColumn, number>> | undefined;
  /** A ready percentage of older years: checked, never stored. */
  #percentAt = -1;
  #names: readonly string[] = [];
  #open: OpenRow | undefined;
  readonly #places = new MemberList();
  readonly #ids = new Map<string, RegisterIds>();
  readonly #known: ReadonlyMap<string, RegisterIds>;

  constructor(
    readonly period: string,
    registers: readonly Register[],
  ) {
    this.#known = new Map(registers.map((register) => [keyOf(register), registerIds(register)]));
  }

  heading(cells: readonly string[]): void {
    const { at, others } = matchHeadings(cells, PREVALENCE_COLUMNS);
    this.#at = at;
    this.#names = cells.map((cell) => cell.trim());
    this.#percentAt = others.find(({ heading }) => /prevalence|per ?cent|%/i.test(heading))?.index ?? -1;
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    checkWidth(record.length, this.#names.length);
    const of = (column: PrevalenceColumn) => record[this.#at?.[column] ?? -1] ?? '';
    const ids = this.#idsOf(of('group'), of('listType'));
    const practice = of('practice').trim();
    if (!/^[A-Z0-9]{3,8}$/i.test(practice))
      throw new RowRefused(
        this.#problem('practice', practice, 'place-missing', 'The row has no practice code.'),
      );
    const register = this.#count('register', of('register'));
    const list = this.#count('listSize', of('listSize'));
    if (register > list) throw new RowRefused(this.#aboveList(register, list));
    if (this.#percentAt >= 0)
      checkPercent(record[this.#percentAt] ?? '', register, list, this.#names[this.#percentAt]);
    const { cells } = this.#rowOf(practice, ids, at, rows);
    cells[ids.register] = register;
    cells[ids.list] = list;
  }

  fresh() {
    return takeFresh([['place', this.#places]]);
  }

  #idsOf(group: string, listType: string): RegisterIds {
    const text = `${group}|${listType}`;
    const held = this.#ids.get(text);
    if (held !== undefined) return held;
    const register = registerOf(group, listType);
    const ids = register && this.#known.get(keyOf(register));
    if (ids === undefined)
      throw new RowRefused(
        this.#problem('group', text, 'register-unknown', 'The row does not name a register and its list.'),
      );
    this.#ids.set(detach(text), ids);
    return ids;
  }

  /** The row of the practice before this one, while it lacks the register and stands in this page. */
  #rowOf(practice: string, ids: RegisterIds, at: number, rows: Row[]): OpenRow {
    const open = this.#open;
    const isSame = open !== undefined && rows.at(-1) === open && open.cells['place'] === practice;
    if (isSame && !(ids.register in open.cells)) return open;
    const place = detach(practice);
    this.#places.add({
      code: place,
      label: place,
      codeSystem: CODE_SYSTEMS.odsOrganisation,
      level: 'practice',
    });
    const row: OpenRow = { cells: { period: this.period, place }, at };
    rows.push(row);
    this.#open = row;
    return row;
  }

  /** Counts are written as floats, such as `112.0`; a part of a person is refused. */
  #count(column: PrevalenceColumn, text: string): number {
    const count = parseNumber(text);
    if (count !== undefined && Number.isInteger(count) && count >= 0) return count;
    const message = `A number of people is a whole number from 0, but this is "${text.slice(0, 40)}".`;
    throw new RowRefused(this.#problem(column, text, 'not-a-count', message));
  }

  #aboveList(register: number, list: number): RowProblem {
    const message = `More people are on the register (${register}) than on the list (${list}).`;
    return this.#problem('register', String(register), 'numerator-above-denominator', message);
  }

  #problem(column: PrevalenceColumn, found: string, rule: string, message: string): RowProblem {
    const name = this.#names[this.#at?.[column] ?? -1] ?? column;
    return {
      column: name,
      found,
      rule,
      message,
      remedy: 'Get the file again from NHS England, or take the row out.',
    };
  }
}

const keyOf = ({ group, listType }: Register) => `${group}|${listType}`;

/** Older years print a percentage beside the counts: it must be theirs, to its last decimal. */
function checkPercent(text: string, register: number, list: number, column = ''): void {
  const percent = parsePercent(text);
  if (text.trim() === '' || list === 0) return;
  const worked = (register / list) * 100;
  const tolerance = 0.5 * 10 ** -decimalsOf(text) + 1e-9;
  if (percent !== undefined && Math.abs(worked - percent) <= tolerance) return;
  throw new RowRefused({
    column,
    found: text,
    rule: 'prevalence-differs',
    message: `The percentage is ${text.slice(0, 40)}, but ${register} of ${list} is ${worked.toFixed(2)} per cent.`,
    remedy: 'Check that the columns are in the right order, and get the file again from its publisher.',
  });
}
