// An installation in a folder, started as `npm start` starts it. For the tests beside this file.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('start.mjs', import.meta.url));
const PATIENCE_MS = 120_000;

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Resolves once the address is printed; rejects with all that was printed when the start ends before. */
export async function startFairshift(folder, settings = {}) {
  const port = settings.FAIRSHIFT_URL ? {} : { FAIRSHIFT_PORT: String(await freePort()) };
  const env = { ...process.env, FAIRSHIFT_DATA_DIR: folder, ...port, ...settings };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address:\n${output}`)), PATIENCE_MS);
    const read = (chunk) => {
      output += chunk;
      const address = /Fairshift answers at (\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void gone.then((code) => reject(new Error(`start ended with ${code}:\n${output}`)));
    void Promise.allSettled([gone]).then(() => clearTimeout(late));
  });
  return {
    url,
    pid: child.pid,
    output: () => output,
    stop: () => (child.kill('SIGTERM'), gone),
  };
}
