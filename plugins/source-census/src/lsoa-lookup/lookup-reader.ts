import { areaKind, lsoaChange, type LsoaChange, LSOA_CHANGES } from '@fairshift/codes';
import type { Member, Row } from '@fairshift/plugin-sdk';
import {
  detach,
  type MatchedHeadings,
  matchHeadings,
  type RecordReader,
  type WantedColumn,
} from '@fairshift/tabular';
import { MemberList, takeFresh } from '../shared/member-list.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';

/** Headings name the year of their codes. The portal has printed them in small letters too. */
export const LOOKUP_COLUMNS = {
  before: { names: ['LSOA11CD'] },
  beforeName: { names: ['LSOA11NM'] },
  after: { names: ['LSOA21CD'] },
  afterName: { names: ['LSOA21NM'] },
  change: { names: ['CHGIND', 'CHNGIND'] },
  authority: { names: ['LAD22CD'] },
  authorityName: { names: ['LAD22NM'] },
} as const satisfies Readonly<Record<string, WantedColumn>>;

type Column = keyof typeof LOOKUP_COLUMNS;

export const PERIOD = '2021-01-01/2022-01-01';
/** Stands for the 2011 code where it is the same as that of 2021: naming all would be 33,000 groups. */
export const SAME: Member = { code: 'same', label: 'The same code', position: 1 };

/** One row for each pair of a 2011 and a 2021 area that have people in common. */
export class LookupReader implements RecordReader<Row, Member> {
  #headings: MatchedHeadings<Column> | undefined;
  #width = 0;
  readonly #seen = new Set<string>();
  readonly #lists = {
    place: new MemberList(),
    'lsoa-2011': new MemberList(),
    'lsoa-change': new MemberList(),
    'local-authority': new MemberList(),
  };

  constructor() {
    this.#lists['lsoa-2011'].add(SAME);
    for (const { code, label, position } of LSOA_CHANGES)
      this.#lists['lsoa-change'].add({ code, label, position });
  }

  heading(cells: readonly string[]): void {
    this.#headings = matchHeadings(cells, LOOKUP_COLUMNS);
    this.#width = cells.length;
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    if (record.length !== this.#width) throw wrongWidth(record.length, this.#width);
    const of = (column: Column) => (record[this.#headings?.at[column] ?? -1] ?? '').trim();
    const before = lsoa(of('before'), 'LSOA11CD');
    const after = lsoa(of('after'), 'LSOA21CD');
    const change = changeOf(of('change'), before, after);
    const authority = of('authority');
    if (areaKind(authority)?.id !== 'local-authority')
      throw notAnArea(authority, 'LAD22CD', 'local authority');
    const key = `${before} ${after}`;
    if (this.#seen.has(key)) throw repeated(before, after);
    this.#seen.add(key);
    const lists = this.#lists;
    lists.place.add({ code: after, label: detach(of('afterName')) || after, level: 'lsoa' });
    if (change !== 'U') lists['lsoa-2011'].add({ code: before, label: detach(of('beforeName')) || before });
    lists['local-authority'].add({
      code: detach(authority),
      label: detach(of('authorityName')) || authority,
    });
    const cells = {
      period: PERIOD,
      place: after,
      'lsoa-2011': change === 'U' ? SAME.code : before,
      'lsoa-change': change,
      'local-authority': authority,
      links: 1,
    };
    rows.push({ cells, at });
  }

  fresh() {
    return takeFresh(Object.entries(this.#lists));
  }
}

function lsoa(code: string, column: string): string {
  if (areaKind(code)?.id !== 'lsoa') throw notAnArea(code, column, 'lower layer super output area');
  return detach(code);
}

function changeOf(text: string, before: string, after: string): LsoaChange {
  const change = lsoaChange(text)?.code;
  if (change === undefined)
    throw refused({
      column: 'CHGIND',
      found: text,
      rule: 'change-unknown',
      message: `"${short(text)}" is none of U (unchanged), S (split), M (merged) and X (changed in another way).`,
    });
  if ((change === 'U') !== (before === after))
    throw refused({
      column: 'CHGIND',
      found: text,
      rule: 'change-differs',
      message:
        change === 'U'
          ? `The row says that ${before} is unchanged, but its new code is ${after}.`
          : `The row says that ${before} has changed, but its new code is the same.`,
      remedy: 'Check that the columns are in the right order, and get the file again.',
    });
  return change;
}

function notAnArea(found: string, column: string, what: string) {
  return refused({
    column,
    found,
    rule: found === '' ? 'place-missing' : 'place-unknown',
    message:
      found === '' ? `The row has no code of a ${what}.` : `"${short(found)}" is not the code of a ${what}.`,
  });
}

function repeated(before: string, after: string) {
  return refused({
    column: 'LSOA21CD',
    found: after,
    rule: 'row-repeated',
    message: `An earlier row joins ${before} and ${after} too.`,
    remedy: 'Keep one of the two rows.',
  });
}
