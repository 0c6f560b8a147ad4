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
/**
 * Tests run in three rows of about the same length, each one package after another: the longest two first, those that
 * take half a minute or more beside them. More at once takes longer on two cores, since a process that waits for its turn
 * loses what lay in the cache.
 */
const [CORE, JOURNEYS] = ['@fairshift/core', '@fairshift/e2e'];
const LONG = [
  'survival',
  'plugin-host',
  'start',
  'plugin-testkit',
  'shell',
  'spc',
  'plugin-kit',
  'chart-host',
  'tabular',
].map((name) => `@fairshift/${name}`);

/** @returns {Promise<number>} the exit code */
const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', (error) => (console.error(error.message), resolve(1)));
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** Where the browser is belongs to what turbo remembers: journeys skipped without one run with it. */
const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '' };
const turbo = (tasks, options) =>
  run('turbo', ['run', ...tasks, '--continue', '--summarize', '--output-logs=new-only', ...options], { env });

/** What became of each task, after `work` ran turbo, as often as it liked. */
async function counted(tasks, work) {
  rmSync(runs, { recursive: true, force: true });
  const exitCodes = await work();
  const summaries = existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith('.json')) : [];
  const counts = summaries
    .flatMap((name) => JSON.parse(readFileSync(path.join(runs, name), 'utf8')).tasks)
    .filter(({ task }) => tasks.includes(task))
    .map((task) => countTask(task, path.join(root, task.directory)));
  return [...counts, ...countRun(Math.max(...exitCodes), counts)];
}

/** Tests of these packages, or of all but these, one package after another. */
const tests = (filters) =>
  turbo(['test'], ['--only', '--concurrency=1', ...filters.map((name) => `--filter=${name}`)]);

/** Builds and types, then the tests: these are not run where something could not be built. */
async function runTasks(more) {
  const first = ['build', 'typecheck'];
  const built = await counted(first, async () => [await turbo(first, ['--concurrency=3', ...more])]);
  if (built.some(({ label, failed }) => failed > 0 && !label.endsWith(' typecheck'))) return built;
  let repeated = [];
  const rows = {
    core: async () => {
      const exitCode = await tests([CORE]);
      repeated = await repeatOn(process.env.FAIRSHIFT_TEST_POSTGRES_URL);
      return exitCode;
    },
    journeys: async () =>
      Math.max(await tests([JOURNEYS]), await tests([CORE, JOURNEYS, ...LONG].map((name) => `!${name}`))),
    long: () => tests(LONG),
    only: () => turbo(['test'], ['--only', ...more]),
  };
  const chosen = more.length > 0 ? [rows.only] : [rows.core, rows.journeys, rows.long];
  const tested = await counted(['test'], () => Promise.all(chosen.map((row) => row())));
  return [...built, ...tested, ...repeated];
}

/** One check of all files. */
async function check(name, command, args) {
  const exitCode = await run(command, args);
  return countTask({ package: 'all', task: name, execution: { exitCode } }, root);
}

/**
 * What depends on the server's version: migrations, policies, statements, a whole import and its charts. Routes as such
 * do not, nor what becomes of processes; `prepare` has a server of its own, which is the embedded one.
 */
const OF_THE_DATABASE =
  '/(database|isolation|generations|series)/(?!prepare)[^/]+\\.db\\.test\\.ts$|/(imports|measures)\\.api\\.test\\.ts$';

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
  const results = '.results/another-postgres';
  const exitCode = await run('node', ['../../tooling/jest-preset/run.mjs', ...only], {
    cwd: core,
    env: { ...process.env, TEST_DATABASE_URL: server, FAIRSHIFT_RESULTS: results },
  });
  return [countTask({ ...task, execution: { exitCode } }, core, results)];
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
  check('formatting', 'oxfmt', ['--check', '.']),
  check('lint', 'oxlint', ['--max-warnings', '0', '.']),
]);
const counts = [...(await runTasks(process.argv.slice(2))), ...(await checks)];
process.exit(print(counts) > 0 ? 1 : 0);
