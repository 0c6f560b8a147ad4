import type { ObservationBlock } from '../../batch.js';
import { BATCH_ROWS } from '../../protocol.js';

/** Observations of one column until they are sent. The arrays are used again for the next batch. */
export class ColumnBuffer {
  #size = 0;
  #bounded = false;
  #periodIds = new Int16Array(0);
  #placeIds = new Int32Array(0);
  #stratumIds = new Int32Array(0);
  #flags = new Int16Array(0);
  #numerators = new Float64Array(0);
  #denominators = new Float64Array(0);
  #boundIds = new Int16Array(0);
  #rowNumbers = new Int32Array(0);

  constructor(readonly columnId: number) {}

  /** Makes room for an observation at its place in time, space and strata. Then call `put`. */
  place(periodId: number, placeId: number, stratumId: number): void {
    if (this.#size === this.#periodIds.length) this.#grow();
    this.#periodIds[this.#size] = periodId;
    this.#placeIds[this.#size] = placeId;
    this.#stratumIds[this.#size] = stratumId;
  }

  /** Notes the row of the next observation. */
  fromRow(rowNumber: number): void {
    if (this.#size === this.#periodIds.length) this.#grow();
    this.#rowNumbers[this.#size] = rowNumber;
  }

  put(numerator: number, denominator: number, flags: number, boundId: number): void {
    const at = this.#size++;
    this.#numerators[at] = numerator;
    this.#denominators[at] = denominator;
    this.#flags[at] = flags;
    this.#boundIds[at] = boundId;
    if (boundId !== 0) this.#bounded = true;
  }

  /** The observations so far as views that hold until the next `put`; undefined when there is none. */
  take(): ObservationBlock | undefined {
    const size = this.#size;
    if (size === 0) return undefined;
    const block: ObservationBlock = {
      columnId: this.columnId,
      periodIds: this.#periodIds.subarray(0, size),
      placeIds: this.#placeIds.subarray(0, size),
      stratumIds: this.#stratumIds.subarray(0, size),
      flags: this.#flags.subarray(0, size),
      numerators: this.#numerators.subarray(0, size),
      denominators: this.#denominators.subarray(0, size),
      rowNumbers: this.#rowNumbers.subarray(0, size),
      ...(this.#bounded ? { boundIds: this.#boundIds.subarray(0, size) } : {}),
    };
    this.#size = 0;
    this.#bounded = false;
    return block;
  }

  #grow(): void {
    const size = this.#size === 0 ? 1_024 : Math.min(this.#size * 4, BATCH_ROWS);
    this.#periodIds = widen(this.#periodIds, new Int16Array(size));
    this.#placeIds = widen(this.#placeIds, new Int32Array(size));
    this.#stratumIds = widen(this.#stratumIds, new Int32Array(size));
    this.#flags = widen(this.#flags, new Int16Array(size));
    this.#numerators = widen(this.#numerators, new Float64Array(size));
    this.#denominators = widen(this.#denominators, new Float64Array(size));
    this.#boundIds = widen(this.#boundIds, new Int16Array(size));
    this.#rowNumbers = widen(this.#rowNumbers, new Int32Array(size));
  }
}

function widen<T extends Int16Array | Int32Array | Float64Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}
