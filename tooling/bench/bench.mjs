// `npm run bench`: every benchmark, one line each; `-- --json FILE` writes a list of
// {name, figure, unit, bar, holds}. `-- --only WORD` runs the suites whose name holds the word. Figures are
// ratios within one run where a bar is a ratio, because machines differ.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellSize } from './shell-size.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = option('--only');
const file = option('--json');

/** A core benchmark needs a process and a database of its own. */
function runScript(script) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-'));
  const out = path.join(folder, 'figures.json');
  try {
    const { status } = spawnSync(process.execPath, [script, '--json', out], { cwd: root, stdio: 'inherit' });
    if (status !== 0)
      return [{ name: path.basename(script), figure: NaN, unit: 'exit code', bar: 0, holds: false }];
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
];

const figures = [];
for (const [name, run] of suites) {
  if (only && !name.includes(only)) continue;
  for (const figure of await run()) {
    figures.push(figure);
    const bar =
      figure.bar === undefined
        ? ''
        : `  (bar ${figure.bar} ${figure.unit}: ${figure.holds ? 'holds' : 'MISSED'})`;
    console.log(`${figure.name}: ${Number(figure.figure.toPrecision(4))} ${figure.unit}${bar}`);
  }
}
if (file) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(figures.some((figure) => figure.holds === false) ? 1 : 0);
