import { CODE_SYSTEMS } from '@fairshift/codes';
import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import { detach, matchHeadings, type RecordReader, RowRefused } from '@fairshift/tabular';
import { MemberList, takeFresh } from '../member-list.js';
import { checkWidth } from '../row-width.js';
import { MAP_COLUMNS, type MapColumn } from './columns.js';

export const PRACTICES = 'practices';

/** What a practice belongs to, from near to far: dimension, code column, name column. */
export const BELONGS = [
  { id: 'pcn', title: 'Primary care network', code: 'pcn', name: 'pcnName' },
  { id: 'sub-icb', title: 'Sub-ICB location', code: 'subIcb', name: 'subIcbName' },
  { id: 'icb', title: 'Integrated care board', code: 'icb', name: 'icbName' },
  { id: 'region', title: 'NHS region', code: 'region', name: 'regionName' },
] as const satisfies readonly { id: string; title: string; code: MapColumn; name: MapColumn }[];

/** The publisher's code for a practice that is in no primary care network. */
const UNALLOCATED = 'U';

/** One row of each practice: one practice, and what it belongs to. */
export class MapReader implements RecordReader<Row, Member> {
  #at: Readonly<Record<MapColumn, number>> | undefined;
  #width = 0;
  readonly #places = new MemberList();
  readonly #lists = BELONGS.map(({ id }) => [id, new MemberList()] as const);

  constructor(readonly period: string) {}

  heading(cells: readonly string[]): void {
    this.#at = matchHeadings(cells, MAP_COLUMNS).at;
    this.#width = cells.length;
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    checkWidth(record.length, this.#width);
    const of = (column: MapColumn) => record[this.#at?.[column] ?? -1] ?? '';
    const practice = of('practice').trim();
    const cells: Record<string, Cell> = { period: this.period, place: practice, [PRACTICES]: 1 };
    if (!this.#places.has(practice)) checkCode(practice, 'PRACTICE_CODE');
    for (const [index, { id, code }] of BELONGS.entries()) {
      const organisation = of(code).trim();
      if (this.#lists[index]?.[1].has(organisation) !== true)
        checkCode(organisation, MAP_COLUMNS[code].names[0]);
      cells[id] = organisation;
    }
    // Only a row that is right as a whole names organisations.
    for (const [index, { id, name }] of BELONGS.entries())
      addTo(this.#lists[index]?.[1], String(cells[id]), () => labelled(String(cells[id]), of(name)));
    addTo(this.#places, practice, () => ({
      ...labelled(practice, of('practiceName')),
      codeSystem: CODE_SYSTEMS.odsOrganisation,
      level: 'practice',
    }));
    rows.push({ cells, at });
  }

  fresh() {
    return takeFresh([['place', this.#places], ...this.#lists]);
  }
}

function addTo(list: MemberList | undefined, code: string, member: () => Member): void {
  if (list?.has(code) === false) list.add(member());
}

function labelled(text: string, name: string): Member {
  const code = detach(text);
  const label = detach(name.trim().replace(/\s+/g, ' ')) || code;
  return code === UNALLOCATED ? { code, label, role: 'unknown' } : { code, label };
}

/** @throws RowRefused for what is no code of an organisation */
function checkCode(text: string, column: string): void {
  if (/^[A-Z0-9]{1,10}$/i.test(text)) return;
  throw new RowRefused({
    column,
    found: text,
    rule: 'place-missing',
    message: `"${text.slice(0, 40)}" is not an organisation code.`,
    remedy: 'Get the file again from NHS England, or take the row out.',
  });
}
