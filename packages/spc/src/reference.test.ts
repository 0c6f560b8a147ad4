import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { c4 } from './chart-types/subgroups.js';
import { runReferenceFile } from './reference.js';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../reference-data/${name}.json`, import.meta.url), 'utf8')) as {
    cases: { id: string; expected: { series: Record<string, unknown[]> } }[];
  };

describe.each([
  ['p', 'p', 17],
  ['p-prime', 'pp', 8],
  ['u', 'u', 12],
  ['u-prime', 'up', 6],
  ['c', 'c', 8],
  ['i', 'i', 26],
  ['i-prime', 'ip', 1],
  ['mr', 'mr', 5],
  ['xbar', 'xbar', 6],
  ['s', 's', 6],
  ['g', 'g', 6],
  ['t', 't', 7],
  ['nhs-mdc', 'mdc', 47],
  ['run', 'run', 23],
  ['rules', 'rules', 18],
])('%s.json', (name, family, total) => {
  it(`reproduces all ${total} cases, limits, flags and runs`, () => {
    const report = runReferenceFile(read(name));
    expect(report).toEqual({ family, built: true, passed: total, total, differences: [] });
  });
});

it('works out c4 as the tables have it', () => {
  const { bySubgroupSize } = JSON.parse(
    readFileSync(new URL('../reference-data/constants.json', import.meta.url), 'utf8'),
  ) as { bySubgroupSize: { n: number; c4: number }[] };
  expect(bySubgroupSize).toHaveLength(59);
  for (const { n, c4: theirs } of bySubgroupSize) expect(c4(n)).toBeCloseTo(theirs, 12);
  expect(c4(10_000)).toBeCloseTo(1 - 1 / (4 * 10_000), 8);
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
  expect(runReferenceFile({ kind: 'chart', chart: 'z', cases: [{}, {}] })).toMatchObject({
    family: 'z',
    built: false,
    total: 2,
  });
});
