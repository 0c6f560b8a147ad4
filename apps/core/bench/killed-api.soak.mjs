// A source that reads pages from a server, its process killed at 20 random moments: the same rows as without a kill.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../../../packages/plugin-host', import.meta.url));
const { status } = spawnSync(process.execPath, ['../../tooling/jest-preset/run.mjs', 'run/killed-api'], {
  cwd,
  stdio: 'inherit',
  env: { ...process.env, FAIRSHIFT_KILLS: process.env.FAIRSHIFT_KILLS ?? '20' },
});
process.exit(status ?? 1);
