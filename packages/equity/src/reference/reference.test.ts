import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { runReferenceFile } from './index.js';

const read = (name: string): { cases: Record<string, never>[] } =>
  JSON.parse(readFileSync(new URL(`../../reference-data/${name}.json`, import.meta.url), 'utf8'));

interface Reference {
  readonly cases: readonly { expected: { tau2: number; columns: Record<string, number[]> } }[];
}

describe('reference files', () => {
  it.each([
    ['two-proportions', 22],
    ['proportions-wilson', 20],
    ['gap-change', 5],
    ['funnel-overdispersion', 16],
    ['funnel-fingertips', 8],
    ['disclosure-small-numbers', 6],
  ])('%s: all cases agree', (name, total) => {
    const run = runReferenceFile(read(name));
    expect(run.differences).toEqual([]);
    expect(run).toMatchObject({ built: true, passed: total, total });
  });

  it('names what differs when a number of the file is changed', () => {
    const file = JSON.parse(JSON.stringify(read('two-proportions')));
    file.cases[0].expected.ratio_interval.koopman_score.lower += 0.001;
    const run = runReferenceFile(file);
    expect(run.passed).toBe(21);
    expect(run.differences).toHaveLength(1);
    expect(run.differences[0]).toMatch(/^two-r-001 koopman_score lower: expected 1\.0808/);
  });

  it.each([
    [
      'funnel-overdispersion',
      (file: Reference) => (file.cases[1]!.expected.tau2 *= 1.0001),
      'fun-r-002 tau2',
    ],
    [
      'funnel-overdispersion',
      (file: Reference) => (file.cases[5]!.expected.columns['OD99UCL']![7]! *= 1.0001),
      'fun-r-006 T08 OD99UCL',
    ],
    [
      'funnel-overdispersion',
      (file: Reference) => (file.cases[5]!.expected.columns['outlier']![0] = 1),
      'fun-r-006 T01 outlier',
    ],
    [
      'funnel-fingertips',
      (file: Reference) => (file.cases[4]!.expected.columns['upper_3s_limit']![0]! *= 1.00001),
      'phefun-r-005 1 upper 3s',
    ],
  ])('%s: sees one changed number', (name, change, line) => {
    const file = JSON.parse(JSON.stringify(read(name)));
    change(file);
    const { differences } = runReferenceFile(file);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain(line);
  });

  it('names a method that is missing from the file', () => {
    const file = JSON.parse(JSON.stringify(read('two-proportions')));
    delete file.cases[3].expected.ratio_interval.mover_wilson;
    expect(runReferenceFile(file).differences).toContain(
      'two-r-004 mover_wilson lower: the file gives no expected number',
    );
  });

  it('names the rules and cases of disclosure that are not built', () => {
    const { notBuilt } = runReferenceFile(read('disclosure-small-numbers'));
    expect(notBuilt).toEqual(expect.arrayContaining(['R5', 'R6', 'R7', 'sdc-r-005', 'sdc-r-008']));
    expect(notBuilt).not.toContain('R4');
  });

  it('says so when a family is not built', () => {
    const run = runReferenceFile({ family: 'means, Student t', cases: [{}, {}] });
    expect(run).toMatchObject({
      built: false,
      passed: 0,
      total: 2,
      differences: [],
      notBuilt: ['means, Student t'],
    });
    expect(runReferenceFile('not a file')).toMatchObject({ built: false, total: 0 });
  });
});
