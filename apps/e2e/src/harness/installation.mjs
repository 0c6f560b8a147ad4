// A whole installation as `npm start` makes it, in a folder of its own: the journeys start what was built.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Starts Fairshift and waits for its address.
 * @param {{ args?: string[], env?: Record<string, string>, dataDir?: string }} [options]
 */
export async function startInstallation({ args = [], env = {}, dataDir } = {}) {
  const folder = dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'fairshift-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'tooling/start/start.mjs'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      FAIRSHIFT_DATA_DIR: folder,
      FAIRSHIFT_PORT: String(port),
      FAIRSHIFT_LOG: 'warn',
      ...env,
    },
  });
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No address after 300 s:\n${output}`)), 300_000);
    const read = (chunk) => {
      output += chunk;
      const found = /Fairshift answers at (\S+)/.exec(output);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once(
      'exit',
      (code) => (clearTimeout(late), reject(new Error(`start ended with ${code}:\n${output}`))),
    );
  });
  return {
    url,
    folder,
    pid: child.pid,
    output: () => output,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => {
          if (!dataDir) rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
