import { randomFrom, writeCsv } from '../../../core/bench/make-csv.mjs';

export { randomFrom };
/** A file of invented counts in the Fairshift CSV layout: the same bytes at every run. */
export const makeFile = writeCsv;
