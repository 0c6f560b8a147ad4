import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Server } from './server.js';

let folder;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-server-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stands in for the program `postgres`: starts once, and after that as on a disk that is full. */
function programThatStartsOnce() {
  const file = path.join(folder, 'bin', 'postgres');
  const mark = path.join(folder, 'started');
  mkdirSync(path.dirname(file));
  writeFileSync(
    file,
    `#!/bin/sh
if [ -e ${mark} ]; then echo "FATAL:  could not write lock file: No space left on device" >&2; exit 1; fi
touch ${mark}
echo "database system is ready to accept connections" >&2
exec sleep 60
`,
  );
  chmodSync(file, 0o755);
  return { programsFolder: folder, cluster: folder, user: {}, settings: [], mark };
}

describe('a database that cannot be started again', () => {
  it('says so once, with the words of PostgreSQL', async () => {
    const plan = programThatStartsOnce();
    let server;
    const error = await new Promise((resolve) => {
      server = new Server(plan, { tries: 3, onGiveUp: resolve });
      void server.start().then(() => process.kill(server.pid, 'SIGKILL'));
    });
    expect(existsSync(plan.mark)).toBe(true);
    expect(error.code).toBe('database-gone');
    expect(error.message).toContain('could not be started again (tried 3 times)');
    expect(error.message).toContain('No space left on device');
    await server.stop();
  });
});
