import type { Member, Row } from '@fairshift/plugin-sdk';
import { detach, type RecordReader } from '@fairshift/tabular';
import { MemberList, takeFresh } from '../shared/member-list.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';
import { ODS_CODE } from './organisation-dimensions.js';
import { daysOf } from './day-number.js';

/** epcmem: practice, commissioner, relation, from, to, whether the record was amended. */
export const MEMBERSHIP_WIDTH = 6;
/** The only relation that the list holds: commissioned by. */
export const COMMISSIONED_BY = 'W';

const STILL_SO = { to: ['not-applicable'] } as const;
const FROM = 'Column 4 (from)';
const TO = 'Column 5 (to)';

/** One row for each time that a practice belonged to a commissioner. */
export class MembershipReader implements RecordReader<Row, Member> {
  readonly #seen = new Set<string>();
  /** Codes that were met, so that each is checked and kept once. */
  readonly #codes = new Map<string, string>();
  readonly #spells = new Map<string, number>();
  readonly #lists = { place: new MemberList(), commissioner: new MemberList(), spell: new MemberList() };

  /** @param period of which the list is */
  constructor(readonly period: string) {}

  heading(): void {
    // There is none.
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    if (record.length !== MEMBERSHIP_WIDTH) throw wrongWidth(record.length, MEMBERSHIP_WIDTH);
    const [practice = '', commissioner = '', relation = '', from = '', to = ''] = record.map((cell) =>
      cell.trim(),
    );
    if (relation !== COMMISSIONED_BY)
      throw refused({
        column: 'Column 3 (relation)',
        found: relation,
        rule: 'relation-unknown',
        message: `The relation is "${short(relation)}", and only W (commissioned by) is read.`,
      });
    const place = this.#code(practice, 'Column 1 (practice)');
    const parent = this.#code(commissioner, 'Column 2 (commissioner)');
    const days = daysOf({ from, to }, { from: FROM, to: TO });
    const pair = `${place} ${parent}`;
    const key = `${pair} ${days.from}`;
    if (this.#seen.has(key)) throw repeated(place, parent);
    this.#seen.add(key);
    const cells = {
      period: this.period,
      place,
      commissioner: parent,
      spell: this.#spell(pair),
      memberships: 1,
      from: days.from,
      to: days.to,
    };
    this.#lists.place.add({ code: place, label: place });
    this.#lists.commissioner.add({ code: parent, label: parent });
    rows.push(days.to === null ? { cells, at, flags: STILL_SO } : { cells, at });
  }

  fresh() {
    return takeFresh(Object.entries(this.#lists));
  }

  #code(code: string, column: string): string {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const own = odsCode(code, column);
    this.#codes.set(own, own);
    return own;
  }

  /** A practice may leave a commissioner and come back: both times are kept, in the order of the file. */
  #spell(pair: string): string {
    const number = (this.#spells.get(pair) ?? 0) + 1;
    this.#spells.set(pair, number);
    this.#lists.spell.add({ code: String(number), label: `Time ${number}`, position: number });
    return String(number);
  }
}

function odsCode(code: string, column: string): string {
  if (ODS_CODE.test(code)) return detach(code);
  throw refused({
    column,
    found: code,
    rule: 'organisation-unknown',
    message: `"${short(code)}" is not an organisation code.`,
  });
}

function repeated(practice: string, commissioner: string) {
  return refused({
    column: 'Column 1 (practice)',
    found: practice,
    rule: 'row-repeated',
    message: `An earlier row says too that ${practice} belonged to ${commissioner} at that time.`,
    remedy: 'Keep one of the two rows.',
  });
}
