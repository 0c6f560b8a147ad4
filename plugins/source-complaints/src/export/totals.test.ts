import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Row } from '@fairshift/plugin-sdk';
import { complaintsExport } from '../index.js';
import { fixture, run, type TestRun } from '../test-run.js';

/** Counted by fixtures/count.py, which shares nothing with the importer. Keys are month, then group. */
interface Counted {
  readonly rows: number;
  readonly cases: number;
  readonly casesInSeveralRows: number;
  readonly months: Readonly<Record<string, number>>;
  readonly by: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
const counted = JSON.parse(new TextDecoder().decode(fixture('counts.json'))) as Record<string, Counted>;
const FILES = Object.keys(counted);

const DIMENSIONS: Readonly<Record<string, string>> = {
  Directorate: 'directorate',
  Division: 'directorate',
  'Location (exact)': 'ward',
  Category: 'category',
  Severity: 'severity',
  'Person type': 'person',
  Subject: 'subject',
  'Complainant type': 'complainant',
};

const monthOf = (row: Row) => String(row.cells['period']).slice(0, 7);

/**
 * Sums as the product makes them: of one split, which holds the dimensions asked for and no other that overlaps.
 */
function sums({ rows, stream }: TestRun, ...dimensions: string[]): Record<string, number> {
  const measure = stream?.measures[0].id ?? '';
  const overlapping = stream?.dimensions.filter(({ overlaps }) => overlaps).map(({ id }) => id) ?? [];
  const out: Record<string, number> = {};
  for (const row of rows) {
    const fits = overlapping.every((id) => id in row.cells === dimensions.includes(id));
    if (!fits) continue;
    const key = [monthOf(row), ...dimensions.map((id) => String(row.cells[id]).toLowerCase())].join('|');
    out[key] = (out[key] ?? 0) + Number(row.cells[measure]);
  }
  return out;
}

const withoutZeros = (of: Record<string, number>) =>
  Object.fromEntries(Object.entries(of).filter(([, count]) => count !== 0));

describe('each case counts once in each month and group', () => {
  it.each(FILES)('%s: in each month', async (name) => {
    const result = await run(complaintsExport, fixture(name));
    expect(result.problems).toEqual([]);
    const { months, cases } = counted[name]!;
    expect(withoutZeros(sums(result))).toEqual(months);
    expect(Object.values(sums(result)).reduce((a, b) => a + b, 0)).toBe(cases);
  });

  it.each(FILES.flatMap((name) => Object.keys(counted[name]!.by).map((column) => [name, column] as const)))(
    '%s: by %s',
    async (name, column) => {
      const result = await run(complaintsExport, fixture(name));
      expect(withoutZeros(sums(result, DIMENSIONS[column]!))).toEqual(counted[name]!.by[column]);
    },
  );

  it.each(FILES)('%s: says how many stand in several rows', async (name) => {
    const { notices, events } = await run(complaintsExport, fixture(name));
    const { rows, cases, casesInSeveralRows } = counted[name]!;
    expect(notices['several-rows']).toContain(`${rows} rows are about ${cases} `);
    expect(notices['several-rows']).toContain(`: ${casesInSeveralRows} stand in several rows`);
    expect(events.at(-1)).toMatchObject({ type: 'file', rows: { read: rows, refused: 0 } });
  });

  it('and the count still gives what was committed', () => {
    const script = fileURLToPath(new URL('../../fixtures/count.py', import.meta.url));
    const { error, stdout } = spawnSync('python3', [script], { encoding: 'utf8' });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return;
    expect(JSON.parse(stdout)).toEqual(counted);
  });
});

describe('zeros', () => {
  it('stand in each month without a case, for all cases and for each group', async () => {
    const result = await run(complaintsExport, fixture('incidents-datix-like.csv'));
    // February 2024 has no row in the file.
    expect(sums(result)['2024-02']).toBe(0);
    for (const dimension of [
      'directorate',
      'ward',
      'category',
      'severity',
      'person',
      'ethnicity',
      'sex',
      'age',
    ]) {
      const found = sums(result, dimension);
      const groups = new Set(Object.keys(found).map((key) => key.slice(8)));
      expect(groups.size).toBe(result.members[dimension]?.length);
      for (const month of ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04'])
        for (const group of groups) expect(found[`${month}|${group}`]).toBeGreaterThanOrEqual(0);
    }
  });
});
