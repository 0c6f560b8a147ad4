// .ci/run on a machine that lacks Chromium and PostgreSQL 15, and where nothing can be installed.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('../../.ci/run', import.meta.url));
let bin;
beforeEach(() => {
  bin = mkdtempSync(path.join(os.tmpdir(), 'fairshift-ci-'));
  symlinkSync('/usr/bin/dirname', path.join(bin, 'dirname'));
  program('apt-get', 'exit 100');
  program('node', 'echo "node $*"');
  program('npm', 'echo "npm $* on ${FAIRSHIFT_TEST_POSTGRES_URL:-the embedded one}"');
});
afterEach(() => rmSync(bin, { recursive: true }));

function program(name, line) {
  const file = path.join(bin, name);
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
}

function runAs(uid) {
  program('id', `echo ${uid}`);
  const env = { PATH: bin, POSTGRES_15_BIN: path.join(bin, 'none') };
  const { status, stdout, stderr } = spawnSync('/bin/bash', [script], { env, encoding: 'utf8' });
  return { status, stderr, lines: stdout.trim().split('\n') };
}

describe('.ci/run', () => {
  it('fails as root when what the tests need cannot be installed', () => {
    const { status, stderr, lines } = runAs(0);
    expect(status).toBe(1);
    expect(stderr).toContain('FAILED: could not be installed: chromium postgresql-15.');
    // Built meanwhile, but not tested.
    expect(lines.at(-1)).toBe('node tooling/run.mjs build');
  });

  it('runs the tests as an ordinary user, and has what is missing counted as skipped', () => {
    const { status, lines } = runAs(1000);
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe('npm test on missing');
  });
});
