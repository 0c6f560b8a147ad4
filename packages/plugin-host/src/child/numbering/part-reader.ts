import type { Cell, Flag, Row } from '@fairshift/plugin-sdk';
import type { Bounds } from './bounds-book.js';
import { fault, type Fault } from './fault.js';

/** Bits of the numerator; the denominator's are 16 times these. */
const BITS: Readonly<Record<string, number>> = { suppressed: 1, missing: 2, 'not-applicable': 4, rounded: 8 };
const NO_NUMBER = 1 | 2 | 4;
const ROUNDED = 8;
const SUPPRESSED = 1;
/** Bits that belong to the observation, not to one of its parts. */
const WHOLE: Readonly<Record<string, number>> = { provisional: 256, estimated: 512 };

/** Reads one number of an observation with its flags and limits. One object serves all rows. */
export class PartReader {
  number = NaN;
  /** Bits as for a numerator. */
  bits = 0;
  wholeBits = 0;
  bounds: Bounds | undefined;
  /** Full width of the rounding, when the source gives limits for a rounded number. */
  rounding: number | undefined;

  /** Returns why the cell is not legal, or undefined. */
  read(column: string, cell: Cell | undefined, row: Row): Fault | undefined {
    this.number = NaN;
    this.bits = 0;
    this.wholeBits = 0;
    this.bounds = undefined;
    this.rounding = undefined;
    const flags = row.flags?.[column];
    const bad = flags === undefined ? undefined : this.#readFlags(column, flags);
    if (bad !== undefined) return bad;
    if (cell === null || cell === undefined) {
      if ((this.bits & NO_NUMBER) === 0) return fault('null-without-flag', column, null);
      if ((this.bits & ROUNDED) !== 0) return fault('number-with-flag', column, flags);
    } else {
      if (typeof cell !== 'number' || !Number.isFinite(cell)) return fault('not-a-number', column, cell);
      if ((this.bits & NO_NUMBER) !== 0) return fault('number-with-flag', column, cell);
      this.number = cell;
    }
    const bounds = row.bounds?.[column];
    return bounds === undefined ? undefined : this.#readBounds(column, bounds);
  }

  #readFlags(column: string, flags: readonly Flag[]): Fault | undefined {
    if (!Array.isArray(flags)) return fault('flag-unknown', column, flags);
    for (const flag of flags) {
      const bit = BITS[flag];
      const whole = WHOLE[flag];
      if (bit !== undefined) this.bits |= bit;
      else if (whole !== undefined) this.wholeBits |= whole;
      else return fault('flag-unknown', column, flag);
    }
    return undefined;
  }

  #readBounds(column: string, bounds: Bounds): Fault | undefined {
    const [low, high] = Array.isArray(bounds) ? bounds : [undefined, undefined];
    const legal =
      Number.isFinite(low) && (high === null || (Number.isFinite(high) && Number(high) >= Number(low)));
    if (!legal) return fault('bounds', column, bounds);
    if ((this.bits & SUPPRESSED) !== 0) {
      this.bounds = [bounds[0], bounds[1]];
      return undefined;
    }
    const outside = high === null || this.number < bounds[0] || this.number > Number(bounds[1]);
    if ((this.bits & ROUNDED) === 0 || outside) return fault('bounds', column, bounds);
    // A rounded zero has only an upper side, so the wider side is the half-width.
    this.rounding = 2 * Math.max(Number(bounds[1]) - this.number, this.number - bounds[0]);
    return undefined;
  }
}
