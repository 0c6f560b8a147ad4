import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PluginHost, SourceRunError } from '@fairshift/plugin-host';
import type { Answered } from '@fairshift/plugin-host';
import { exitCodeOf, inspectFile } from './inspect-file.js';
import { inspectionWords } from './inspection-words.js';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fairshift-inspect-'));
  file = path.join(folder, 'figures.csv');
  await writeFile(file, 'a,b\n1,2\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const source = { pluginId: 'test.one', sourceId: 'one' };
const error = new SourceRunError('timed-out', 'defect', '"One" took longer than 10 seconds and was stopped.');
const silent = [{ source, title: 'One', error }];
const near = [
  {
    source,
    title: 'One',
    recognition: { score: 0 as const, because: 'It is of indicator 5.', near: true as const },
  },
];

const inspectWith = (answered: Partial<Answered>) =>
  inspectFile(
    Object.assign(Object.create(PluginHost.prototype) as PluginHost, {
      recognise: () => Promise.resolve({ known: [], near: [], silent: [], ...answered }),
    }),
    file,
  );

describe('a file that no source takes', () => {
  it('has a problem when a source gave no answer: it may be known after all', async () => {
    const found = await inspectWith({ silent });
    expect(exitCodeOf(found)).toBe(1);
    expect(found.inspection).toMatchObject({
      recognised: [],
      problems: [
        { row: null, rule: 'timed-out', message: error.message, remedy: expect.stringMatching(/^Try again/) },
      ],
    });
  });

  it('says what it is when a source knows its kind', async () => {
    const found = await inspectWith({ near });
    expect(exitCodeOf(found)).toBe(2);
    expect(found.inspection.problems).toMatchObject([
      { row: null, rule: 'not-read-yet', message: 'It is of indicator 5.' },
    ]);
    expect(inspectionWords(found)).toContain('It is of indicator 5.');
  });

  it('is not recognised when all were asked', async () => {
    const found = await inspectWith({});
    expect(exitCodeOf(found)).toBe(2);
    expect(found.inspection.problems).toEqual([]);
  });
});
