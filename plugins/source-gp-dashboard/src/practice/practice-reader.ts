import { CERVICAL_SCREENING_AGES, CODE_SYSTEMS } from '@fairshift/codes';
import type { Member, Row } from '@fairshift/plugin-sdk';
import {
  detach,
  type MatchedHeadings,
  matchHeadings,
  parsePercent,
  type RecordReader,
  RowRefused,
} from '@fairshift/tabular';
import { checkCounts, checkCoverage, ELIGIBLE, SCREENED } from '../coverage.js';
import { type CountCell, countCell, noValueFields } from '../count-cell.js';
import { MemberList, takeFresh } from '../member-list.js';
import { checkWidth } from '../row-width.js';
import { AGE_BLOCKS, type AgeBlock, PRACTICE_COLUMNS, type PracticeColumn } from './columns.js';
import { COUNT_MARKS, COVERAGE_MARKS, MARKED_PAIRS, type MarkedPair } from './marks.js';

/** Makes two rows of each practice: one for each age group. */
export class PracticeReader implements RecordReader<Row, Member> {
  #headings: MatchedHeadings<PracticeColumn> | undefined;
  #width = 0;
  readonly #place = new MemberList();
  readonly #age = new MemberList();
  readonly #ccg = new MemberList();
  readonly #region = new MemberList();

  /** @param period `start/end` as the person said it; the file does not */
  constructor(readonly period: string) {
    for (const { code, label, position } of CERVICAL_SCREENING_AGES.bands)
      this.#age.add({ code, label, position });
  }

  heading(cells: readonly string[]): void {
    this.#headings = matchHeadings(cells, PRACTICE_COLUMNS);
    this.#width = cells.length;
  }

  record(cells: readonly string[], at: number, rows: Row[]): undefined {
    checkWidth(cells.length, this.#width);
    const of = (column: PracticeColumn) => cells[this.#headings?.at[column] ?? -1] ?? '';
    const code = of('code').trim();
    if (!/^[A-Z0-9]{3,8}$/.test(code)) throw new RowRefused(noCode(code));
    if (this.#place.has(code)) throw new RowRefused(repeated(code));
    const ccg = oneSpaced(of('ccg'));
    const region = oneSpaced(of('region'));
    if (this.#headings?.at.ccgAgain !== -1 && oneSpaced(of('ccgAgain')) !== ccg)
      throw new RowRefused(blocksDiffer(of('ccgAgain')));
    const made = AGE_BLOCKS.map((block) => ageRow(block, of));
    this.#place.add({
      code: detach(code),
      label: oneSpaced(of('name')) || code,
      codeSystem: CODE_SYSTEMS.odsOrganisation,
      level: 'practice',
    });
    this.#ccg.add({ code: ccg, label: ccg });
    this.#region.add({ code: region, label: region });
    for (const { cells: counts, ...rest } of made) {
      rows.push({ cells: { period: this.period, place: code, ccg, region, ...counts }, at, ...rest });
    }
  }

  fresh() {
    return takeFresh([
      ['place', this.#place],
      ['age', this.#age],
      ['ccg', this.#ccg],
      ['region', this.#region],
    ]);
  }
}

function ageRow(block: AgeBlock, of: (column: PracticeColumn) => string): Row {
  const heading = (column: PracticeColumn) => PRACTICE_COLUMNS[column].names[0];
  const eligible = countCell(of(block.eligible), COUNT_MARKS, heading(block.eligible));
  const screened = countCell(of(block.screened), COUNT_MARKS, heading(block.screened));
  checkCounts(screened.value, eligible.value, heading(block.screened));
  if (screened.value !== null && eligible.none?.meaning === 'suppressed')
    throw new RowRefused(onlyEligibleHidden(of(block.eligible), heading(block.eligible)));
  checkPublished(screened, eligible, of(block.coverage), heading(block.coverage));
  return {
    cells: { age: block.age, [SCREENED]: screened.value, [ELIGIBLE]: eligible.value },
    ...noValueFields({ [SCREENED]: screened, [ELIGIBLE]: eligible }),
  };
}

/** A percentage stands beside two counts, a mark beside hidden ones; anything else is another layout. */
function checkPublished(screened: CountCell, eligible: CountCell, text: string, column: string): void {
  const isMark = COVERAGE_MARKS.has(text.trim());
  const pair = MARKED_PAIRS.get(text.trim());
  if (pair !== undefined && (pair.screened !== screened.none || pair.eligible !== eligible.none))
    throw new RowRefused(otherPair(text, pair, column));
  const percent = isMark ? undefined : parsePercent(text);
  const both = screened.value !== null && eligible.value !== null;
  if (!isMark && (percent === undefined || percent < 0 || percent > 100))
    throw new RowRefused(notPercent(text, column));
  if (both && percent !== undefined && screened.value !== null && eligible.value !== null) {
    checkCoverage({ screened: screened.value, eligible: eligible.value, percent, text, column });
  } else if (both ? eligible.value !== 0 : !isMark) {
    throw new RowRefused(markDiffers(text, column, both));
  }
}

function oneSpaced(text: string): string {
  return detach(text.trim().replace(/\s+/g, ' '));
}

function noCode(found: string) {
  return {
    column: 'Organisation.Code',
    found,
    rule: 'place-missing',
    message: 'The row has no practice code.',
    remedy: 'Get the file again, or take the row out.',
  };
}

function repeated(found: string) {
  return {
    column: 'Organisation.Code',
    found,
    rule: 'place-repeated',
    message: `The practice ${found} stands in an earlier row too.`,
    remedy: 'Keep the row that is right.',
  };
}

function blocksDiffer(found: string) {
  return {
    column: 'CCG.1',
    found,
    rule: 'blocks-differ',
    message: 'The two halves of the row name different CCGs, so they may be of different practices.',
    remedy: 'Get the file again: its right half may have been sorted apart from its left half.',
  };
}

function notPercent(found: string, column: string) {
  return {
    column,
    found,
    rule: 'not-a-percentage',
    message: `"${found.slice(0, 40)}" is neither a percentage of 0 to 100 nor one of this publisher's marks.`,
    remedy: 'Check that the columns are in the right order.',
  };
}

function markDiffers(found: string, column: string, both: boolean) {
  return {
    column,
    found,
    rule: 'coverage-differs',
    message: both
      ? 'The coverage is marked as hidden, but both counts are given.'
      : 'A coverage is given, but a count beside it is hidden.',
    remedy: 'Get the file again from its publisher.',
  };
}

function otherPair(found: string, { words }: MarkedPair, column: string) {
  return {
    column,
    found,
    rule: 'mark-of-other-counts',
    message: `The mark ${found.trim()} in the coverage stands for ${words}, and these counts are others.`,
    remedy: 'Get the file again: its columns may have been sorted apart from each other.',
  };
}

function onlyEligibleHidden(found: string, column: string) {
  return {
    column,
    found,
    rule: 'only-denominator-hidden',
    message: 'The number eligible is hidden, but the number screened is given. This publisher hides both.',
    remedy: 'Check that the two columns are not swapped.',
  };
}
