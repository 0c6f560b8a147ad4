import { areaKind, decileOfRank, IMD_2019_AREAS } from '@fairshift/codes';
import type { Member, Row } from '@fairshift/plugin-sdk';
import {
  detach,
  type MatchedHeadings,
  matchHeadings,
  parseNumber,
  type RecordReader,
  type WantedColumn,
} from '@fairshift/tabular';
import { MemberList, takeFresh } from '../shared/member-list.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';

/** Headings of File 1. Other files of the same release have the same first four. */
export const IMD_COLUMNS = {
  code: { names: ['LSOA code (2011)'] },
  name: { names: ['LSOA name (2011)'] },
  authority: { names: ['Local Authority District code (2019)'] },
  authorityName: { names: ['Local Authority District name (2019)'] },
  rank: {
    names: [
      'Index of Multiple Deprivation (IMD) Rank',
      'Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)',
    ],
  },
  decile: {
    names: [
      'Index of Multiple Deprivation (IMD) Decile',
      'Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)',
    ],
  },
} as const satisfies Readonly<Record<string, WantedColumn>>;

export type ImdColumn = keyof typeof IMD_COLUMNS;

/** The edition. What the indices are made of is older: income and employment are of 2015. */
export const IMD_2019 = '2019-01-01/2020-01-01';

/** One row for each LSOA of 2011: its rank and its decile, 1 the most deprived. */
export class ImdReader implements RecordReader<Row, Member> {
  #headings: MatchedHeadings<ImdColumn> | undefined;
  #width = 0;
  readonly #lists = { place: new MemberList(), 'local-authority': new MemberList() };

  heading(cells: readonly string[]): void {
    this.#headings = matchHeadings(cells, IMD_COLUMNS);
    this.#width = cells.length;
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    if (record.length !== this.#width) throw wrongWidth(record.length, this.#width);
    const of = (column: ImdColumn) => (record[this.#headings?.at[column] ?? -1] ?? '').trim();
    const code = area(of('code'), 'code', 'lsoa');
    const authority = area(of('authority'), 'authority', 'local-authority');
    const rank = parseNumber(of('rank'));
    const ranked = decileOfRank(rank ?? 0);
    if (rank === undefined || ranked === undefined) throw noRank(of('rank'));
    if (parseNumber(of('decile')) !== ranked) throw otherDecile(of('decile'), rank, ranked);
    if (this.#lists.place.has(code)) throw repeated(code);
    this.#lists.place.add({ code, label: detach(of('name')) || code, level: 'lsoa' });
    this.#lists['local-authority'].add({ code: authority, label: detach(of('authorityName')) || authority });
    const cells = { period: IMD_2019, place: code, 'local-authority': authority, rank, decile: ranked };
    rows.push({ cells, at });
  }

  fresh() {
    return takeFresh(Object.entries(this.#lists));
  }
}

function area(code: string, column: ImdColumn, kind: string): string {
  if (areaKind(code)?.id === kind) return detach(code);
  throw refused({
    column: IMD_COLUMNS[column].names[0],
    found: code,
    rule: code === '' ? 'place-missing' : 'place-unknown',
    message:
      code === '' ? 'The row has no area code.' : `"${short(code)}" is not a code of this kind of area.`,
  });
}

function noRank(found: string) {
  return refused({
    column: IMD_COLUMNS.rank.names[0],
    found,
    rule: 'rank-unknown',
    message: `A rank is a whole number from 1 to ${IMD_2019_AREAS}, but this is "${short(found)}".`,
  });
}

/** The edition of 2015 ranks as many areas, and some publishers print deciles the other way round. */
function otherDecile(found: string, rank: number, decile: number) {
  return refused({
    column: IMD_COLUMNS.decile.names[0],
    found,
    rule: 'decile-differs',
    message: `Rank ${rank} of ${IMD_2019_AREAS} is in decile ${decile}, but the decile is "${short(found)}".`,
    remedy: 'Check that decile 1 is the most deprived, and that the columns are in the right order.',
  });
}

function repeated(found: string) {
  return refused({
    column: IMD_COLUMNS.code.names[0],
    found,
    rule: 'place-repeated',
    message: `The area ${found} stands in an earlier row too.`,
    remedy: 'Keep the row that is right.',
  });
}
