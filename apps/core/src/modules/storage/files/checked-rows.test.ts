import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Batch } from '@fairshift/plugin-host';
import { CheckedRows, CheckedRowsDamagedError } from './checked-rows.js';
import type { CheckedInput } from './checked-rows.js';

let dataDir: string;
let kept: CheckedRows;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'fairshift-checked-'));
  kept = new CheckedRows({ dataDir });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const fileOf = ({ organisationId, importId }: CheckedInput) =>
  path.join(dataDir, 'checked', organisationId, importId);
const inputOf = (importId: string, fill = 1): CheckedInput => ({
  organisationId: 'one',
  importId,
  inputSha256: Buffer.alloc(32, fill),
});
const EMPTY = { periods: [], places: [], stratifiers: [], groups: [], strata: [], columns: [], bounds: [] };

/** A batch of two observations up to a row; views into a longer array, as those that come from a child. */
const batch = (rowsDone: number, last = false): Batch => ({
  rowsDone,
  fresh: { ...EMPTY, periods: [{ id: rowsDone, kind: 'month', start: '2024-01-01', end: '2024-02-01' }] },
  blocks: [
    {
      columnId: 1,
      periodIds: new Int16Array([9, 1, 2]).subarray(1),
      placeIds: new Int32Array([3, 4]),
      stratumIds: new Int32Array([5, 6]),
      flags: new Int16Array([0, 256]),
      numerators: new Float64Array([0.1, Number.NaN]),
      denominators: new Float64Array([7, 8]),
      rowNumbers: new Int32Array([2, 3]),
    },
  ],
  problems: [],
  problemCount: 0,
  bytesRead: rowsDone * 10,
  last,
});

async function keep(input: CheckedInput, batches: readonly Batch[]): Promise<void> {
  const writer = await kept.keep(input);
  for (const one of batches) await writer.add(one);
  await writer.finish();
}

async function read(input: CheckedInput, rowsDone: number): Promise<Batch[] | undefined> {
  const reader = await kept.open(input, rowsDone);
  if (!reader) return undefined;
  try {
    const found: Batch[] = [];
    for await (const one of reader.batches()) found.push(one);
    return found;
  } finally {
    await reader.close();
  }
}

describe('what a check keeps for its run', () => {
  it('is read back as it was, from the start or from where an earlier try stopped', async () => {
    const input = inputOf('whole');
    const batches = [batch(2), batch(4), batch(5, true)];
    await keep(input, batches);
    expect(await read(input, 0)).toEqual(batches);
    expect(await read(input, 2)).toEqual(batches.slice(1));
    expect(await read(input, 4)).toEqual(batches.slice(2));
  });

  it('is not used where no batch begins, after its end, or for another file, source or answer', async () => {
    const input = inputOf('other');
    await keep(input, [batch(2), batch(4, true)]);
    expect(await read(input, 3)).toBeUndefined();
    expect(await read(input, 4)).toBeUndefined();
    expect(await read({ ...input, inputSha256: Buffer.alloc(32, 2) }, 0)).toBeUndefined();
    expect(await read(inputOf('never'), 0)).toBeUndefined();
    expect(await read({ ...input, organisationId: 'two' }, 0)).toBeUndefined();
  });

  it('is not kept at all when the file broke off, or the check was stopped', async () => {
    await keep(inputOf('broken'), [batch(2)]);
    const writer = await kept.keep(inputOf('stopped'));
    await writer.add(batch(2, true));
    await writer.abandon();
    const names = await readdir(path.join(dataDir, 'checked', 'one'));
    expect(names.filter((name) => name.startsWith('.') || ['broken', 'stopped'].includes(name))).toEqual([]);
  });

  it('is told of as damaged when a byte has changed or the end is missing, and never half believed', async () => {
    const input = inputOf('damaged');
    await keep(input, [batch(2), batch(4, true)]);
    const bytes = await readFile(fileOf(input));
    const changed = Buffer.from(bytes);
    changed[200]! ^= 1;
    for (const damaged of [changed, bytes.subarray(0, -1)]) {
      await writeFile(fileOf(input), damaged);
      await expect(read(input, 0)).rejects.toThrow(CheckedRowsDamagedError);
    }
  });

  it('goes when no import will run it, or after a day; a check at work keeps its own', async () => {
    const [wanted, unwanted, old] = ['wanted', 'unwanted', 'old'].map((name) => ({
      ...inputOf(name),
      organisationId: 'swept',
    }));
    for (const input of [wanted!, unwanted!, old!]) await keep(input, [batch(2, true)]);
    const writer = await kept.keep({ ...inputOf('at-work'), organisationId: 'swept' });
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(fileOf(old!), yesterday, yesterday);
    expect(await kept.sweep('swept', new Set(['wanted', 'old']))).toBe(2);
    expect(await readdir(path.join(dataDir, 'checked', 'swept'))).toEqual(
      expect.arrayContaining(['wanted', expect.stringMatching(/^\..*\.part$/)]),
    );
    await writer.abandon();
    expect(await kept.sweep('never-seen', new Set())).toBe(0);
  });
});
