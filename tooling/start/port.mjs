// Which port of this machine to answer on, and whether it is free.
import { createServer } from 'node:net';

const FIRST = 3000;
const LAST = 3099;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** An address on this machine that names a port can only mean ours. */
function portOf(address) {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'http:' && LOOPBACK.test(url.hostname) ? url.port : '';
}

async function untilFree(port, patience) {
  for (const until = Date.now() + patience; ;) {
    if (await isFree(port)) return true;
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * The port that the settings name, else the first free one.
 * @param {{ FAIRSHIFT_PORT?: string, FAIRSHIFT_URL?: string }} settings
 * @param {number} patience milliseconds that a named port may need to become free
 * @throws an Error for the person at the terminal
 */
export async function choosePort({ FAIRSHIFT_PORT, FAIRSHIFT_URL }, patience = 0) {
  const named = FAIRSHIFT_PORT || portOf(FAIRSHIFT_URL);
  if (named) {
    const port = Number(named);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`FAIRSHIFT_PORT is ${named}. Give a whole number from 1 to 65535.`);
    }
    if (await untilFree(port, patience)) return port;
    throw new Error(
      `Port ${port} is in use by another program. Stop that program, or choose another port with FAIRSHIFT_PORT.`,
    );
  }
  for (let port = FIRST; port <= LAST; port += 1) if (await isFree(port)) return port;
  throw new Error(`No port from ${FIRST} to ${LAST} is free. Choose one with FAIRSHIFT_PORT.`);
}
