// Broken files as people bring them, at full size, written to a folder one at a time.
import { appendFileSync, createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { makeWorkbook } from '@fairshift/tabular/testing';
import { zipSync } from 'fflate';
import { writeCsv } from './make-csv.mjs';

const MEGABYTE = 1e6;
const ROWS_OF_200_MB = 3_200_000;
const HEADING = 'period_start,period_end,place_code,sex,measure,numerator,denominator\n';
const ROW = '2024-01-01,2024-02-01,P001,F,attended,12,30\n';

/** Writes `piece` again and again until there are so many megabytes. */
async function repeat(file, { head = '', piece, tail = '', megabytes }) {
  const out = createWriteStream(file);
  const block = Buffer.from(piece.repeat(Math.ceil(MEGABYTE / piece.length)), 'latin1');
  out.write(Buffer.from(head, 'latin1'));
  for (let written = 0; written < megabytes * MEGABYTE; written += block.length)
    if (!out.write(block)) await once(out, 'drain');
  out.end(Buffer.from(tail, 'latin1'));
  await finished(out);
}

const GOOD = {
  sheets: [
    {
      name: 'Data',
      rows: [
        ['Month', 'Sex', 'Attended'],
        ['2024-01', 'F', 3],
        ['2024-02', 'M', 4],
      ],
    },
  ],
};
const book = (more) => (file) => writeFileSync(file, makeWorkbook({ ...GOOD, ...more }));
const sheet = (rows) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const SHEET = 'xl/worksheets/sheet1.xml';
const ENTITIES = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';

/** Both entries of the directory begin at the same bytes. */
function overlapping(file) {
  const bytes = makeWorkbook(GOOD);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = [];
  for (let at = 0; at + 4 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02_01_4b_50) entries.push(at);
  view.setUint32(entries[1] + 42, view.getUint32(entries[0] + 42, true), true);
  writeFileSync(file, bytes);
}

/** Name of the file, how it is made, and whether its rows can be used all the same. */
export const BROKEN = [
  [
    'cut-in-a-quote.csv',
    async (file) => {
      await writeCsv(file, ROWS_OF_200_MB);
      appendFileSync(file, '2024-01-01,"');
    },
  ],
  ['one-row-again-and-again.csv', (file) => repeat(file, { head: HEADING, piece: ROW, megabytes: 200 })],
  [
    'wrong-encoding.csv',
    (file) =>
      repeat(file, {
        head: HEADING,
        piece: '2024-01-01,2024-02-01,\u0081\u008d\u00ff,F,attended,12,30\n',
        megabytes: 200,
      }),
  ],
  [
    'page.csv',
    (file) =>
      repeat(file, {
        head: '<!DOCTYPE html><html><body><table>',
        piece: '<tr><td>2024-01</td><td>12</td></tr>\n',
        megabytes: 200,
      }),
  ],
  ['one-line.csv', (file) => repeat(file, { piece: 'a', megabytes: 200 })],
  ['columns.csv', (file) => repeat(file, { piece: 'c,', tail: '\n1,2\n', megabytes: 20 })],
  [
    'headings-twice.csv',
    (file) => repeat(file, { head: HEADING.replace('sex', 'measure'), piece: ROW, megabytes: 200 }),
  ],
  ['nul.csv', (file) => repeat(file, { head: HEADING, piece: '\u0000', megabytes: 200 })],
  ['macros.xlsx', book({ parts: { 'xl/vbaProject.bin': 'x' } })],
  [
    'entities.xlsx',
    book({ parts: { [SHEET]: `${ENTITIES}${sheet('<row><c t="str"><v>&b;</v></c></row>')}` } }),
  ],
  ['bomb.xlsx', book({ parts: { [SHEET]: sheet('<x></x>'.repeat(20_000_000)) } })],
  ['columns.xlsx', book({ parts: { [SHEET]: sheet(`<row>${'<c/>'.repeat(10_000_000)}</row>`) } })],
  ['overlapping.xlsx', overlapping],
  [
    'many-entries.xlsx',
    (file) =>
      writeFileSync(
        file,
        zipSync(
          Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`xl/${at}`, new Uint8Array()])),
        ),
      ),
  ],
  ['cut.xlsx', (file) => writeFileSync(file, makeWorkbook(GOOD).subarray(0, 900))],
];
