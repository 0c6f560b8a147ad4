import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { supervise } from './supervise.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let folder;
let log;
let said;
let supervised;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-supervise-'));
  log = path.join(folder, 'log');
  appendFileSync(log, '');
  said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  await supervised?.stop();
  said.mockRestore();
  rmSync(folder, { recursive: true });
});

const starts = () => readFileSync(log, 'utf8').length;
async function untilStarted(times) {
  for (const until = Date.now() + 120_000; starts() < times && Date.now() < until;) await wait(20);
  expect(starts()).toBeGreaterThanOrEqual(times);
}

/** Notes each start, then ends as the file `how` says. Without it: runs on. */
function run(how) {
  const file = path.join(folder, 'how');
  if (how !== undefined) writeFileSync(file, String(how));
  const code = `const fs = require('node:fs');
    fs.appendFileSync(${JSON.stringify(log)}, '.');
    process.once('SIGTERM', () => process.exit(0));
    if (fs.existsSync(${JSON.stringify(file)})) process.exit(Number(fs.readFileSync(${JSON.stringify(file)}, 'utf8')));
    setInterval(() => {}, 1000);`;
  const onGiveUp = jest.fn();
  supervised = supervise('worker', ['-e', code], { cwd: folder, env: process.env, onGiveUp });
  return { onGiveUp, file };
}

describe('a supervised process', () => {
  it('is started again when it is killed, and says so', async () => {
    run();
    await untilStarted(1);
    process.kill(supervised.pid, 'SIGKILL');
    await untilStarted(2);
    expect(said).toHaveBeenCalledWith('The worker ended (SIGKILL). Starting it again.');
  });

  it('is started again ever more slowly when it dies at once, after a restart too', async () => {
    const { file } = run();
    await untilStarted(1);
    writeFileSync(file, '1');
    supervised.restart();
    await untilStarted(3);
    const before = starts();
    await wait(2_000);
    // 250, 500, 1000 and 2000 ms: a loop without a pause would make dozens.
    expect(starts() - before).toBeLessThanOrEqual(3);
  });

  it('is given up when its configuration is wrong, says so, and comes back with a restart', async () => {
    const { onGiveUp, file } = run(78);
    await untilStarted(1);
    for (let i = 0; i < 6_000 && onGiveUp.mock.calls.length === 0; i += 1) await wait(20);
    expect(onGiveUp).toHaveBeenCalledWith('worker');
    await wait(400);
    expect(starts()).toBe(1);
    rmSync(file);
    supervised.restart();
    await untilStarted(2);
    expect(existsSync(`/proc/${supervised.pid}`)).toBe(true);
  });

  it('stays away once it was stopped, even while it waits for its next start', async () => {
    run(1);
    await untilStarted(1);
    await supervised.stop();
    const before = starts();
    await wait(1_500);
    expect(starts()).toBe(before);
  });
});
