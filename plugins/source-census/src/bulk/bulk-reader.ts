import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import { parsePeriod, type RecordReader } from '@fairshift/tabular';
import { countCell } from '../shared/count-cell.js';
import { Places } from '../shared/places.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';
import type { BulkPlan } from './bulk-plan.js';

const [DATE, NAME, CODE] = [0, 1, 2];

/** Makes of each area one row for its total, and one for each category in each split. */
export class BulkReader implements RecordReader<Row, Member> {
  readonly #places: Places;
  readonly #periods = new Map<string, string>();
  #isTold = false;

  constructor(readonly plan: BulkPlan) {
    this.#places = new Places({ code: 'geography code', parts: plan.parts });
  }

  heading(): void {
    // The plan was made of it.
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    const { width, columns, measure } = this.plan;
    if (record.length !== width) throw wrongWidth(record.length, width);
    const period = this.#period((record[DATE] ?? '').trim());
    const code = (record[CODE] ?? '').trim();
    const counts = columns.map(({ index, heading }) => countCell(record[index] ?? '', heading));
    const place = this.#places.take(code, (record[NAME] ?? '').trim(), `${code} ${period}`);
    for (const [index, { places }] of columns.entries()) {
      const { value = null, flag } = counts[index] ?? {};
      const flags = flag === undefined ? {} : { flags: { [measure.id]: [flag] } };
      if (places.length === 0) rows.push({ cells: { period, place, [measure.id]: value }, at, ...flags });
      for (const { dimension, member } of places) {
        const cells: Record<string, Cell> = { period, place, [dimension]: member.code };
        cells[measure.id] = value;
        rows.push({ cells, at, ...flags });
      }
    }
  }

  *fresh() {
    if (!this.#isTold)
      for (const { dimension, members } of this.plan.splits) yield { dimension: dimension.id, members };
    this.#isTold = true;
    const members = this.#places.members.take();
    if (members.length > 0) yield { dimension: 'place', members };
  }

  #period(text: string): string {
    const known = this.#periods.get(text);
    if (known !== undefined) return known;
    const period = parsePeriod(text);
    if (period === undefined)
      throw refused({
        column: 'date',
        found: text,
        rule: 'period-unknown',
        message: `"${short(text)}" is not a period that we can read.`,
      });
    this.#periods.set(text, `${period.start}/${period.end}`);
    return `${period.start}/${period.end}`;
  }
}
