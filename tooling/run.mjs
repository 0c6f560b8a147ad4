// The one entry of every npm script. Plain Node ≥ 20.19 without dependencies, so that it runs on a fresh
// machine: installs what is missing, puts the pinned Node first in PATH, then hands over.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules', '.bin');
const installStamp = path.join(root, 'node_modules', '.fairshift-installed');
const env = environment();

/** npm passes its own settings on to what it runs; pnpm and turbo must not see them. */
function environment() {
  const copy = {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    PATH: bin + path.delimiter + process.env.PATH,
  };
  for (const key of Object.keys(copy)) {
    const isNpm = /^npm_(config|package|lifecycle|command|execpath|node_execpath)/.test(key);
    if (isNpm && key !== 'npm_config_registry' && key !== 'npm_config_cache') delete copy[key];
  }
  return copy;
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', ...options });
  return result.status ?? 1;
}

/** Runs without a word; what it printed is shown only when it fails. Standard output stays the task's own. */
function quietly(command, args) {
  const result = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
  console.error(`${path.basename(command)} ${args.join(' ')} failed (${result.status ?? result.error}).`);
  process.exit(result.status || 1);
}

/** What an install depends on: the lock file and every package.json. */
function installFingerprint() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) {
    hash.update(readFileSync(path.join(root, file)));
  }
  for (const room of ['apps', 'packages', 'plugins', 'tooling']) {
    for (const name of readdirSync(path.join(root, room)).toSorted()) {
      const file = path.join(root, room, name, 'package.json');
      if (existsSync(file)) hash.update(name).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function install() {
  const fingerprint = installFingerprint();
  if (existsSync(installStamp) && readFileSync(installStamp, 'utf8') === fingerprint) return;
  const { pnpm } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies;
  const local = path.join(bin, 'pnpm');
  const args = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  console.error('Installing what is missing (up to a minute the first time)');
  if (existsSync(local)) quietly(local, args);
  else quietly('npx', ['--yes', `pnpm@${pnpm}`, ...args]);
  writeFileSync(installStamp, fingerprint);
}

const turbo = (...args) => run(path.join(bin, 'turbo'), ['run', ...args]);
function build() {
  console.error('Building what changed');
  quietly(path.join(bin, 'turbo'), ['run', 'build', '--output-logs=errors-only', '--no-color']);
}

/** Runs a long-lived script and leaves with it; npm passes no signal on, so its going away is watched. */
function stayWith(script, args) {
  const child = spawn(path.join(bin, 'node'), [script, ...args], { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parentOf = (pid) => {
    try {
      return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
    } catch {
      return 0;
    }
  };
  const [parent, grandparent] = [process.ppid, parentOf(process.ppid)];
  setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) child.kill('SIGTERM');
  }, 500).unref();
  child.on('exit', (code) => process.exit(code ?? 1));
}

const node = (script, ...args) => process.exit(run(path.join(bin, 'node'), [script, ...args]));

const [task, ...rest] = process.argv.slice(2);
const tasks = {
  start: () => (build(), stayWith('tooling/start/start.mjs', rest)),
  dev: () => (build(), stayWith('tooling/start/start.mjs', ['--dev', ...rest])),
  test: () => node('tooling/test-report/test.mjs', ...rest),
  bench: () => (build(), node('tooling/bench/bench.mjs', ...rest)),
  soak: () => (build(), node('tooling/bench/soak.mjs', ...rest)),
  fairshift: () => (build(), node('apps/core/dist/command/fairshift.mjs', ...rest)),
  reference: () => (build(), node('tooling/reference/reference.mjs', ...rest)),
  build: () => build(),
  lint: () => process.exit(run(path.join(bin, 'oxlint'), ['--max-warnings', '0', '.', ...rest])),
  typecheck: () => process.exit(turbo('typecheck', ...rest)),
  format: () => process.exit(run(path.join(bin, 'oxfmt'), ['.', ...rest])),
};
if (!Object.hasOwn(tasks, task ?? '')) {
  console.error(`Usage: npm run ${Object.keys(tasks).join(' | ')}`);
  process.exit(2);
}
install();
tasks[task]();
