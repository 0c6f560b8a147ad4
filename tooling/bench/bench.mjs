// `npm run bench`: every benchmark, one line each; `-- --json FILE` writes a list of
// {name, figure, unit, bar, holds}. `-- --only WORD` runs the suites whose name holds the word. Figures are
// ratios within one run where a bar is a ratio, because machines differ.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineOf, runSuite } from './entries.mjs';
import { shellSize } from './shell-size.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = option('--only') ?? '';
const file = option('--json');

/** A core benchmark needs a process and a database of its own. */
function runScript(script) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-'));
  const out = path.join(folder, 'figures.json');
  try {
    const args = [script, '--json', out];
    const { status, signal } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`it ended with ${signal ?? `exit code ${status}`}`);
    return JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fromPackage = (name) => async () => (await import(`../../packages/${name}/dist/bench.js`)).benchmarks();
const coreFolder = path.join(root, 'apps/core/bench');
const suites = [
  ['spc', fromPackage('spc')],
  ['equity', fromPackage('equity')],
  ['shell', () => [shellSize(root)]],
  ...readdirSync(coreFolder)
    .filter((name) => name.endsWith('.bench.mjs'))
    .map((name) => [name.replace('.bench.mjs', ''), () => runScript(path.join(coreFolder, name))]),
].filter(([name]) => name.includes(only));
if (suites.length === 0) {
  console.error(`No benchmark has “${only}” in its name.`);
  process.exit(2);
}

const entries = [];
for (const [name, run] of suites) {
  for (const entry of await runSuite(name, run)) {
    entries.push(entry);
    console.log(lineOf(entry));
  }
}
if (file) writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`);
process.exit(entries.some((entry) => entry.holds === false) ? 1 : 0);
