// Runs a package's jest and leaves the counts in .results/jest.json (or the folder of FAIRSHIFT_RESULTS), where
// `npm test` adds them up.
// Called as `node ../../tooling/jest-preset/run.mjs [jest arguments]` from the package's folder. A run that
// hangs is stopped with everything that it started, and is a failure.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LIMIT_S = Number(process.env.FAIRSHIFT_TEST_LIMIT_SECONDS || 20 * 60);
const LAST_MOMENT_MS = 15_000;
/** As `timeout` of coreutils ends. */
const TOO_LATE = 124;

const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const flags = ['--experimental-vm-modules', '--no-warnings'];
const results = process.env.FAIRSHIFT_RESULTS || '.results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
// A process group of its own: workers, servers and databases of the tests can be stopped together.
const child = spawn(
  process.execPath,
  [...flags, jest, '--json', `--outputFile=${results}/jest.json`, ...process.argv.slice(2)],
  { stdio: ['ignore', 'ignore', 'inherit'], detached: true },
);
const signalAll = (signal) => {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signalAll(signal));

let late = false;
const limit = setTimeout(() => {
  late = true;
  console.error(`These tests had not ended after ${LIMIT_S} seconds, so they were stopped: a test hangs.`);
  signalAll('SIGTERM');
  setTimeout(() => signalAll('SIGKILL'), LAST_MOMENT_MS).unref();
}, LIMIT_S * 1000);
child.once('exit', (code) => {
  clearTimeout(limit);
  if (!late) process.exit(code ?? 1);
  // Counts of a run that was stopped are not the whole.
  rmSync(`${results}/jest.json`, { force: true });
  signalAll('SIGKILL');
  process.exit(TOO_LATE);
});
