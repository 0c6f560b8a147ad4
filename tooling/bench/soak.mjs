// `npm run soak`: what takes long. Each script in apps/core/bench/*.soak.mjs ends with exit code 0 when it holds.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'apps/core/bench');
let failed = 0;
for (const name of readdirSync(folder).filter((each) => each.endsWith('.soak.mjs'))) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [path.join(folder, name)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
console.log(failed === 0 ? '\nEverything held.' : `\n${failed} did not hold.`);
process.exit(failed === 0 ? 0 : 1);
