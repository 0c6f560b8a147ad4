import type { Understanding } from '@fairshift/contracts';
import type { ColumnEntry, ObservationBlock } from '@fairshift/plugin-host';
import { hasParts } from '../../storage/index.js';
import {
  DENOMINATOR_BITS,
  MISSING_BIT,
  NOT_APPLICABLE_BIT,
  ROUNDED_BIT,
  SUPPRESSED_BIT,
} from './flag-bits.js';

type Measure = Understanding['measures'][number];
type Cells = { -readonly [K in keyof Measure['cells']]: number };

/** Adds up without the rounding errors of long columns of decimals (Neumaier 1974). */
class Sum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const next = this.#sum + value;
    this.#lost +=
      Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
  }

  get total(): number {
    return this.#sum + this.#lost;
  }
}

/** The numbers of one measure: how many there are of each kind, and the sums of those that are given. */
export class NumberCounts {
  readonly #cells: Cells = { given: 0, zero: 0, missing: 0, suppressed: 0, rounded: 0, notApplicable: 0 };
  readonly #numerator = new Sum();
  readonly #denominator = new Sum();

  constructor(private readonly column: ColumnEntry) {}

  /** Of a ratio both numbers of a row count, else its one number. */
  add({ numerators, denominators, flags }: ObservationBlock): void {
    this.#addAll(numerators, flags, 0, this.#numerator);
    if (hasParts(this.column.kind)) this.#addAll(denominators, flags, DENOMINATOR_BITS, this.#denominator);
  }

  #addAll(values: Float64Array, flags: Int16Array, shift: number, sum: Sum): void {
    const cells = this.#cells;
    for (let index = 0; index < values.length; index++) {
      const flag = flags[index]! >> shift;
      const value = values[index]!;
      if (flag & SUPPRESSED_BIT) cells.suppressed++;
      else if (flag & MISSING_BIT) cells.missing++;
      else if (flag & NOT_APPLICABLE_BIT || Number.isNaN(value)) cells.notApplicable++;
      else {
        cells.given++;
        if (value === 0) cells.zero++;
        if (flag & ROUNDED_BIT) cells.rounded++;
        sum.add(value);
      }
    }
  }

  result(): Measure {
    const { code, label, kind, unit } = this.column;
    const isRatio = hasParts(kind);
    const isCount = isRatio || kind === 'count';
    return {
      id: code,
      label,
      form: kind,
      unit,
      sum: {
        numerator: isCount ? this.#numerator.total : null,
        denominator: isRatio ? this.#denominator.total : null,
        value: isCount ? null : this.#numerator.total,
      },
      cells: { ...this.#cells },
    };
  }
}
