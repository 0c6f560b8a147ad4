import type { Cell, Member, Row } from '@fairshift/plugin-sdk';
import { parsePeriod, type RecordReader } from '@fairshift/tabular';
import { countCell } from '../shared/count-cell.js';
import { Places } from '../shared/places.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';
import type { BulkPlan, CountColumn } from './bulk-plan.js';

const [DATE, NAME, CODE] = [0, 1, 2];

type Cells = Record<string, Cell>;
type Made = Row & { readonly cells: Cells };

/** Cells of a row that one column makes; a copy is several times faster than putting them together. */
interface Template {
  readonly index: number;
  readonly heading: string;
  readonly cells: Readonly<Cells>;
}

/** Makes of each area one row for its total, and one for each category in each split. */
export class BulkReader implements RecordReader<Row, Member> {
  readonly #places: Places;
  readonly #periods = new Map<string, string>();
  #isTold = false;

  readonly #templates: readonly Template[];

  constructor(readonly plan: BulkPlan) {
    this.#templates = plan.columns.flatMap((column) => templatesOf(column, plan.measure.id));
    this.#places = new Places({ code: 'geography code', parts: plan.parts });
  }

  heading(): void {
    // The plan was made of it.
  }

  record(record: readonly string[], at: number, rows: Row[]): undefined {
    const { width, measure } = this.plan;
    if (record.length !== width) throw wrongWidth(record.length, width);
    const period = this.#period((record[DATE] ?? '').trim());
    const code = (record[CODE] ?? '').trim();
    const key = `${code} ${period}`;
    // First, and with no work before it: a file that says everything twice is refused row by row.
    this.#places.check(code, key);
    const before = rows.length;
    for (const template of this.#templates) {
      const { value, flag } = countCell(record[template.index] ?? '', template.heading);
      const cells = { ...template.cells };
      cells['period'] = period;
      cells[measure.id] = value;
      rows.push(flag === undefined ? { cells, at } : { cells, at, flags: { [measure.id]: [flag] } });
    }
    const place = this.#places.take(code, (record[NAME] ?? '').trim(), key);
    for (let made = before; made < rows.length; made += 1) (rows[made] as Made).cells['place'] = place;
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

/** One for the total, or one for each split that the category belongs to. */
function templatesOf({ index, heading, places }: CountColumn, measure: string): readonly Template[] {
  const common = { period: '', place: '' };
  if (places.length === 0) return [{ index, heading, cells: { ...common, [measure]: 0 } }];
  return places.map(({ dimension, member }) => ({
    index,
    heading,
    cells: { ...common, [dimension]: member.code, [measure]: 0 },
  }));
}
