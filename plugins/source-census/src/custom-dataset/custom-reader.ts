import type { AreaKind } from '@fairshift/codes';
import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import { type RecordReader } from '@fairshift/tabular';
import { countCell } from '../shared/count-cell.js';
import { MemberList, takeFresh } from '../shared/member-list.js';
import { Places } from '../shared/places.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';
import type { CustomHeadings, VariableColumns } from './headings.js';

/** The census of which every custom dataset is. */
export const CENSUS_2021 = '2021-01-01/2022-01-01';
export const COUNT = 'observation';
/** A category of those whom a variable is not about. It is zero in every combination, and no mark of a hidden number. */
const DOES_NOT_APPLY = '-8';

/** One row for each area and combination of categories. */
export class CustomReader implements RecordReader<Row, Member> {
  readonly #places: Places;
  readonly #lists: ReadonlyMap<string, MemberList>;
  /** By variable and code, so that words are looked up once. */
  readonly #members = new Map<string, string>();

  constructor(
    readonly headings: CustomHeadings,
    parts: AreaKind,
  ) {
    this.#places = new Places({ code: 'area code', parts });
    this.#lists = new Map(
      headings.variables.map(({ variable }) => [variable.dimension.id, new MemberList()]),
    );
  }

  heading(): void {
    // The plan was made of it.
  }

  record(record: readonly string[], at: number, rows: Row[]): 'note' | undefined {
    const { width, codeAt, nameAt, countAt, variables } = this.headings;
    if (record.length !== width) throw wrongWidth(record.length, width);
    const { value, flag } = countCell((record[countAt] ?? '').trim(), 'Observation');
    if (variables.some((columns) => (record[columns.codeAt] ?? '').trim() === DOES_NOT_APPLY)) {
      if (value === 0) return 'note';
      throw notZero(record[countAt] ?? '');
    }
    const groups = variables.map((columns) => this.#group(record, columns));
    const code = (record[codeAt] ?? '').trim();
    const place = this.#places.take(code, (record[nameAt] ?? '').trim(), [code, ...groups].join('\n'));
    const cells: Record<string, Cell> = { period: CENSUS_2021, place };
    for (const [index, { variable }] of variables.entries())
      cells[variable.dimension.id] = groups[index] ?? '';
    cells[COUNT] = value;
    rows.push(flag === undefined ? { cells, at } : { cells, at, flags: { [COUNT]: [flag] } });
    return undefined;
  }

  fresh() {
    return takeFresh([...this.#lists, ['place', this.#places.members] as const]);
  }

  #group(record: readonly string[], { variable, heading, codeAt, labelAt }: VariableColumns): string {
    const code = (record[codeAt] ?? '').trim();
    const label = (record[labelAt] ?? '').trim();
    const key = `${codeAt} ${code} ${label}`;
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    if (label === '' || !/^\d{1,6}$/.test(code)) throw unknownCategory(code, label, heading);
    const member = variable.member(label);
    const own = { position: Number(code) + 1, ...member };
    this.#lists.get(variable.dimension.id)?.add(own);
    this.#members.set(key, own.code);
    return own.code;
  }
}

function notZero(found: string) {
  return refused({
    column: 'Observation',
    found,
    rule: 'does-not-apply',
    message: `The category "Does not apply" has ${short(found)} people or households, and it should have none.`,
    remedy: 'Get the file again. If it is still so, tell us which dataset it is.',
  });
}

function unknownCategory(code: string, label: string, column: string) {
  return refused({
    column,
    found: label === '' ? code : `${code} ${label}`,
    rule: 'category-unknown',
    message:
      label === ''
        ? 'The row does not name its category.'
        : `"${short(code)}" is not the number of a category.`,
  });
}
