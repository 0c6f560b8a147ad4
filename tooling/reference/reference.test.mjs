import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('reference.mjs', import.meta.url));
let folder;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-reference-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function run(files, at = folder) {
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  const { status, stdout } = spawnSync(process.execPath, [script, at], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

const spc = { format: 'fairshift-spc-reference/1', kind: 'chart' };
/** By hand: the mean of 4, 2, 6 and 4 is 4, and 4 ± 3 × √4 is -2 (so 0) and 10. */
const cChart = (cl) => ({
  ...spc,
  chart: 'c',
  cases: [
    {
      id: 'c-by-hand',
      chart: 'c',
      input: { x: [1, 2, 3, 4], value: [4, 2, 6, 4] },
      options: { multiply: 1, screenMovingRanges: true },
      expected: { series: { cl: [cl, cl, cl, cl], lcl: [0, 0, 0, 0], ucl: [10, 10, 10, 10] } },
    },
  ],
});
const zChart = { ...spc, chart: 'z', cases: [{ id: 'z-1' }, { id: 'z-2' }] };

describe('npm run reference', () => {
  it('says how many cases of a file hold', () => {
    expect(run({ 'c.json': cChart(4) })).toEqual({ status: 0, lines: ['c.json 1 of 1'] });
  });

  it('says what differs, and fails', () => {
    const { status, lines } = run({ 'c.json': cChart(5) });
    expect(status).toBe(1);
    expect(lines[0]).toBe('c.json 0 of 1');
    expect(lines[1]).toMatch(/^ {2}c-by-hand cl/);
  });

  it('names families that are not built, which is no failure', () => {
    expect(run({ 'c.json': cChart(4), 'z.json': zChart })).toEqual({
      status: 0,
      lines: ['c.json 1 of 1', 'z.json not built: z (2 cases)'],
    });
    rmSync(path.join(folder, 'c.json'));
    expect(run({})).toEqual({ status: 0, lines: ['z.json not built: z (2 cases)'] });
  });

  it('names what is not built inside a file', () => {
    const { status, lines } = run(
      {},
      fileURLToPath(new URL('../../packages/equity/reference-data', import.meta.url)),
    );
    expect(status).toBe(0);
    const at = lines.findIndex((line) => line.startsWith('two-proportions.json '));
    expect(lines[at + 1]).toMatch(/^ {2}not built: .*\btests$/);
  });

  it.each([
    ['no case file', {}],
    ['no case', { 'c.json': { ...cChart(4), cases: [] } }],
    ['no case beside a file that holds', { 'c.json': cChart(4), 'c2.json': { ...cChart(4), cases: [] } }],
    ['a table without cases', { 'constants.json': { ...spc, kind: 'table' } }],
    ['a file that is no JSON', { 'c.json': cChart(4), 'd.json': '{' }],
  ])('fails with %s', (_, files) => expect(run(files).status).toBe(1));
});
