// `npm test`: builds, lint, types, house rules, formatting, then every package's tests. Adds up what each package
// left in .results/jest.json, so that a pass that turbo replays from its cache still counts.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../apps/e2e/src/harness/chromium.mjs';
import { addUp, countRun, countTask } from './count.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = path.join(root, '.turbo', 'runs');
/** The longest: started first and beside all others, since nothing is left to run beside what comes last. */
const LONGEST = ['@fairshift/core', '@fairshift/e2e'];

/** @returns {Promise<number>} the exit code */
const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', (error) => (console.error(error.message), resolve(1)));
    child.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * Tasks of turbo, in one or more runs of it at once, and what became of each.
 * Where the browser is belongs to what turbo remembers: journeys skipped without one run with it.
 */
async function runTurbo(tasks, lanes) {
  rmSync(runs, { recursive: true, force: true });
  const options = ['--continue', '--summarize', '--output-logs=new-only'];
  const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '' };
  const exitCodes = await Promise.all(
    lanes.map((lane) => run('turbo', ['run', ...tasks, ...options, ...lane], { env })),
  );
  const summaries = existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith('.json')) : [];
  const counts = summaries
    .flatMap((name) => JSON.parse(readFileSync(path.join(runs, name), 'utf8')).tasks)
    .filter(({ task }) => tasks.includes(task))
    .map((task) => countTask(task, path.join(root, task.directory)));
  return [...counts, ...countRun(Math.max(...exitCodes), counts)];
}

/** Builds and types, then the tests: these are not run where something could not be built. */
async function runTasks(more) {
  const built = await runTurbo(['build', 'typecheck'], [['--concurrency=3', ...more]]);
  if (built.some(({ label, failed }) => failed > 0 && !label.endsWith(' typecheck'))) return built;
  // More at once than this take longer on two cores: a process that waits for its turn loses what lay in the cache.
  const longest = ['--concurrency=2', ...LONGEST.map((name) => `--filter=${name}`)];
  const others = ['--concurrency=1', ...LONGEST.map((name) => `--filter=!${name}`)];
  const lanes = more.length > 0 ? [more] : [longest, others];
  const tested = await runTurbo(
    ['test'],
    lanes.map((lane) => ['--only', ...lane]),
  );
  return [...built, ...tested];
}

/** One check of all files. */
async function check(name, command, args) {
  const exitCode = await run(command, args);
  return countTask({ package: 'all', task: name, execution: { exitCode } }, root);
}

/** What depends on the server's version: migrations, policies, statements. Routes as such do not. */
const OF_THE_DATABASE = '(\\.db|(imports|measures)\\.api)\\.test\\.ts$';

/** The database tests once more, on a PostgreSQL that .ci/run brings; `missing` where it should and could not. */
async function repeatOn(server) {
  if (!server) return [];
  const task = { task: 'test', package: 'core on another PostgreSQL' };
  if (server === 'missing') {
    const notes = ['The database tests were not repeated on PostgreSQL 15: this is SKIPPED.'];
    return [{ label: `${task.package} test`, passed: 0, failed: 0, skipped: 1, notes }];
  }
  console.log('\nDatabase tests once more, on the PostgreSQL of FAIRSHIFT_TEST_POSTGRES_URL');
  const core = path.join(root, 'apps/core');
  const only = ['--selectProjects', 'core', '--testPathPatterns', OF_THE_DATABASE];
  const exitCode = await run('node', ['../../tooling/jest-preset/run.mjs', ...only], {
    cwd: core,
    env: { ...process.env, TEST_DATABASE_URL: server },
  });
  return [countTask({ ...task, execution: { exitCode } }, core)];
}

function print(counts) {
  console.log('');
  for (const count of counts.filter((each) => each.label.endsWith(' test') || each.failed > 0)) {
    const parts = [`${count.passed} passed`, `${count.failed} failed`];
    if (count.skipped > 0) parts.push(`${count.skipped} SKIPPED`);
    console.log(`${count.label}: ${parts.join(', ')}${count.cached ? ' (cached)' : ''}`);
  }
  for (const note of counts.flatMap((each) => each.notes ?? [])) console.log(note);
  const { passed, failed, skipped } = addUp(counts);
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed;
}

// Beside the first builds, which leave the second core idle.
const checks = Promise.all([
  check('formatting', 'prettier', ['--check', '--log-level=warn', '.']),
  check('lint', 'oxlint', ['--max-warnings', '0', '.']),
]);
const counts = [
  ...(await runTasks(process.argv.slice(2))),
  ...(await checks),
  ...(await repeatOn(process.env.FAIRSHIFT_TEST_POSTGRES_URL)),
];
process.exit(print(counts) > 0 ? 1 : 0);
