// Follows the guides for plugin authors literally, from an empty folder outside the repository, against a running
// installation: at most 12 processes typed, a source and a chart that conform, installed without a restart.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../../e2e', import.meta.url));
const { status } = spawnSync(process.execPath, ['../../tooling/jest-preset/run.mjs', 'src/author'], {
  cwd,
  stdio: 'inherit',
  env: { ...process.env, FAIRSHIFT_SOAK: '1' },
});
process.exit(status ?? 1);
