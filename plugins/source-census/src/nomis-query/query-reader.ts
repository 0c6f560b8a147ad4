import type { Cell, Flag, Member, Row } from '@fairshift/plugin-sdk';
import { parseNumber, parsePercent, type RecordReader } from '@fairshift/tabular';
import { countCell } from '../shared/count-cell.js';
import { Places } from '../shared/places.js';
import { refused, short, wrongWidth } from '../shared/refuse.js';
import { areaCode, type QueryPlan, type ValueColumn } from './query-plan.js';

export const PERCENT = 'percent';

/** Makes of each area one row for each column of counts, and each split that the column belongs to. */
export class QueryReader implements RecordReader<Row, Member> {
  readonly #places: Places;
  readonly #chosen: Readonly<Record<string, string>>;
  #isTold = false;

  constructor(readonly plan: QueryPlan) {
    this.#places = new Places({ code: 'area', parts: plan.parts });
    this.#chosen = Object.fromEntries(plan.chosen.map(({ dimension, member }) => [dimension, member.code]));
  }

  heading(): void {
    // It stands further down, and the plan was made of it.
  }

  record(record: readonly string[], at: number, rows: Row[]): 'note' | undefined {
    const { notes, codeAt, columns, width } = this.plan;
    if (at <= notes.headingAt + 1) return 'note';
    const area = areaCode(record, codeAt);
    if (area === undefined) {
      if (!this.#hasNumbers(record)) return 'note';
      throw refused({
        column: 'area',
        found: record[0] ?? '',
        rule: 'place-missing',
        message: 'The row has numbers, but no area with a code.',
        remedy: 'In Nomis, choose to write the codes of the areas too.',
      });
    }
    if (columns.some(({ index }) => index >= record.length)) throw wrongWidth(record.length, width);
    const made = columns.flatMap((column) => this.#rows(record, column, at));
    const place = this.#places.take(area.code, area.name);
    for (const row of made) rows.push({ ...row, cells: { ...row.cells, place } });
    return undefined;
  }

  *fresh() {
    if (!this.#isTold)
      for (const { dimension, members } of this.plan.splits) yield { dimension: dimension.id, members };
    this.#isTold = true;
    const members = this.#places.members.take();
    if (members.length > 0) yield { dimension: 'place', members };
  }

  #rows(record: readonly string[], column: ValueColumn, at: number): readonly Row[] {
    const { measure } = this.plan;
    const { value, flag } = countCell((record[column.index] ?? '').trim(), column.heading);
    const cells: Record<string, Cell> = { period: column.period, ...this.#chosen, [measure.id]: value };
    const flags: Record<string, readonly Flag[]> = flag === undefined ? {} : { [measure.id]: [flag] };
    if (column.percentAt >= 0) addPercent(record[column.percentAt] ?? '', cells, flags);
    const rest = Object.keys(flags).length === 0 ? { at } : { at, flags };
    if (column.places.length === 0) return [{ cells, ...rest }];
    return column.places.map(({ dimension, member }) => ({
      cells: { ...cells, [dimension]: member.code },
      ...rest,
    }));
  }

  #hasNumbers(record: readonly string[]): boolean {
    return this.plan.columns.some(({ index }) => parseNumber(record[index] ?? '') !== undefined);
  }
}

/** A published percentage is of a total that the file does not hold, so it is a figure of its own. @throws RowRefused */
function addPercent(text: string, cells: Record<string, Cell>, flags: Record<string, readonly Flag[]>): void {
  const trimmed = text.trim();
  const percent = parsePercent(trimmed);
  if (percent !== undefined && percent >= 0 && percent <= 100) cells[PERCENT] = percent;
  else if (/^(?:|-|\.\.|\*|:)$/.test(trimmed)) {
    cells[PERCENT] = null;
    flags[PERCENT] = [trimmed === '*' ? 'suppressed' : 'missing'];
  } else {
    throw refused({
      column: '%',
      found: text,
      rule: 'not-a-percentage',
      message: `"${short(trimmed)}" is not a percentage of 0 to 100.`,
    });
  }
}
