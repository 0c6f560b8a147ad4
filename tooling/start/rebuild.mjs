// `npm run dev`: rebuilds what changed, and restarts server and worker when what they run changed. The pages
// are served from the build, so that one origin, one policy and one set of plugins hold as in production.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';

const QUIET_MS = 400;

/**
 * @param {string} root
 * @param {() => void} restart
 * @returns {() => void} stops watching
 */
export function rebuildOnChange(root, restart) {
  const turbo = spawn('turbo', ['watch', 'build', '--output-logs=errors-only'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(restart, QUIET_MS);
  };
  const served = (room) =>
    readdirSync(path.join(root, room)).map((name) => path.join(root, room, name, 'dist'));
  const built = [path.join(root, 'apps/core/dist'), ...served('packages'), ...served('plugins')];
  // The pages need no restart: the server reads them at each request.
  const watchers = built
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, later));
  return () => {
    for (const watcher of watchers) watcher.close();
    turbo.kill('SIGTERM');
  };
}
