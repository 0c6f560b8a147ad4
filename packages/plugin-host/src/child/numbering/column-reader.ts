import type { Cell, Row } from '@fairshift/plugin-sdk';
import type { ColumnPlan } from './stream-plan.js';
import type { BoundsBook, ObservationBounds } from './bounds-book.js';
import { fault, type Fault } from './fault.js';
import { PartReader } from './part-reader.js';
import { parseInstantCell } from './periods.js';

const MISSING = 2;
const ROUNDED_ANY = 8 | (8 << 4);
const COUNTED = new Set(['count', 'proportion', 'rate']);

/** Reads what a row says for one column. One object serves all rows; its fields hold the last one read. */
export class ColumnReader {
  numerator = NaN;
  denominator = NaN;
  flags = 0;
  /** True when the row has an observation for this column. */
  present = false;
  readonly #upper = new PartReader();
  readonly #lower = new PartReader();
  readonly #counted: boolean;

  constructor(
    readonly plan: ColumnPlan,
    readonly timeId: string,
  ) {
    this.#counted = COUNTED.has(plan.entry.kind);
  }

  /** Returns why the row is not legal, or undefined. */
  read(row: Row): Fault | undefined {
    const { numerator, denominator } = this.plan;
    const upper = row.cells[numerator];
    const lower = denominator === undefined ? undefined : row.cells[denominator];
    this.present = upper !== undefined || lower !== undefined;
    if (!this.present) return this.#checkAbsent(row);
    if (this.plan.entry.kind === 'event') return this.#readEvent(row);
    if (row.flags === undefined && row.bounds === undefined) {
      if (isNumber(upper) && (denominator === undefined || isNumber(lower))) {
        this.numerator = upper;
        this.denominator = denominator === undefined ? NaN : (lower as number);
        this.flags = 0;
        return this.#checkNumbers(row);
      }
    }
    return this.#readMarked(row, upper, lower) ?? this.#checkNumbers(row);
  }

  /** The id of the rule for hidden or rounded numbers of the row just read; 0 when there is none. */
  boundId(book: BoundsBook): number {
    if (this.flags === 0) return 0;
    const upper = this.#upper;
    const lower = this.#lower;
    const bounds: ObservationBounds = {
      ...(upper.bounds === undefined ? {} : { numerator: upper.bounds }),
      ...(lower.bounds === undefined ? {} : { denominator: lower.bounds }),
      ...(upper.rounding === undefined ? {} : { numeratorRounding: upper.rounding }),
      ...(lower.rounding === undefined ? {} : { denominatorRounding: lower.rounding }),
    };
    return Object.keys(bounds).length === 0 ? 0 : book.id(bounds);
  }

  #readMarked(row: Row, upper: Cell | undefined, lower: Cell | undefined): Fault | undefined {
    const { numerator, denominator, published } = this.plan;
    if (denominator !== undefined && (upper === undefined || lower === undefined)) {
      return fault('part-missing', upper === undefined ? numerator : denominator, null);
    }
    const bad = this.#upper.read(numerator, upper, row);
    if (bad !== undefined) return bad;
    this.numerator = this.#upper.number;
    this.flags = this.#upper.bits | this.#upper.wholeBits;
    this.denominator = NaN;
    this.#lower.bounds = undefined;
    this.#lower.rounding = undefined;
    if (denominator !== undefined) {
      const worse = this.#lower.read(denominator, lower, row);
      if (worse !== undefined) return worse;
      this.denominator = this.#lower.number;
      this.flags |= (this.#lower.bits << 4) | this.#lower.wholeBits;
    }
    for (const flag of (published !== undefined && row.flags?.[published]) || []) {
      if (flag === 'provisional') this.flags |= 256;
      if (flag === 'estimated') this.flags |= 512;
    }
    return undefined;
  }

  #checkNumbers(row: Row): Fault | undefined {
    const { numerator, denominator, published, entry } = this.plan;
    if (this.#counted && this.numerator < 0) return fault('negative', numerator, this.numerator);
    if (denominator === undefined) return undefined;
    if (this.denominator < 0) return fault('negative', denominator, this.denominator);
    const rounded = (this.flags & ROUNDED_ANY) !== 0;
    if (entry.kind === 'proportion' && !rounded && this.numerator > this.denominator) {
      return fault('numerator-above-denominator', numerator, this.numerator);
    }
    const figure = published === undefined ? undefined : row.cells[published];
    return figure === undefined || figure === null || rounded ? undefined : this.#checkPublished(figure);
  }

  /** A published figure may be rounded or cut at its last digit, so it may differ by one of those. */
  #checkPublished(figure: Cell): Fault | undefined {
    const column = this.plan.published ?? '';
    if (!isNumber(figure)) return fault('not-a-number', column, figure);
    const ratio = this.numerator / this.denominator;
    if (!Number.isFinite(ratio)) return undefined;
    const decimals = String(figure).split('.')[1]?.length ?? 0;
    const { kind, multiplier } = this.plan.entry;
    const scales = kind === 'proportion' && multiplier === 1 ? [1, 100] : [multiplier];
    const close = scales.some((scale) => Math.abs(figure - scale * ratio) < 10 ** -decimals * 1.000001);
    return close ? undefined : fault('published-differs', column, figure);
  }

  #checkAbsent(row: Row): Fault | undefined {
    const { published, numerator } = this.plan;
    if (published === undefined || row.cells[published] === undefined || row.cells[published] === null) {
      return undefined;
    }
    return fault('part-missing', numerator, null);
  }

  /** An event's number is the second of its day; its cell only says that it happened. */
  #readEvent(row: Row): Fault | undefined {
    if (row.cells[this.plan.numerator] === null) {
      this.present = false;
      return undefined;
    }
    const seconds = parseInstantCell(String(row.cells[this.timeId] ?? ''))?.seconds;
    this.numerator = seconds ?? NaN;
    this.denominator = NaN;
    this.flags = seconds === undefined ? MISSING : 0;
    this.#upper.bounds = this.#lower.bounds = undefined;
    this.#upper.rounding = this.#lower.rounding = undefined;
    return undefined;
  }
}

function isNumber(cell: Cell | undefined): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}
