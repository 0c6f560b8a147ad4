import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Inspection } from './inspect-file.js';

const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const PROGRAM = at('../../dist/command/fairshift.mjs');
const FIXTURES = at('../../../../plugins/source-gp-dashboard/fixtures');
const PRACTICE = 'cervical-coverage-gp-practice-dec-2017.csv';
const YOUNGER = 'fingertips-93560-all-data-2026-05.csv';
const OLDER = 'fingertips-93561-all-data-2026-05.csv';
const PERIOD = ['--period', '2017-12-01/2018-01-01'];

/** Counted by fixtures/count.py, which shares nothing with the import. */
interface Tally {
  readonly sum: number;
  readonly given: number;
  readonly zero: number;
  readonly missing: number;
  readonly suppressed: number;
}
interface Counted {
  readonly records: number;
  readonly ages: Readonly<Record<string, Readonly<Record<'eligible' | 'screened', Tally>>>>;
}

let folder: string;
let temporary: string;
let counts: Readonly<Record<string, Counted>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fairshift-inspect-'));
  temporary = path.join(folder, 'tmp');
  await mkdir(temporary);
  // The child that reads a file may be another user.
  await chmod(folder, 0o755);
  for (const name of [PRACTICE, YOUNGER, OLDER]) {
    await copyFile(path.join(FIXTURES, name), path.join(folder, name));
  }
  counts = JSON.parse(await readFile(path.join(FIXTURES, 'counts.json'), 'utf8')) as typeof counts;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the program in the folder of the files, with nothing in its environment: so without any database. */
function fairshift(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { TMPDIR: temporary } };
    const child = execFile(process.execPath, [PROGRAM, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

async function inspect(...args: string[]): Promise<{ code: number; files: Inspection[] }> {
  const { code, stdout } = await fairshift('inspect', '--json', ...args);
  return { code, files: JSON.parse(stdout) as Inspection[] };
}

/** What all age groups of a file hold, one part after the other. */
function expected(name: string) {
  const all = Object.values(counts[name]!.ages);
  const total = (part: 'eligible' | 'screened', what: keyof Tally) =>
    all.reduce((sum, age) => sum + age[part][what], 0);
  const both = (what: keyof Tally) => total('screened', what) + total('eligible', what);
  return {
    sum: { numerator: total('screened', 'sum'), denominator: total('eligible', 'sum'), value: null },
    cells: {
      given: both('given'),
      zero: both('zero'),
      missing: both('missing'),
      suppressed: both('suppressed'),
      rounded: 0,
      notApplicable: 0,
    },
  };
}

/** A copy of a file with one text in it changed. */
async function changed(name: string, from: string, to: string): Promise<string> {
  const text = await readFile(path.join(folder, name), 'latin1');
  expect(text).toContain(from);
  await writeFile(path.join(folder, `changed-${name}`), text.replace(from, to), 'latin1');
  return `changed-${name}`;
}

describe('files as published', () => {
  let told: Awaited<ReturnType<typeof inspect>>;
  let withPeriod: typeof told;
  beforeAll(async () => {
    told = await inspect(PRACTICE, YOUNGER);
    withPeriod = await inspect(...PERIOD, PRACTICE, YOUNGER, OLDER);
  });

  it('finds in each what an independent count finds', () => {
    const { code, files } = withPeriod;
    expect(code).toBe(0);
    expect(files.map(({ file }) => file)).toEqual([PRACTICE, YOUNGER, OLDER]);
    for (const { file, rows, measures, needs, problems } of files) {
      expect(rows).toEqual({ read: counts[file]!.records, notes: 0, refused: 0 });
      expect(measures).toEqual([{ id: 'coverage', form: 'proportion', ...expected(file) }]);
      expect({ needs, problems }).toEqual({ needs: [], problems: [] });
    }
  });

  it('counts in each group the rows of the file', async () => {
    const [{ stratifiers, period }] = withPeriod.files as [Inspection];
    const text = await readFile(path.join(folder, PRACTICE), 'latin1');
    const lines = (word: string) => text.split('\n').filter((line) => line.includes(word)).length;
    expect(stratifiers[0]).toMatchObject({ id: 'age', groups: [{ rows: 223 }, { rows: 223 }] });
    const luton = stratifiers[1]!.groups.find(({ label }) => label.includes('Luton'));
    expect(luton?.rows).toBe(lines('NHS Luton CCG'));
    expect(period).toEqual({ from: '2017-12-01', to: '2018-01-01', kind: 'month' });
  });

  it('reads a file that does not say its period, and asks for it', () => {
    const { code, files } = told;
    expect(code).toBe(0);
    expect(files[0]).toMatchObject({
      needs: ['period'],
      period: null,
      problems: [],
      measures: [expected(PRACTICE)],
    });
  });

  it('gives exactly the keys that are promised, and leaves nothing behind', async () => {
    const [, { recognised, ...file }] = told.files as [Inspection, Inspection];
    expect(Object.keys(file).toSorted()).toEqual(
      ['encoding', 'file', 'measures', 'needs', 'period', 'problems', 'rows', 'stratifiers'].toSorted(),
    );
    expect(recognised).toEqual([
      { source: 'fingertips', score: 3, because: expect.any(String) },
      { source: 'spreadsheet', score: 1, because: expect.any(String) },
    ]);
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe('files with faults', () => {
  it('tells row and column of a number that cannot be right', async () => {
    // Luton in 2010: more were screened than there are. Found by its heading, not by its place.
    const { code, files } = await inspect(await changed(YOUNGER, '26687,37546', '37546,26687'));
    expect(code).toBe(1);
    const [{ rows, problems, measures }] = files as [Inspection];
    expect(rows).toEqual({ read: counts[YOUNGER]!.records - 1, notes: 0, refused: 1 });
    expect(problems).toEqual([
      {
        row: expect.any(Number),
        column: 'Count',
        rule: 'numerator-above-denominator',
        message: expect.any(String),
        remedy: expect.any(String),
      },
    ]);
    expect(measures[0]?.sum.numerator).toBe(expected(YOUNGER).sum.numerator - 26_687);
  });

  it('tells of two rows that are about the same, names both, and adds the first one up', async () => {
    const heading = 'period_start,period_end,place_code,measure,numerator,denominator';
    const row = '2024-01-01,2024-02-01,P1,uptake';
    await writeFile(path.join(folder, 'twice.csv'), `${heading}\n${row},3,10\n${row},4,10\n`);
    const { code, files } = await inspect('twice.csv');
    expect(code).toBe(1);
    expect(files[0]?.problems).toEqual([
      expect.objectContaining({
        row: 3,
        rule: 'row-repeated',
        message: 'Rows 2 and 3 are both about "Uptake" for P1, 2024-01-01 to 2024-02-01, all groups.',
      }),
    ]);
    expect(files[0]?.measures[0]?.sum).toEqual({ numerator: 3, denominator: 10, value: null });
  });

  it('reads no further where most rows say again what another one says', async () => {
    const heading = 'period_start,period_end,place_code,measure,numerator,denominator';
    const row = '2024-01-01,2024-02-01,P1,uptake,3,10\n';
    await writeFile(path.join(folder, 'again.csv'), `${heading}\n${row.repeat(300_000)}`);
    const { code, files } = await inspect('again.csv');
    expect(code).toBe(1);
    const [{ rows, measures, problems }] = files as [Inspection];
    // Batches are of 20,000 rows, of which the first is new.
    expect(rows).toEqual({ read: 120_000, notes: 0, refused: 0 });
    expect(measures).toEqual([]);
    expect(problems[0]).toMatchObject({
      row: null,
      message: expect.stringMatching(
        /^More rows .* than say something new: 119,999 so far\. The rest was not read\. Rows 2 and 3 /,
      ),
    });
    expect(problems[1]).toMatchObject({ row: 3, rule: 'row-repeated' });
  });

  it('understands a file whole of which the rest that is repeated was read already', async () => {
    const heading = 'period_start,period_end,place_code,measure,numerator,denominator';
    const rowOf = (place: number) => `2024-01-01,2024-02-01,P${place},uptake,3,10\n`;
    const fresh = Array.from({ length: 90_000 }, (_, place) => rowOf(place)).join('');
    await writeFile(path.join(folder, 'mostly.csv'), `${heading}\n${fresh}${rowOf(0).repeat(100_000)}`);
    const { files } = await inspect('mostly.csv');
    const [{ rows, measures, problems }] = files as [Inspection];
    expect(rows).toEqual({ read: 190_000, notes: 0, refused: 0 });
    expect(measures[0]?.sum).toEqual({ numerator: 270_000, denominator: 900_000, value: null });
    expect(problems.every(({ rule }) => rule === 'row-repeated')).toBe(true);
  });

  it('tells where a file is broken, and takes no half of it', async () => {
    const text = await readFile(path.join(folder, OLDER), 'latin1');
    await writeFile(path.join(folder, 'broken.csv'), `${text}"not closed`, 'latin1');
    const { code, files } = await inspect('broken.csv');
    expect(code).toBe(1);
    // A heading and 335 rows stand before the broken one.
    expect(files).toMatchObject([
      {
        recognised: [{ source: 'fingertips' }, { source: 'spreadsheet' }],
        encoding: 'utf-8',
        problems: [{ row: 337, rule: 'quote-unclosed', remedy: expect.stringMatching(/^Close the quote/) }],
        measures: [],
        period: null,
      },
    ]);
    expect(files[0]?.problems).toHaveLength(1);
  });

  it('knows no source for a letter, and ends with the highest code of all files', async () => {
    await writeFile(path.join(folder, 'letter.txt'), 'Dear all,\nplease find the figures enclosed.\n');
    const { code, files } = await inspect(YOUNGER, 'letter.txt');
    expect(code).toBe(2);
    expect(files[1]).toMatchObject({ file: 'letter.txt', recognised: [], problems: [], encoding: null });
  });

  it('says in a sentence why a path cannot be read', async () => {
    await writeFile(path.join(folder, 'empty.csv'), '');
    const { code, files } = await inspect('nowhere.csv', 'tmp', 'empty.csv');
    expect(code).toBe(2);
    expect(files.map(({ problems }) => problems[0]?.message)).toEqual([
      'There is no such file.',
      'This is a folder.',
      'The file is empty.',
    ]);
  });
});

describe('for a person', () => {
  it('says it in words', async () => {
    const { code, stdout, stderr } = await fairshift('inspect', PRACTICE);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('The file does not say its period. Add --period START/END');
    expect(stdout).toContain('Rows: 223 read. Encoding: utf-8.');
    // 229,808 + 85,485 of fixtures/counts.json.
    expect(stdout).toContain('numerator 315,293');
  });

  it('counts all problems, also those that it does not show', async () => {
    const row = (place: number, numerator: number) => `2024-01-01,2024-02-01,P${place},uptake,${numerator},2`;
    const bad = Array.from({ length: 1_500 }, (_, place) => row(place, 3));
    const heading = 'period_start,period_end,place_code,measure,numerator,denominator';
    await writeFile(path.join(folder, 'bad.csv'), [heading, ...bad, row(9_999, 1), ''].join('\n'));
    const { code, stdout } = await fairshift('inspect', 'bad.csv');
    expect(code).toBe(1);
    expect(stdout).toContain('Rows: 1 read, 1,500 refused.');
    // 20 are shown.
    expect(stdout).toContain('and 1,480 more problems');
  });

  it.each([
    ['a period whose end comes first', ['inspect', '--period', '2018-01-01/2017-12-01', YOUNGER]],
    ['no file', ['inspect']],
    ['no command', []],
    ['an unknown command', ['import', YOUNGER]],
    ['an unknown option', ['inspect', '--nosuch', YOUNGER]],
  ])('explains its use after %s', async (_what, args) => {
    const { code, stdout, stderr } = await fairshift(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain('Usage: fairshift inspect FILE…');
  });
});
