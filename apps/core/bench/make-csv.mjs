// `node make-csv.mjs ROWS FILE`: a file in the Fairshift CSV layout with invented counts, the same at every run.
// 60 months, 40 places, 5 stratifiers (19 x 8 x 3 x 10 x 6 groups), about 60 bytes a row; no key stands twice.
// One numerator in ten is not there: most are suppressed, some with the range they lie in, some missing.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export const MONTHS = 60;
export const PLACES = 40;
const FIRST_YEAR = 2021;

/** The stratifiers by heading; codes and names that the source knows by heart, and some that it does not. */
export const STRATIFIERS = [
  ['ethnicity', [...'ABCDEFGHJKLMNPRSZ', 'Roma', 'Arab']],
  ['age_band', ['0-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+']],
  ['sex', ['F', 'M', 'Not known']],
  ['deprivation_decile', Array.from({ length: 10 }, (_, at) => String(at + 1))],
  ['employment', ['Employed', 'Unemployed', 'Retired', 'Student', 'Carer', 'Not stated']],
];
const STRATA = STRATIFIERS.reduce((product, [, groups]) => product * groups.length, 1);
const HEADING = `period_start,period_end,place_code,${STRATIFIERS.map(([name]) => name).join(',')},measure,numerator,denominator,flags\n`;

/** What stands in place of a numerator: its cell, its flags cell, and the flag bits of the stored observation. */
const SUPPRESSED = { cell: '*', flags: '', bits: 1 };
const SUPPRESSED_IN_RANGE = { cell: '', flags: 'numerator:suppressed[1-7]', bits: 1 };
const MISSING = { cell: '[x]', flags: '', bits: 2 };
const absence = (chance) =>
  chance < 0.07 ? SUPPRESSED : chance < 0.08 ? SUPPRESSED_IN_RANGE : chance < 0.1 ? MISSING : undefined;

/** Numerical Recipes' linear congruential generator: one line, and the same numbers everywhere. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** The observations in file order, by month and place; `stratum` counts through all combinations of groups. */
export function* observations(rows, seed = 42) {
  const random = randomFrom(seed);
  const perPlace = Math.ceil(rows / (MONTHS * PLACES));
  if (perPlace > STRATA) throw new Error(`at most ${STRATA * MONTHS * PLACES} rows`);
  const step = Math.floor(STRATA / perPlace);
  let left = rows;
  for (let month = 0; month < MONTHS; month += 1) {
    for (let place = 0; place < PLACES; place += 1) {
      for (let k = 0; k < perPlace && left > 0; k += 1, left -= 1) {
        const stratum = (k * step + place * 7 + month * 13) % STRATA;
        const denominator = 5 + Math.floor(random() * 128);
        const absent = absence(random());
        const numerator = Math.floor(denominator * random());
        yield { month, place, stratum, denominator, numerator, absent };
      }
    }
  }
}

const day = (month) =>
  `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
const PERIODS = Array.from({ length: MONTHS }, (_, month) => `${day(month)},${day(month + 1)}`);
const PLACE_CODES = Array.from({ length: PLACES }, (_, place) => `P${String(place + 1).padStart(3, '0')}`);

/** `A,18-24,F,1,Employed` for each combination of groups. */
const STRATUM_CELLS = STRATIFIERS.reduce(
  (cells, [, groups]) => cells.flatMap((cell) => groups.map((group) => (cell ? `${cell},${group}` : group))),
  [''],
);

const csvLine = ({ month, place, stratum, numerator, denominator, absent }) =>
  `${PERIODS[month]},${PLACE_CODES[place]},${STRATUM_CELLS[stratum]},attended,${absent?.cell ?? numerator},${denominator},${absent?.flags ?? ''}\n`;

/**
 * The same observations month by month, as a server gives them: cells in the order of the heading, null where a
 * numerator is not there.
 * @returns {Generator<(string | number | null)[][]>}
 */
export function* monthPages(rows, seed) {
  let page = [];
  let of = 0;
  for (const { month, place, stratum, numerator, denominator, absent } of observations(rows, seed)) {
    if (month !== of) yield page;
    if (month !== of) [page, of] = [[], month];
    const period = PERIODS[month].replace(',', '/');
    const cells = STRATUM_CELLS[stratum].split(',');
    page.push([period, PLACE_CODES[place], ...cells, absent ? null : numerator, denominator]);
  }
  yield page;
}

/** The same observation as numbers, for COPY into a plain table (see copy-yardstick.mjs). */
const copyLine = ({ month, place, stratum, numerator, denominator, absent }) =>
  `00000000-0000-7000-8000-000000000001\t1\t${place + 1}\t${stratum + 1}\t${month + 1}\t1\t${absent?.bits ?? 0}\t${absent ? '\\N' : numerator}\t${denominator}\n`;

async function write(file, heading, lines) {
  const out = createWriteStream(file);
  let text = heading;
  for (const line of lines) {
    text += line;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await finished(out);
}

/** @param {string} file @param {number} rows @param {number} [seed] other seeds give other counts for the same keys */
export const writeCsv = (file, rows, seed) =>
  write(
    file,
    HEADING,
    observations(rows, seed).map((each) => csvLine(each)),
  );

/** @param {string} file @param {number} rows */
export const writeCopyText = (file, rows) =>
  write(
    file,
    '',
    observations(rows).map((each) => copyLine(each)),
  );

if (import.meta.main) {
  const [rows, file] = process.argv.slice(2);
  if (!file) throw new Error('node make-csv.mjs ROWS FILE');
  await writeCsv(file, Number(rows));
}
