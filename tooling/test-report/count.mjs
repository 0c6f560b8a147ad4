// Pure counting, apart from reading one result file, so that it can be tested.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Counts one turbo task. Lint and types are one check each; tests count as their result file says.
 * A test task without a result file is a failure: silence is no pass.
 * @param {{task: string, package: string, cache?: {status?: string}, execution?: {exitCode?: number}}} task
 * @param {string} folder the package's folder
 */
export function countTask(task, folder) {
  const label = `${task.package} ${task.task}`;
  const cached = task.cache?.status === 'HIT';
  const exitCode = task.execution?.exitCode ?? (cached ? 0 : 1);
  if (task.task !== 'test')
    return { label, cached, passed: Number(exitCode === 0), failed: Number(exitCode !== 0), skipped: 0 };
  const file = path.join(folder, '.results', 'jest.json');
  if (!existsSync(file))
    return { label, cached, passed: 0, failed: 1, skipped: 0, notes: [`${label}: no result file`] };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return {
    label,
    cached,
    passed: result.numPassedTests,
    // A file that does not even load has no failed tests of its own.
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
    ...(result.numPendingTests > 0
      ? { notes: [`${label}: ${result.numPendingTests} tests were SKIPPED.`] }
      : {}),
  };
}

/** @param {{passed: number, failed: number, skipped: number}[]} counts */
export function addUp(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  return total;
}
