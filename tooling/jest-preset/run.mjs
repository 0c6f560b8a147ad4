// Runs a package's jest and leaves the counts in .results/jest.json, where `npm test` adds them up.
// Called as `node ../../tooling/jest-preset/run.mjs [jest arguments]` from the package's folder.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const flags = ['--experimental-vm-modules', '--no-warnings'];
rmSync('.results', { recursive: true, force: true });
mkdirSync('.results', { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [...flags, jest, '--json', '--outputFile=.results/jest.json', ...process.argv.slice(2)],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
process.exit(status ?? 1);
