import { ageBandOf, CERVICAL_SCREENING_AGES, CODE_SYSTEMS, sex } from '@fairshift/codes';
import type { Cell, Flag, Member, Row } from '@fairshift/plugin-sdk';
import {
  detach,
  type MatchedHeadings,
  matchHeadings,
  parsePercent,
  parsePeriod,
  type RecordReader,
  RowRefused,
  type RowProblem,
} from '@fairshift/tabular';
import { checkCounts, checkCoverage, ELIGIBLE, PUBLISHED_COVERAGE, SCREENED } from '../coverage.js';
import { type CountCell, countCell, noValueFields } from '../count-cell.js';
import { MemberList, takeFresh } from '../member-list.js';
import { checkWidth } from '../row-width.js';
import { areaLevel } from './area-levels.js';
import { categoryId, categoryMember } from './category-types.js';
import { FINGERTIPS_COLUMNS, type FingertipsColumn, INDICATORS } from './columns.js';
import { givenFlags, marksFor } from './value-notes.js';

/** GP practices (area type 7) and primary care networks: their codes are of another list than those of areas. */
const ODS_CODE = /^[A-Z]\d{5}$/;

type CellOf = (column: FingertipsColumn) => string;

/** Makes one row of each record: an indicator, area, sex, age, category and period. */
export class FingertipsReader implements RecordReader<Row, Member> {
  #headings: MatchedHeadings<FingertipsColumn> | undefined;
  #width = 0;
  readonly #lists = new Map([
    ['place', new MemberList()],
    ['age', new MemberList()],
    ['sex', new MemberList()],
  ]);
  readonly #keys = new Set<string>();
  /** Areas of earlier rows: a file has a row for each of their years. */
  readonly #codes = new Map<string, string>();

  /** @param categoryTypes those that `discover` named; a row of another one is refused */
  constructor(readonly categoryTypes: ReadonlySet<string>) {}

  heading(cells: readonly string[]): void {
    this.#headings = matchHeadings(cells, FINGERTIPS_COLUMNS);
    this.#width = cells.length;
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    checkWidth(record.length, this.#width);
    const of: CellOf = (column) => (record[this.#headings?.at[column] ?? -1] ?? '').trim();
    const cells: Record<string, Cell> = { period: periodOf(of('period')), place: this.#place(of) };
    this.#addAge(cells, of);
    this.#addSex(cells, of('sex'));
    this.#addCategory(cells, of);
    const key = JSON.stringify(cells);
    if (this.#keys.has(key)) throw new RowRefused(repeated(of('areaCode')));
    const row = withNumbers(cells, of, at);
    this.#keys.add(key);
    rows.push(row);
  }

  fresh() {
    return takeFresh(this.#lists);
  }

  #place(of: CellOf): string {
    const known = this.#codes.get(of('areaCode'));
    if (known !== undefined) return known;
    const code = detach(of('areaCode'));
    if (code === '')
      throw new RowRefused(problem('Area Code', code, 'place-missing', 'The row has no area code.'));
    if (ODS_CODE.test(code)) throw new RowRefused(odsPlace(code, of('areaType')));
    this.#add('place', {
      code,
      label: detach(of('areaName')) || code,
      codeSystem: CODE_SYSTEMS.onsArea,
      level: areaLevel(of('areaType')).id,
    });
    this.#codes.set(code, code);
    return code;
  }

  #addAge(cells: Record<string, Cell>, of: CellOf): void {
    const expected = INDICATORS.get(of('indicator'));
    if (expected === undefined) {
      throw new RowRefused(
        problem(
          'Indicator ID',
          of('indicator'),
          'indicator-unknown',
          `Indicator ${of('indicator')} is not one of those that are read: ${[...INDICATORS.keys()].join(', ')}.`,
        ),
      );
    }
    const band = ageBandOf(CERVICAL_SCREENING_AGES, of('age'));
    if (band?.code !== expected) {
      throw new RowRefused(
        problem(
          'Age',
          of('age'),
          'age-unknown',
          `The age is "${of('age')}", but indicator ${of('indicator')} is about ${expected}.`,
        ),
      );
    }
    cells['age'] = band.code;
    this.#add('age', { code: band.code, label: band.label, position: band.position });
  }

  /** `Persons` is a total over sex, so the cell is left out. */
  #addSex(cells: Record<string, Cell>, text: string): void {
    if (text === 'Persons') return;
    const entry = sex(text);
    if (entry === undefined)
      throw new RowRefused(
        problem('Sex', text, 'sex-unknown', `"${text}" is not a sex that this publisher uses.`),
      );
    cells['sex'] = entry.code;
    this.#add('sex', { code: entry.code, label: entry.label, role: entry.role, position: entry.position });
  }

  /** The England row and the decile rows share their area code: only the category tells them apart. */
  #addCategory(cells: Record<string, Cell>, of: CellOf): void {
    const [type, category] = [of('categoryType'), of('category')];
    if (type === '' && category === '') return;
    if (type === '' || category === '') {
      throw new RowRefused(
        problem(
          'Category',
          category,
          'category-incomplete',
          'The row has a category without its type, or a type without a category.',
        ),
      );
    }
    if (!this.categoryTypes.has(type)) {
      throw new RowRefused(
        problem(
          'Category Type',
          type,
          'too-many-categories',
          'The file has more kinds of categories than a dataset may have.',
        ),
      );
    }
    const id = categoryId(type);
    const member = categoryMember(type, detach(category));
    cells[id] = member.code;
    this.#add(id, member);
  }

  #add(dimension: string, member: Member): void {
    const list = this.#lists.get(dimension) ?? new MemberList();
    this.#lists.set(dimension, list);
    list.add(member);
  }
}

function periodOf(text: string): string {
  const period = parsePeriod(text);
  if (period !== undefined) return `${period.start}/${period.end}`;
  throw new RowRefused(
    problem(
      'Time period',
      text,
      'period-unknown',
      `"${text.slice(0, 40)}" is not a period that we can read.`,
    ),
  );
}

/** The counts with their flags. A percentage without both counts is a figure of its own. */
function withNumbers(cells: Record<string, Cell>, of: CellOf, at: number): Row {
  const marks = marksFor(of('note'));
  const screened = countCell(of('count'), marks, 'Count');
  const eligible = countCell(of('denominator'), marks, 'Denominator');
  checkCounts(screened.value, eligible.value, 'Count');
  const percent = percentOf(of('value'));
  const given = givenFlags(of('note'));
  if (screened.value !== null && eligible.value !== null) {
    if (percent !== undefined) {
      checkCoverage({
        screened: screened.value,
        eligible: eligible.value,
        percent,
        text: of('value'),
        column: 'Value',
      });
    }
  } else if (percent !== undefined) {
    const id = PUBLISHED_COVERAGE.id;
    const row = { cells: { ...cells, [id]: percent }, at };
    return given.length === 0 ? row : { ...row, flags: { [id]: given } };
  }
  return withCounts(cells, { [SCREENED]: screened, [ELIGIBLE]: eligible }, given, at);
}

function withCounts(
  cells: Record<string, Cell>,
  counts: Readonly<Record<string, CountCell>>,
  given: readonly Flag[],
  at: number,
): Row {
  const none = noValueFields(counts);
  const flags = { ...none.flags };
  const row = { cells: { ...cells }, at };
  for (const [id, count] of Object.entries(counts)) {
    row.cells[id] = count.value;
    if (count.none === undefined && given.length > 0) flags[id] = given;
  }
  return Object.keys(flags).length === 0 ? row : { ...row, ...none, flags };
}

/** Undefined when nothing is printed. @throws RowRefused */
function percentOf(text: string): number | undefined {
  const percent = parsePercent(text);
  if (text === '' || (percent !== undefined && percent >= 0 && percent <= 100)) return percent;
  throw new RowRefused(
    problem('Value', text, 'not-a-percentage', `"${text.slice(0, 40)}" is not a percentage of 0 to 100.`),
  );
}

function problem(column: string, found: string, rule: string, message: string): RowProblem {
  return { column, found, rule, message, remedy: 'Get the file again from Fingertips, or take the row out.' };
}

function odsPlace(found: string, areaType: string): RowProblem {
  return {
    column: 'Area Code',
    found,
    rule: 'place-of-other-list',
    message: `The row is about an organisation (${areaType.slice(0, 40)}), and only areas are read from Fingertips.`,
    remedy: 'Take these rows out. For practices, bring cervical screening by GP practice instead.',
  };
}

function repeated(found: string): RowProblem {
  return problem(
    'Area Code',
    found,
    'row-repeated',
    'An earlier row is about the same area, period, age, sex and category.',
  );
}
