import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addUp, countRun, countTask } from './count.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-count-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const cached = { task: 'test', package: 'x', cache: { status: 'HIT' } };
const ended = (exitCode) => ({ task: 'test', package: 'x', execution: { exitCode } });
const nothing = {
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};
function leave(result) {
  mkdirSync(path.join(folder, '.results'), { recursive: true });
  const text = typeof result === 'string' ? result : JSON.stringify({ ...nothing, ...result });
  writeFileSync(path.join(folder, '.results', 'jest.json'), text);
}

describe('the closing line of npm test', () => {
  it('counts a cached pass from the package’s own result file', () => {
    leave({ numPassedTests: 7, numPendingTests: 2 });
    expect(countTask(cached, folder)).toMatchObject({ passed: 7, failed: 0, skipped: 2, cached: true });
  });

  it('counts a file that did not load as a failure', () => {
    leave({ numPassedTests: 3, numFailedTests: 1, numRuntimeErrorTestSuites: 1 });
    expect(countTask(ended(1), folder)).toMatchObject({ passed: 3, failed: 2 });
  });

  it('counts silence as a failure: no result, half a result, no test', () => {
    expect(countTask(cached, folder)).toMatchObject({ passed: 0, failed: 1 });
    leave('{"numPassedTests": 3');
    expect(countTask(cached, folder)).toMatchObject({ passed: 0, failed: 1 });
    leave({});
    expect(countTask(ended(0), folder)).toMatchObject({
      failed: 1,
      notes: ['x test: not one test ran'],
    });
  });

  it('counts tests that passed in a run that failed as a failure', () => {
    leave({ numPassedTests: 3 });
    expect(countTask(ended(1), folder)).toMatchObject({ passed: 3, failed: 1 });
    expect(countTask(ended(0), folder)).toMatchObject({ passed: 3, failed: 0 });
  });

  it('names what failed, also a file that did not load', () => {
    const failed = { status: 'failed', fullName: 'a thing works' };
    leave({
      numPassedTests: 1,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        { name: '/x/src/a.test.ts', status: 'failed', assertionResults: [{ status: 'passed' }, failed] },
        { name: '/x/src/b.test.ts', status: 'failed', assertionResults: [] },
      ],
    });
    expect(countTask(ended(1), folder).notes).toEqual([
      'x test: FAILED a thing works (a.test.ts)',
      'x test: FAILED b.test.ts did not run',
    ]);
  });

  it.each(['build', 'typecheck', 'lint'])('counts a %s as one check', (task) => {
    const of = (exitCode) => countTask({ task, package: 'x', execution: { exitCode } }, folder);
    expect(addUp([of(0), of(2), { passed: 4, failed: 0, skipped: 1 }])).toEqual({
      passed: 5,
      failed: 1,
      skipped: 1,
    });
  });

  it('fails when turbo failed and no task says why, or when nothing was run', () => {
    const pass = { passed: 4, failed: 0, skipped: 0 };
    expect(addUp(countRun(1, [pass])).failed).toBe(1);
    expect(addUp(countRun(1, [{ ...pass, failed: 2 }])).failed).toBe(0);
    expect(addUp(countRun(0, [])).failed).toBe(1);
    expect(countRun(0, [pass])).toEqual([]);
  });
});

describe('a package’s run of jest', () => {
  const script = fileURLToPath(new URL('../jest-preset/run.mjs', import.meta.url));
  const run = (seconds) =>
    new Promise((resolve) => {
      const env = { ...process.env, FAIRSHIFT_TEST_LIMIT_SECONDS: String(seconds) };
      const child = spawn(process.execPath, [script], { cwd: folder, env });
      let words = '';
      child.stderr.on('data', (chunk) => (words += chunk));
      child.once('exit', (code) => resolve({ code, words }));
    });
  const isAlive = (pid) =>
    existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

  it('is stopped with all that it started when it hangs, and that is a failure', async () => {
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(folder, 'jest.config.mjs'), 'export default { transform: {} };');
    const pidFile = path.join(folder, 'pid');
    writeFileSync(
      path.join(folder, 'hangs.test.js'),
      `import { spawn } from 'node:child_process';
       import { writeFileSync } from 'node:fs';
       test('hangs', () => {
         const child = spawn('sleep', ['600']);
         writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
         return new Promise(() => {});
       }, 600_000);`,
    );
    const { code, words } = await run(8);
    expect(code).toBe(124);
    expect(words).toContain('These tests had not ended after 8 seconds');
    expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
    expect(countTask(ended(code), folder)).toMatchObject({
      failed: 1,
      notes: ['x test: no result file, and exit code 124'],
    });
  }, 60_000);
});
