import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openTinyHost, sourceText } from '../../test/tiny-plugin.js';
import { SourceRunError } from '../errors.js';
import { endChild } from './kill-ladder.js';
import type { SourceRun } from './source-run.js';

const SOURCE = { pluginId: 'test.slow', sourceId: 'tiny' };
const row = `{ cells: { period: '2024-04-01/2024-05-01', practice: 'A1', sex: 'F', age: '25-49', screened: 1, eligible: 2 } }`;

const runs: SourceRun[] = [];
afterEach(async () => {
  for (const run of runs.splice(0)) await run.stop();
});

async function outcome(run: SourceRun): Promise<unknown> {
  runs.push(run);
  try {
    for await (const batch of run.batches) expect(batch.rowsDone).toBeGreaterThan(0);
    return 'whole';
  } catch (error) {
    return error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('ending a run', () => {
  it('stops a source that listens to its signal at once', async () => {
    const waits = sourceText(
      `await new Promise((resolve) => ctx.signal.addEventListener('abort', resolve));`,
    );
    const { host } = await openTinyHost({ slow: waits });
    const abort = new AbortController();
    const run = await host.start({ source: SOURCE, signal: abort.signal });
    const began = Date.now();
    setTimeout(() => abort.abort(), 50);
    expect(await outcome(run)).toMatchObject({ code: 'stopped', message: 'The run was stopped.' });
    await run.stop();
    // Before it would be told by a signal.
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(isAlive(run.pid)).toBe(false);
  });

  it('ends a source that never comes back after 5 seconds', async () => {
    const { host } = await openTinyHost({ slow: sourceText('await new Promise(() => {});') });
    const run = await host.start({ source: SOURCE });
    const began = Date.now();
    await run.stop();
    expect(Date.now() - began).toBeGreaterThanOrEqual(4_900);
    expect(isAlive(run.pid)).toBe(false);
  });

  it.each([
    ['never comes back by SIGTERM', 'for (;;);', 'SIGTERM'],
    ['hears no SIGTERM by SIGKILL', `process.on('SIGTERM', () => {}); for (;;);`, 'SIGKILL'],
  ])('ends a process that %s', async (_what, text, signal) => {
    const child = spawn(process.execPath, ['-e', `process.stdout.write('here'); ${text}`]);
    await once(child.stdout, 'data');
    const asked: string[] = [];
    await endChild(child, () => asked.push('asked'), 200);
    expect([asked, child.signalCode]).toEqual([['asked'], signal]);
  });

  it.each([
    ['SIGSEGV', 'crashed'],
    ['SIGKILL', 'killed'],
    ['SIGTERM', 'killed'],
  ] as const)(
    'says that a source was ended from outside by %s, and another run works',
    async (signal, code) => {
      const text = sourceText(
        `if (ctx.config.wait) await new Promise(() => {}); yield { type: 'rows', provenance, rows: [${row}] };`,
      );
      const { host } = await openTinyHost({ slow: text });
      const run = await host.start({ source: SOURCE, config: { wait: true } });
      process.kill(run.pid, signal);
      const error = await outcome(run);
      expect(error).toBeInstanceOf(SourceRunError);
      expect(error).toMatchObject({ code });
      expect(await outcome(await host.start({ source: SOURCE }))).toBe('whole');
    },
  );

  it('stops the child when the consumer breaks off', async () => {
    const { host } = await openTinyHost({
      slow: sourceText(`for (let i = 0; i < 90000; i++) yield { type: 'rows', provenance, rows: [${row}] };`),
    });
    const run = await host.start({ source: SOURCE });
    for await (const batch of run.batches) {
      expect(batch.rowsDone).toBe(20_000);
      break;
    }
    expect(isAlive(run.pid)).toBe(false);
  });
});
