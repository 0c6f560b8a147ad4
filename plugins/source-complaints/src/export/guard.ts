import { isNhsNumber } from '@fairshift/codes';
import { detach } from '@fairshift/tabular';
import { bare } from './columns.js';
import type { Layout } from './layout.js';
import {
  isFreeTextHeading,
  isLongText,
  type Personal,
  personalCell,
  personalHeading,
  tellsOfNobody,
} from './personal.js';

export interface FoundPersonal {
  readonly heading: string;
  readonly what: Personal;
  readonly row: number;
}

/** Different short cells of a column that are looked at once only; long ones rarely say a thing twice. */
const LOOKED_AT = 50_000;
const KEPT_LENGTH = 60;

/**
 * Looks for people in every column, those too that nothing is read of: Fairshift keeps the file itself as the original
 * of what is drawn from it.
 */
export class Guard {
  readonly found: FoundPersonal[] = [];
  readonly #columns: ColumnGuard[];

  /** @param isKnown asked of a column and its cell: says true of one that was looked at before */
  constructor(
    layout: Layout,
    private readonly isKnown: (at: number, cell: string) => boolean = () => false,
  ) {
    this.#columns = layout.headings.map((heading, at) => new ColumnGuard(heading, at === layout.reference));
    for (const column of this.#columns) {
      const what = personalHeading(bare(column.heading));
      if (what !== undefined) this.#tell(column, what, layout.headingRow);
    }
  }

  look(record: readonly string[], row: number): void {
    for (let at = 0; at < this.#columns.length; at += 1) {
      const column = this.#columns[at]!;
      const cell = record[at] ?? '';
      // A text is looked at again: what is no name in a column of words may be one in free text.
      if (!column.isText && this.isKnown(at, cell)) continue;
      const what = column.look(cell);
      if (what !== undefined) this.#tell(column, what, row);
    }
  }

  /** Headings of columns that hold free text, and no person that was found. */
  freeText(): string[] {
    return this.#columns.filter(({ isText }) => isText).map(({ heading }) => heading);
  }

  #tell(column: ColumnGuard, what: Personal, row: number): void {
    column.isTold = true;
    this.found.push({ heading: column.heading, what, row });
  }
}

class ColumnGuard {
  isTold = false;
  isText: boolean;
  readonly #seen = new Set<string>();
  #likeNumbers = 0;

  constructor(
    readonly heading: string,
    readonly isReference: boolean,
  ) {
    this.isText = isFreeTextHeading(bare(heading));
  }

  look(cell: string): Personal | undefined {
    if (this.isTold || cell.length < 5) return undefined;
    if (!this.isReference && !this.isText && tellsOfNobody(cell)) return undefined;
    if (this.#seen.has(cell)) return undefined;
    if (cell.length <= KEPT_LENGTH && this.#seen.size < LOOKED_AT) this.#seen.add(detach(cell));
    this.isText ||= isLongText(cell);
    if (!this.isReference) return personalCell(cell, this.isText);
    // One number in eleven passes as an NHS number by chance: a reference is one only when most do.
    this.#likeNumbers += isNhsNumber(cell.replace(/[ -]/g, '')) ? 1 : 0;
    return this.#likeNumbers >= 3 && this.#likeNumbers * 2 > this.#seen.size ? 'NHS numbers' : undefined;
  }
}
