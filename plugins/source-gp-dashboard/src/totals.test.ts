import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Row } from '@fairshift/plugin-sdk';
import { cervicalGpPractice, fingertips } from './index.js';
import { fixture, run, type TestRun } from './test-run.js';

const counted = JSON.parse(new TextDecoder().decode(fixture('counts.json'))) as Record<string, Counted>;

interface Tally {
  sum: number;
  given: number;
  zero: number;
  missing: number;
  suppressed: number;
}
interface Counted {
  records: number;
  ages: Record<string, Record<'screened' | 'eligible', Tally>>;
  years?: string[];
  categoryTypes?: Record<string, number>;
}
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const FILES = Object.keys(counted);

async function readAll(name: string, bytes: Uint8Array): Promise<TestRun> {
  return run(name.startsWith('cervical') ? cervicalGpPractice : fingertips, bytes);
}

function tallyOf(rows: readonly Row[], part: 'screened' | 'eligible'): Tally {
  const out = { sum: 0, given: 0, zero: 0, missing: 0, suppressed: 0 };
  for (const row of rows) {
    const cell = row.cells[part];
    const flags = row.flags?.[part] ?? [];
    if (typeof cell === 'number') {
      out.sum += cell;
      out.given += 1;
      if (cell === 0) out.zero += 1;
    } else if (flags.includes('suppressed')) out.suppressed += 1;
    else if (flags.includes('missing')) out.missing += 1;
  }
  return out;
}

/** The importer's own count, in the form of counts.json. */
async function count(name: string, bytes: Uint8Array): Promise<Pick<Counted, 'records' | 'ages'>> {
  const { rows } = await readAll(name, bytes);
  const records = new Set(rows.map((row) => row.at)).size;
  const ages: Counted['ages'] = {};
  for (const age of [...new Set(rows.map((row) => String(row.cells['age'])))].toSorted()) {
    const ofAge = rows.filter((row) => row.cells['age'] === age);
    ages[age] = { eligible: tallyOf(ofAge, 'eligible'), screened: tallyOf(ofAge, 'screened') };
  }
  return { records, ages };
}

function wanted(name: string): Pick<Counted, 'records' | 'ages'> {
  const { records = 0, ages = {} } = counted[name] ?? {};
  return { records, ages };
}

/** A file with texts replaced, each once. @param changes what was there, then what is there instead */
function swap(name: string, ...changes: readonly string[]): Uint8Array {
  let text = new TextDecoder().decode(fixture(name));
  for (let index = 0; index < changes.length; index += 2) {
    expect(text).toContain(changes[index]);
    text = text.replace(changes[index]!, changes[index + 1]!);
  }
  return new TextEncoder().encode(text);
}

/** What fixtures/count.py prints of the files of a folder; undefined where there is no Python. */
function countByPython(folder: string): typeof counted | undefined {
  const script = join(FIXTURES, 'count.py');
  const { error, status, stdout, stderr } = spawnSync('python3', [script, folder], { encoding: 'utf8' });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as typeof counted;
}

const hasPython = countByPython(FIXTURES) !== undefined;
if (!hasPython) process.stderr.write('SKIPPED: fixtures/count.py, because there is no python3 here.\n');

(hasPython ? describe : describe.skip)('the independent count itself', () => {
  it('still gives what was committed', () => {
    expect(countByPython(FIXTURES)).toEqual(counted);
  });

  it('and the importer see the same change of a cell', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairshift-count-'));
    try {
      for (const name of FILES) writeFileSync(join(folder, name), fixture(name));
      const name = 'fingertips-93560-all-data-2026-05.csv';
      // Luton in 2010: 26,687 of 37,546 is 71.08; one more of each is 71.08 too.
      const bytes = swap(name, '71.0781441431844,', '71.08,', '26687,37546', '26688,37547');
      writeFileSync(join(folder, name), bytes);
      const again = countByPython(folder)?.[name];
      expect(await count(name, bytes)).toEqual({ records: again?.records, ages: again?.ages });
      expect(again?.ages['25-49']?.screened.sum).toBe((counted[name]?.ages['25-49']?.screened.sum ?? 0) + 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('totals equal an independent count', () => {
  it.each(FILES)('%s', async (name) => {
    expect(await count(name, fixture(name))).toEqual(wanted(name));
  });

  it.each(FILES)('%s: no problem, and every row read', async (name) => {
    const { events, problems } = await readAll(name, fixture(name));
    expect(problems).toEqual([]);
    expect(events.at(-1)).toEqual({
      type: 'file',
      encoding: 'utf-8',
      rows: { read: counted[name]?.records, notes: 0, refused: 0 },
    });
  });

  it('shows one more person in one cell as exactly that', async () => {
    const name = 'cervical-coverage-gp-practice-dec-2017.csv';
    // Greensands Surgery, 1,285 of 1,553; 1,285 of 1,554 is 82.69.
    const changed = swap(name, '"1553","1285",82.7430779137154', '"1554","1285",82.69');
    const expected = structuredClone(wanted(name));
    const tally = expected.ages['25-49']?.eligible;
    if (tally !== undefined) tally.sum += 1;
    const found = await count(name, changed);
    expect(found).toEqual(expected);
    expect(found).not.toEqual(wanted(name));
  });

  it.each([
    // A mark in place of counts, counts taken away, and a year taken away with its row.
    [
      'cervical-coverage-gp-practice-dec-2017.csv',
      '"1553","1285",82.7430779137154',
      '"<under 6>","<under 6>",-2',
    ],
    [
      'fingertips-93560-all-data-2026-05.csv',
      '71.0781441431844,70.6173921099087,71.5345834646297,70.3497697558083,71.7957991299604,26687,37546',
      ',,,,,,',
    ],
    ['fingertips-93561-all-data-2026-05.csv', '93561,', '93560,'],
  ])('a changed cell of %s shows', async (name, from, to) => {
    expect(await count(name, swap(name, from, to))).not.toEqual(wanted(name));
  });

  it.each(FILES.filter((name) => name.startsWith('fingertips')))(
    '%s: years and classifications',
    async (name) => {
      const { rows } = await readAll(name, fixture(name));
      const periods = rows.map((row) => String(row.cells['period'])).toSorted();
      const [first, last] = counted[name]?.years ?? [];
      expect([periods.at(0), periods.at(-1)]).toEqual([
        `${first}-01-01/${Number(first) + 1}-01-01`,
        `${last}-01-01/${Number(last) + 1}-01-01`,
      ]);
      const kinds = Object.entries(counted[name]?.categoryTypes ?? {});
      const split = (row: Row) => Object.keys(row.cells).filter((id) => id.startsWith('deprivation-'));
      const found = rows.reduce<Record<string, number>>(
        (tally, row) => ({ ...tally, [split(row).join()]: (tally[split(row).join()] ?? 0) + 1 }),
        {},
      );
      expect(Object.values(found).toSorted()).toEqual(kinds.map(([, number]) => number).toSorted());
      expect(found['']).toBe(counted[name]?.categoryTypes?.['']);
      expect(found['deprivation-2019-district-4-23']).toBe(
        counted[name]?.categoryTypes?.[
          'District & UA deprivation deciles in England (IMD2019, 4/23 geography)'
        ],
      );
    },
  );
});
