import { describe, expect, it } from '@jest/globals';
import { cervicalGpPractice as source } from '../index.js';
import { fixture, run } from '../test-run.js';

const NAME = 'cervical-coverage-gp-practice-dec-2017.csv';
const TEXT = new TextDecoder().decode(fixture(NAME));
const HEADING = TEXT.slice(0, TEXT.indexOf('\r\n'));

/** The heading and the rows of some practices, changed as told. */
function cut(codes: readonly string[], change = (row: string) => row): string {
  const rows = TEXT.split('\r\n').filter((row) => codes.some((code) => row.includes(`"${code}"`)));
  expect(rows).toHaveLength(codes.length);
  return [HEADING, ...rows.map(change), ''].join('\r\n');
}

describe('broken practice files', () => {
  const refused = async (text: string | Uint8Array) => (await run(source, text)).problems[0];

  it.each([
    [
      'a coverage that is not that of its counts',
      '82.7430779137154',
      '62.7430779137154',
      'coverage-differs',
      'X3.5.year.coverage..',
    ],
    [
      'more screened than eligible',
      '"1553","1285"',
      '"1285","1553"',
      'numerator-above-denominator',
      'No..of.women.screened.in.previous.42.months',
    ],
    [
      'a mark that is not known',
      '"1553","1285"',
      '"1553","few"',
      'not-a-number',
      'No..of.women.screened.in.previous.42.months',
    ],
    [
      'a coverage beside hidden counts',
      '"1553","1285"',
      '"<under 6>","<under 6>"',
      'coverage-differs',
      'X3.5.year.coverage..',
    ],
    ['a mark beside given counts', '82.7430779137154', '-2', 'mark-of-other-counts', 'X3.5.year.coverage..'],
    ['a star beside given counts', '82.7430779137154', '"*"', 'coverage-differs', 'X3.5.year.coverage..'],
    [
      'a fraction for a percentage',
      '82.7430779137154',
      '0.827430779137154',
      'coverage-differs',
      'X3.5.year.coverage..',
    ],
    ['no practice code', '"E81002"', '""', 'place-missing', 'Organisation.Code'],
    ['a lost comma', '"E81002",', '"E81002"', 'row-width', undefined],
  ])('refuses %s', async (_name, from, to, rule, column) => {
    const text = cut(['E81002']);
    expect(text).toContain(from);
    const problem = await refused(text.replace(from, to));
    expect(problem).toMatchObject({ row: 2, rule, ...(column === undefined ? {} : { column }) });
    expect(problem?.message).toMatch(/\.$/);
    expect(problem?.remedy).toMatch(/\.$/);
  });

  it('refuses a practice that stands there twice', async () => {
    const text = cut(['E81002']);
    const again = text + text.slice(text.indexOf('\r\n') + 2);
    expect(await refused(again)).toMatchObject({
      row: 3,
      column: 'Organisation.Code',
      rule: 'place-repeated',
    });
  });

  it('names the row of a file that was cut short', async () => {
    // Inside the quoted name of the last practice; and between two cells.
    const inside = TEXT.slice(0, TEXT.lastIndexOf('","') - 1);
    const result = await run(source, inside);
    expect(result.problems[0]).toMatchObject({ row: 224, rule: 'quote-unclosed' });
    expect(result.thrown).toMatchObject({ name: 'PluginError', kind: 'data' });
    expect(await refused(cut(['E81002']).slice(0, -8))).toMatchObject({ row: 2, rule: 'row-width' });
  });

  it('refuses a heading that stands there twice, and swapped headings', async () => {
    expect(await refused(cut(['E81002']).replace('"CCG.1"', '"CCG"'))).toMatchObject({
      row: 1,
      column: 'CCG',
      rule: 'heading-repeated',
    });
    const swapped = cut(['E81002']).replace(
      '"Eligible25to49","No..of.women.screened.in.previous.42.months"',
      '"No..of.women.screened.in.previous.42.months","Eligible25to49"',
    );
    expect(await refused(swapped)).toMatchObject({ row: 2, rule: 'numerator-above-denominator' });
  });

  it('names a missing heading', async () => {
    expect(await refused(cut(['E81002']).replace('"Eligible50to64"', '"Eligible"'))).toMatchObject({
      row: 1,
      column: 'Eligible50to64',
      rule: 'heading-missing',
    });
  });

  it('refuses a web page, a workbook, bytes that are no text and an empty file', async () => {
    expect(await refused('<!doctype html><title>Sign in</title>')).toMatchObject({ row: 1, rule: 'html' });
    expect(await refused(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({ rule: 'spreadsheet' });
    expect(await refused('a,b\n\0,1\n')).toMatchObject({ row: 2, rule: 'not-text' });
    expect(await refused('')).toMatchObject({ row: 1, rule: 'empty-file' });
  });
});
