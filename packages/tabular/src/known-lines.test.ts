import { describe, expect, it } from '@jest/globals';
import { CsvReader } from './csv-reader.js';
import { KnownLines } from './known-lines.js';

const HEADING = 'area,kind,value,note';
/** More than one block of the parser, so that lines can be passed over. */
const MANY = 40_000;

/** Records that a pass over the file sees, and how many rows it counts. */
async function seen(lines: readonly string[]): Promise<{ records: (readonly string[])[]; rows: number }> {
  const known = new KnownLines();
  known.begin([
    { at: 2, by: 'presence' },
    { at: 1, by: 'text' },
    { at: -1, by: 'text' },
  ]);
  const bytes = new Blob([[HEADING, ...lines].join('\n')]).stream();
  const reader = new CsvReader(bytes, { passOver: known.passOver });
  const records: (readonly string[])[] = [];
  for await (const { rows } of reader.batches()) {
    for (const row of rows) known.add(row);
    records.push(...rows);
  }
  return { records, rows: reader.rowCount };
}

const same = Array.from({ length: MANY }, () => 'E01,LSOA,12,');

describe('a pass that only looks for what is new', () => {
  it.each([
    ['another text', 'E02,MSOA,12,'],
    ['a value that is missing for the first time', 'E02,LSOA,,'],
    ['a value that is blank', 'E02,LSOA,  ,'],
    ['a value of a space that does not break', 'E02,LSOA,\u00a0,'],
    ['a line with quotes before what matters', '"E02",LSOA,12,'],
    ['a line with quotes in what matters', 'E02,"LSOA",12,'],
    ['another text before a quote', 'E02,MSOA,12,"x"'],
    ['a cell that only begins before a quote', 'E02,LSOA,1"2"3,'],
    ['a line that is too short', 'E02'],
    ['an empty cell', 'E02,,12,'],
  ])('sees %s, and passes over what it has seen', async (_case, line) => {
    const { records, rows } = await seen([...same, line, ...same]);
    expect(rows).toBe(2 * MANY + 2);
    expect(records.length).toBeLessThan(MANY);
    expect(records.filter(([area]) => area !== 'area' && area !== 'E01')).toEqual([
      line.replaceAll(/(?<=^|,)"|"(?=,|$)/g, '').split(','),
    ]);
  });

  it('passes over another value of a column of which only the presence matters', async () => {
    const { records } = await seen([...same, 'E02,LSOA,13,', ...same]);
    expect(records.filter(([area]) => area === 'E02')).toEqual([]);
  });

  it('passes over what it knows before a quote', async () => {
    const { records, rows } = await seen([...same, ...same.map((line) => `${line}"a ""b"", c"`)]);
    expect(rows).toBe(2 * MANY + 1);
    expect(records.filter(([, , , note]) => note !== '' && note !== 'note')).toEqual([]);
  });

  it('sees a cell that holds something, where a quote stands behind what was shown of it', async () => {
    const without = same.map((line) => line.replace('12', ''));
    const { records } = await seen([...without, 'E02,LSOA,1"",', ...without]);
    expect(records.filter(([area]) => area === 'E02')).toEqual([['E02', 'LSOA', '1""', '']]);
  });

  it('keeps a record whole that goes over lines, and counts it once', async () => {
    const { records, rows } = await seen([...same, 'E02,UA,1,"one', 'E01,LSOA,12,', 'two"', ...same]);
    expect(records.filter(([area]) => area === 'E02')).toEqual([
      ['E02', 'UA', '1', 'one\nE01,LSOA,12,\ntwo'],
    ]);
    expect(rows).toBe(2 * MANY + 2);
  });

  it('takes no part of a record for a line, where a quote stands in the middle of a cell', async () => {
    const { records, rows } = await seen([
      ...same,
      'E01,LSOA,12,"a",5" pipe,"open',
      'E02,UA,7 close",z',
      ...same,
    ]);
    expect(records.filter(([area]) => area === 'E02')).toEqual([]);
    expect(rows).toBe(2 * MANY + 2);
  });

  it.each([
    ['a quote that is never closed', 'E02,UA,1,"x', 'quote-unclosed'],
    ['text after a quote', 'E02,UA,1,"x"y', 'quote-malformed'],
    ['too many columns', `E02,UA,1${',1'.repeat(500)}`, 'too-many-columns'],
  ])('names the row of %s', async (_case, line, code) => {
    await expect(seen([...same, line, ...same.slice(0, 100)])).rejects.toMatchObject({ code, row: MANY + 2 });
  });
});
