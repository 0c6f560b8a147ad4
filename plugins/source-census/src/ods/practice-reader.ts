import {
  LAST_POSITION,
  ORGANISATION_STATUSES,
  organisationStatus,
  prescribingSetting,
} from '@fairshift/codes';
import type { Member, Row } from '@fairshift/plugin-sdk';
import { detach, type RecordReader } from '@fairshift/tabular';
import { MemberList, takeFresh } from '../shared/member-list.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';
import { ODS_CODE } from './organisation-dimensions.js';
import { daysOf } from './day-number.js';

/** Columns of epraccur, which has no headings. From the publisher's description; the first is 1 there and 0 here. */
export const PRACTICE_COLUMNS = {
  code: 0,
  name: 1,
  geography: 3,
  opened: 10,
  closed: 11,
  status: 12,
  commissioner: 14,
  setting: 25,
} as const;
export const PRACTICE_WIDTH = 27;

type Column = keyof typeof PRACTICE_COLUMNS;

/** Names for messages, since the file has none. */
const TITLES: Readonly<Record<Column, string>> = {
  code: 'Column 1 (organisation code)',
  name: 'Column 2 (name)',
  geography: 'Column 4 (high level health geography)',
  opened: 'Column 11 (open date)',
  closed: 'Column 12 (close date)',
  status: 'Column 13 (status)',
  commissioner: 'Column 15 (commissioner)',
  setting: 'Column 26 (prescribing setting)',
};

const STILL_OPEN = { closed: ['not-applicable'] } as const;
const NOT_KNOWN: Member = {
  code: 'not-known',
  label: 'Not known',
  role: 'unknown',
  position: LAST_POSITION + 1,
};

/** One row for each organisation that prescribes; only those of setting 4 are GP practices. */
export class PracticeReader implements RecordReader<Row, Member> {
  readonly #lists = {
    place: new MemberList(),
    commissioner: new MemberList(),
    'health-geography': new MemberList(),
    status: new MemberList(),
    'prescribing-setting': new MemberList(),
  };

  /** @param period of which the list is */
  constructor(readonly period: string) {
    for (const { code, label, position } of ORGANISATION_STATUSES)
      this.#lists.status.add({ code, label, position });
  }

  heading(): void {
    // There is none.
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    if (record.length !== PRACTICE_WIDTH) throw wrongWidth(record.length, PRACTICE_WIDTH);
    const of = (column: Column) => (record[PRACTICE_COLUMNS[column]] ?? '').trim();
    const code = detach(of('code'));
    if (!ODS_CODE.test(code)) throw unknown('code', code, 'place-unknown', 'is not an organisation code');
    const days = daysOf({ from: of('opened'), to: of('closed') }, { from: TITLES.opened, to: TITLES.closed });
    const status = organisationStatus(of('status'));
    if (status === undefined)
      throw unknown('status', of('status'), 'status-unknown', 'is none of A, C, D and P');
    const setting = prescribingSetting(of('setting'));
    if (setting === undefined)
      throw unknown(
        'setting',
        of('setting'),
        'setting-unknown',
        'is not the number of a prescribing setting',
      );
    if (this.#lists.place.has(code)) throw repeated(code);
    this.#lists.place.add({ code, label: detach(of('name')) || code });
    this.#lists['prescribing-setting'].add({
      code: setting.code,
      label: setting.label,
      position: setting.position,
    });
    const cells = {
      period: this.period,
      place: code,
      commissioner: this.#organisation('commissioner', of('commissioner')),
      'health-geography': this.#organisation('health-geography', of('geography')),
      status: status.code,
      'prescribing-setting': setting.code,
      organisations: 1,
      opened: days.from,
      closed: days.to,
    };
    rows.push(days.to === null ? { cells, at, flags: STILL_OPEN } : { cells, at });
  }

  fresh() {
    return takeFresh(Object.entries(this.#lists));
  }

  #organisation(dimension: 'commissioner' | 'health-geography', code: string): string {
    const list = this.#lists[dimension];
    if (code !== '' && !ODS_CODE.test(code))
      throw unknown(
        dimension === 'commissioner' ? 'commissioner' : 'geography',
        code,
        'organisation-unknown',
        'is not an organisation code',
      );
    const own = detach(code);
    list.add(code === '' ? NOT_KNOWN : { code: own, label: own });
    return code === '' ? NOT_KNOWN.code : own;
  }
}

function unknown(column: Column, found: string, rule: string, why: string) {
  return refused({ column: TITLES[column], found, rule, message: `"${short(found)}" ${why}.` });
}

function repeated(found: string) {
  return refused({
    column: TITLES.code,
    found,
    rule: 'place-repeated',
    message: `The organisation ${found} stands in an earlier row too.`,
    remedy: 'Keep the row that is right.',
  });
}
