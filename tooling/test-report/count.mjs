// Pure counting, apart from reading one result file, so that it can be tested.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const failure = (why) => ({ passed: 0, failed: 1, skipped: 0, notes: [why] });

/** What jest counted in a folder, or undefined where it left nothing that can be read. */
function readResult(folder) {
  const file = path.join(folder, 'jest.json');
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/** The failed tests by name: what a long log held far above stands at its end too. */
function failures(label, { testResults = [] }) {
  return testResults.flatMap(({ name, status, assertionResults = [] }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    const names = failed.map(({ fullName }) => `${fullName} (${path.basename(name)})`);
    if (failed.length === 0 && status === 'failed') names.push(`${path.basename(name)} did not run`);
    return names.map((each) => `${label}: FAILED ${each}`);
  });
}

function countTests(label, exitCode, result) {
  if (!result) return failure(`${label}: no result file, and exit code ${exitCode}`);
  const passed = result.numPassedTests;
  // A file that does not even load has no failed tests of its own.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  if (passed + failed + skipped === 0) return failure(`${label}: not one test ran`);
  const skips = skipped > 0 ? [`${label}: ${skipped} tests were SKIPPED.`] : [];
  const notes = [...skips, ...failures(label, result)];
  if (exitCode === 0 || failed > 0) return { passed, failed, skipped, notes };
  return {
    passed,
    failed: 1,
    skipped,
    notes: [...notes, `${label}: no test failed, and yet the run ended with exit code ${exitCode}`],
  };
}

/**
 * Counts one turbo task. A build and types are one check each; tests count as their result file says.
 * A test task without a result file, or without a test, is a failure: silence is no pass.
 * @param {{task: string, package: string, cache?: {status?: string}, execution?: {exitCode?: number}}} task
 * @param {string} folder the package's folder
 * @param {string} results where in it the tests left what they counted
 */
export function countTask(task, folder, results = '.results') {
  const label = `${task.package} ${task.task}`;
  const cached = task.cache?.status === 'HIT';
  const exitCode = task.execution?.exitCode ?? (cached ? 0 : 1);
  if (task.task === 'test')
    return { label, cached, ...countTests(label, exitCode, readResult(path.join(folder, results))) };
  return { label, cached, passed: Number(exitCode === 0), failed: Number(exitCode !== 0), skipped: 0 };
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

/**
 * What turbo itself says of the whole run: one more failure when it ended badly and no task says why, or when it
 * ran no test at all.
 */
export function countRun(exitCode, counts) {
  const whole = (why) => ({ label: 'turbo', cached: false, ...failure(why) });
  if (exitCode !== 0 && addUp(counts).failed === 0) {
    return [whole(`turbo: every task passed, and yet the run ended with exit code ${exitCode}`)];
  }
  return counts.length === 0 ? [whole('turbo: nothing was run')] : [];
}
