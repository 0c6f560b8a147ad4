import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The first rows of a CSV, and what each column seems to be. */
export interface SampleTable {
  readonly fileName: string;
  /** Text of the fixture: heading and rows, as they stand in the file. */
  readonly text: string;
  readonly period: { readonly heading: string; readonly kind: string };
  readonly place: string | undefined;
  readonly groups: readonly string[];
  readonly counts: readonly string[];
  /** Two of the counts of which the first is a part of the second. */
  readonly ratio: readonly [part: string, whole: string] | undefined;
}

const ROWS = 200;
const BYTES = 256 * 1024;
const MARKS = new Set([
  '',
  '*',
  '-',
  '.',
  '..',
  ':',
  'c',
  'x',
  'z',
  '[c]',
  '[x]',
  '[z]',
  'NA',
  'N/A',
  'Suppressed',
]);
const PERIODS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['month', /^\d{4}-(?:0[1-9]|1[0-2])$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}$/i],
  ['quarter', /^\d{4}(?:\/\d{2})? Q[1-4]$/i],
  ['financial-year', /^(?:FY ?)?\d{4}[/-]\d{2}$/i],
  ['year', /^(?:19|20)\d{2}$/],
  ['day', /^\d{4}-\d{2}-\d{2}$|^\d{1,2}\/\d{1,2}\/\d{4}$/],
];
const PLACES =
  /ward|place|site|practice|locality|area|borough|district|trust|clinic|team|hospital|lsoa|postcode district/i;
const WHOLES = /total|asked|eligible|invited|of all|out of|population|denominator|responses|people$|^all /i;
const YEAR_HEADING = /year|period|date|month|quarter/i;

/** Reads the head of a file. Throws an `Error` in words when it has no heading, no period or no number. */
export async function readTable(file: string): Promise<SampleTable> {
  const text = (await readFile(file))
    .subarray(0, BYTES)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  return understandTable(basename(file), text);
}

export function understandTable(fileName: string, text: string): SampleTable {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const kept = lines.slice(0, ROWS + 1);
  const [headings = [], ...rows] = kept.map(cellsOf);
  if (rows.length === 0) throw new Error(`${fileName} has no row beneath its headings.`);
  const columns = headings.map((heading, at) => ({
    heading: heading.trim(),
    values: rows.map((row) => (row[at] ?? '').trim()),
  }));
  const period = columns.map(periodOf).find((found) => found !== undefined);
  if (period === undefined)
    throw new Error(
      `${fileName} has no column of periods, such as 2024-05, May 2024 or 2024/25. Add one, and try again.`,
    );
  const others = columns.filter(({ heading }) => heading !== period.heading && heading !== '');
  const counts = others.filter(({ values }) => isNumeric(values)).map(({ heading }) => heading);
  if (counts.length === 0) throw new Error(`${fileName} has no column of numbers.`);
  const texts = others.filter(({ values }) => !isNumeric(values));
  const place = texts.find(({ heading }) => PLACES.test(heading))?.heading;
  const groups = texts
    .filter(({ heading, values }) => heading !== place && new Set(values).size <= 60)
    .map(({ heading }) => heading);
  return {
    fileName: fileName.replace(/[^\w.-]+/g, '-'),
    text: `${kept.join('\n')}\n`,
    period,
    place,
    groups,
    counts,
    ratio: ratioOf(others.filter(({ heading }) => counts.includes(heading))),
  };
}

interface Column {
  readonly heading: string;
  readonly values: readonly string[];
}

function periodOf({ heading, values }: Column): { heading: string; kind: string } | undefined {
  for (const [kind, pattern] of PERIODS) {
    if (kind === 'year' && !YEAR_HEADING.test(heading)) continue;
    if (values.every((value) => pattern.test(value))) return { heading, kind };
  }
  return undefined;
}

const isNumeric = (values: readonly string[]): boolean =>
  values.some((value) => /\d/.test(value)) &&
  values.every((value) => MARKS.has(value) || /^<?\s*-?\d[\d,]*(?:\.\d+)?$/.test(value));

/** A column that is never smaller than the other, and whose heading says that it is the whole. */
function ratioOf(columns: readonly Column[]): readonly [string, string] | undefined {
  for (const whole of columns.filter(({ heading }) => WHOLES.test(heading)))
    for (const part of columns) {
      if (part === whole) continue;
      const pairs = part.values.map(
        (value, at) => [toNumber(value), toNumber(whole.values[at] ?? '')] as const,
      );
      const known = pairs.filter(([a, b]) => !Number.isNaN(a) && !Number.isNaN(b));
      if (known.length > 0 && known.every(([a, b]) => a <= b)) return [part.heading, whole.heading];
    }
  return undefined;
}

const toNumber = (text: string): number => (/\d/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN);

/** Cells of one line, quoted or not. */
export function cellsOf(line: string): readonly string[] {
  const separator =
    [',', ';', '\t', '|'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

/** Stands in until the author brings a file: an invented survey. */
export const EXAMPLE_TABLE = understandTable(
  'example.csv',
  ['Month,Ward,Age group,Answered,Asked']
    .concat(
      ['2024-01', '2024-02', '2024-03'].flatMap((month, at) =>
        ['Castle', 'Cauldwell'].flatMap((ward, place) =>
          ['18 to 64', '65 and over', 'Not known'].map(
            (age, group) =>
              `${month},${ward},${age},${group === 2 ? '*' : 20 + 3 * at + 5 * place - 4 * group},${40 + 5 * at + 7 * place - 6 * group}`,
          ),
        ),
      ),
    )
    .join('\n'),
);
