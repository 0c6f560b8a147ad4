import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { runReferenceFile } from './reference.js';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../reference-data/${name}.json`, import.meta.url), 'utf8')) as {
    cases: { id: string; expected: { series: Record<string, unknown[]> } }[];
  };

describe.each([
  ['p', 17],
  ['c', 8],
  ['i', 26],
])('%s.json', (name, total) => {
  it(`reproduces all ${total} cases, limits, flags and runs`, () => {
    const report = runReferenceFile(read(name));
    expect(report).toEqual({ family: name, built: true, passed: total, total, differences: [] });
  });
});

describe('a case that differs', () => {
  it('is named with its column and position', () => {
    const file = read('c');
    const upper = file.cases[0]?.expected.series['ucl'];
    if (upper) upper[3] = 99;
    const report = runReferenceFile(file);
    expect(report.passed).toBe(7);
    expect(report.differences).toHaveLength(1);
    expect(report.differences[0]).toMatch(/^c-01 ucl\[4\]: ours .*, expected 99$/);
  });
});

it('says which families are not built', () => {
  expect(runReferenceFile({ kind: 'chart', chart: 'g', cases: [{}, {}] })).toMatchObject({
    family: 'g',
    built: false,
    total: 2,
  });
});
