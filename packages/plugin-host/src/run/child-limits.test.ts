import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTinyHost, sourceText } from '../../test/tiny-plugin.js';
import type { SourceRun } from './source-run.js';

/** What the system itself says of a source that runs; only Linux tells. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

onLinux('a source that runs, as the system sees it', () => {
  let run: SourceRun;
  let lines: readonly string[];
  beforeAll(async () => {
    const waits = sourceText(
      `await new Promise((resolve) => ctx.signal.addEventListener('abort', resolve));`,
    );
    const tiny = await openTinyHost({ waits }, { memoryMb: 64, minutes: 2 });
    lines = tiny.lines;
    run = await tiny.host.start({ source: { pluginId: 'test.waits', sourceId: 'tiny' } });
  });
  afterAll(() => run.stop());

  const read = (name: string) => readFile(`/proc/${run.pid}/${name}`, 'utf8');
  /** Numbers of one line of /proc/…/status. */
  const status = async (name: string) =>
    (new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(await read('status'))?.[1] ?? '?')
      .split(/\s+/)
      .filter(Boolean);

  it('has limits of memory, processor time and files', async () => {
    const limits = await read('limits');
    const limit = (name: string) => new RegExp(`^${name} +(\\S+) +(\\S+)`, 'm').exec(limits)?.slice(1);
    expect(limit('Max cpu time')).toEqual(['120', '125']);
    expect(limit('Max file size')).toEqual(['0', '0']);
    expect(limit('Max core file size')).toEqual(['0', '0']);
    // What Node held at its start, the source's 64 MB, and 96 MB for Node's own work.
    const [data = ''] = limit('Max data size') ?? [];
    const held = Number((await status('VmData'))[0]) * 1024;
    expect(Number(data)).toBeGreaterThan(160 * 1024 * 1024);
    expect(Number(data)).toBeLessThan(held + 200 * 1024 * 1024);
    expect(lines.filter((line) => line.includes('could not be set'))).toEqual([]);
  });

  it('gives way to others, and is the first to go when memory is short', async () => {
    // The 19th number of the line; the name in brackets may hold spaces.
    expect((await read('stat')).split(') ')[1]?.split(' ')[16]).toBe('2');
    expect((await read('oom_score_adj')).trim()).toBe('900');
  });

  it('has no right of the worker where that is root: its own user and group, no other, no capability', async () => {
    const [uids, gids] = [await status('Uid'), await status('Gid')];
    expect(new Set(uids).size).toBe(1);
    if (!isRoot) {
      expect(Number(uids[0])).toBe(process.getuid?.());
      return;
    }
    expect(Number(uids[0])).toBeGreaterThan(999);
    expect(Number(uids[0])).not.toBe(NOBODY);
    expect(gids).toEqual(uids);
    expect(await status('Groups')).toEqual([]);
    expect(await status('CapEff')).toEqual(['0000000000000000']);
    expect(await status('CapPrm')).toEqual(['0000000000000000']);
  });

  it('has an environment with nothing in it but the channel', async () => {
    const names = (await read('environ')).split('\0').map((entry) => entry.split('=')[0] ?? '');
    const isOther = (name: string) => !/^(NODE_CHANNEL_\w+|__CF.*|)$/.test(name);
    expect(names.filter(isOther)).toEqual([]);
  });
});
