// `npm test`: lint, types, house rules, formatting, then every package's tests. Adds up what each package
// left in .results/jest.json, so that a pass that turbo replays from its cache still counts.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addUp, countTask } from './count.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = path.join(root, '.turbo', 'runs');
const only = process.argv.slice(2);

const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status ?? 1;

rmSync(runs, { recursive: true, force: true });
run('turbo', [
  'run',
  'lint',
  'typecheck',
  'test',
  '--continue',
  '--concurrency=2',
  '--summarize',
  '--output-logs=new-only',
  ...only,
]);

const summaries = existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith('.json')) : [];
if (summaries.length === 0) {
  console.error('turbo left no summary: nothing can be said about the tests.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const summary = JSON.parse(readFileSync(path.join(runs, summaries[0]), 'utf8'));
const counts = summary.tasks
  .filter((task) => ['lint', 'typecheck', 'test'].includes(task.task))
  .map((task) => countTask(task, path.join(root, task.directory)));

const formatted = run('prettier', ['--check', '--log-level=warn', '.']) === 0;
counts.push({
  label: 'formatting',
  passed: Number(formatted),
  failed: Number(!formatted),
  skipped: 0,
  cached: false,
});

const other = process.env.FAIRSHIFT_TEST_POSTGRES_URL;
if (other) {
  console.log('\nDatabase tests once more, on the PostgreSQL of FAIRSHIFT_TEST_POSTGRES_URL');
  run('node', ['../../tooling/jest-preset/run.mjs', '--testPathPatterns', '\\.(db|api)\\.test\\.ts$'], {
    cwd: path.join(root, 'apps/core'),
    env: { ...process.env, TEST_DATABASE_URL: other },
  });
  counts.push(
    countTask({ task: 'test', package: 'core on another PostgreSQL' }, path.join(root, 'apps/core')),
  );
}

const total = addUp(counts);
console.log('');
for (const count of counts.filter((each) => each.label.endsWith(' test') || each.failed > 0)) {
  const parts = [`${count.passed} passed`, `${count.failed} failed`];
  if (count.skipped > 0) parts.push(`${count.skipped} SKIPPED`);
  console.log(`${count.label}: ${parts.join(', ')}${count.cached ? ' (cached)' : ''}`);
}
for (const note of counts.flatMap((each) => each.notes ?? [])) console.log(note);
console.log('');
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed > 0 ? 1 : 0);
