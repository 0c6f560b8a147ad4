#!/usr/bin/env node
// Sources run behind a fence that Node has from 26 on: an older Node hands over to the one that came with the kit.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

const NEEDED = 26;
const main = new URL('../dist/cli/main.js', import.meta.url);
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import(main.href);
} else {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `${platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${process.arch}`;
  let node;
  try {
    node = require.resolve(`${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
  } catch {
    process.stderr.write(
      `fairshift-plugin needs Node ${NEEDED} or newer, and there is no ${name} beside it.\n`,
    );
    process.exit(1);
  }
  const { status } = spawnSync(node, [new URL(import.meta.url).pathname, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
