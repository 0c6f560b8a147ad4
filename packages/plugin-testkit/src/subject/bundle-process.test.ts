import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BundleProcess } from './bundle-process.js';

const onLinux = process.platform === 'linux' ? describe : describe.skip;
const isRoot = process.getuid?.() === 0;

onLinux('the process of a bundle that nobody has approved', () => {
  let folder: string;
  const started: BundleProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
    const bundle = join(folder, 'bundle.mjs');
    await writeFile(bundle, 'export const answer = 42;');
    for (let count = 0; count < 2; count++) started.push(await BundleProcess.start(bundle));
  });
  afterAll(async () => {
    await Promise.all(started.map((each) => each.end()));
    await rm(folder, { recursive: true, force: true });
  });

  const told = async (file: 'status' | 'limits', name: string) => {
    const texts = await Promise.all(started.map(({ pid }) => readFile(`/proc/${pid}/${file}`, 'utf8')));
    return texts.map((text) => new RegExp(`^${name}\\W+(\\w+)`, 'm').exec(text)?.[1]);
  };

  it('loads it', async () => {
    const loaded = await started[0]!.ask<{ exports: string[] }>({ type: 'load' }, 10_000);
    expect(loaded.exports).toEqual(['answer']);
  });

  (isRoot ? it : it.skip)('belongs to a user of its own, and never to root', async () => {
    const [first, second] = await told('status', 'Uid');
    expect(first).toMatch(/^[1-9]\d+$/);
    expect(second).toMatch(/^[1-9]\d+$/);
    expect(second).not.toBe(first);
  });

  it('writes no file, and its memory and its time have an end', async () => {
    await expect(told('limits', 'Max file size')).resolves.toEqual(['0', '0']);
    await expect(told('limits', 'Max cpu time')).resolves.toEqual(['600', '600']);
    for (const bytes of await told('limits', 'Max data size'))
      expect(Number(bytes)).toBeGreaterThan(512 * 2 ** 20);
  });
});
