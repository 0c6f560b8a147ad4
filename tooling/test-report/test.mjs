// `npm test`: builds, lint, types, house rules, formatting, then every package's tests. Adds up what each package
// left in .results/jest.json, so that a pass that turbo replays from its cache still counts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../apps/e2e/src/harness/chromium.mjs';
import { addUp, countRun, countTask } from './count.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = path.join(root, '.turbo', 'runs');
const TASKS = ['build', 'lint', 'typecheck', 'test'];

const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status ?? 1;

/** Every task of turbo. Where the browser is belongs to what turbo remembers: journeys skipped without one run with it. */
function runTurbo(more) {
  rmSync(runs, { recursive: true, force: true });
  const options = ['--continue', '--concurrency=3', '--summarize', '--output-logs=new-only'];
  const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '' };
  const exitCode = run('turbo', ['run', ...TASKS, ...options, ...more], { env });
  const [summary] = existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith('.json')) : [];
  const tasks = summary ? JSON.parse(readFileSync(path.join(runs, summary), 'utf8')).tasks : [];
  const counts = tasks
    .filter(({ task }) => TASKS.includes(task))
    .map((task) => countTask(task, path.join(root, task.directory)));
  return [...counts, ...countRun(exitCode, counts)];
}

/** Beside the first builds, which leave the second core idle. */
function checkFormatting() {
  const prettier = spawn('prettier', ['--check', '--log-level=warn', '.'], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve) => {
    const end = (exitCode) =>
      resolve(countTask({ package: 'all', task: 'formatting', execution: { exitCode } }, root));
    prettier.once('error', () => end(1));
    prettier.once('exit', (code) => end(code ?? 1));
  });
}

/** What depends on the server's version: migrations, policies, statements. Routes as such do not. */
const OF_THE_DATABASE =
  '(\\.db|(imports|measures|publications|connections|plugins|people)\\.api)\\.test\\.ts$';

/** The database tests once more, on a PostgreSQL that .ci/run brings; `missing` where it should and could not. */
function repeatOn(server) {
  if (!server) return [];
  const task = { task: 'test', package: 'core on another PostgreSQL' };
  if (server === 'missing') {
    const notes = ['The database tests were not repeated on PostgreSQL 15: this is SKIPPED.'];
    return [{ label: `${task.package} test`, passed: 0, failed: 0, skipped: 1, notes }];
  }
  console.log('\nDatabase tests once more, on the PostgreSQL of FAIRSHIFT_TEST_POSTGRES_URL');
  const core = path.join(root, 'apps/core');
  const only = ['--selectProjects', 'core', '--testPathPatterns', OF_THE_DATABASE];
  const exitCode = run('node', ['../../tooling/jest-preset/run.mjs', ...only], {
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

const formatting = checkFormatting();
const counts = [
  ...runTurbo(process.argv.slice(2)),
  await formatting,
  ...repeatOn(process.env.FAIRSHIFT_TEST_POSTGRES_URL),
];
process.exit(print(counts) > 0 ? 1 : 0);
