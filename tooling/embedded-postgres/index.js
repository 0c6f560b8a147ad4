// A real PostgreSQL 18 out of the npm registry: nothing to install, for root and for ordinary users.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { programs, reachableFolder, serverUser } from './binaries.js';
import { processMark, Server, stopLeftover } from './server.js';

/** Another living process runs the database of this folder. */
export class DatabaseInUseError extends Error {
  code = 'database-in-use';
  constructor(dataDir, pid) {
    super(`The database in ${dataDir} is in use by process ${pid}.`);
    this.pid = pid;
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function writePrivate(file, text, user) {
  fs.writeFileSync(file, text, { mode: 0o600 });
  if (user.uid !== undefined) fs.chownSync(file, user.uid, user.gid);
}

/** Makes the cluster under another name first: a killed initdb never looks finished. */
function makeCluster(folder, programsFolder, user) {
  const cluster = path.join(folder, 'cluster');
  const passwordFile = path.join(folder, 'password');
  if (fs.existsSync(cluster)) return fs.readFileSync(passwordFile, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writePrivate(passwordFile, `${password}\n`, user);
  const part = path.join(folder, 'cluster.new');
  fs.rmSync(part, { recursive: true, force: true });
  const args = [
    '-D',
    part,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
  ];
  args.push('--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync', '--no-instructions');
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const made = spawnSync(path.join(programsFolder, 'bin', 'initdb'), args, {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    env,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? ''}${made.stdout}${made.stderr}`);
  fs.renameSync(part, cluster);
  return password;
}

function takeOwnership(folder, user) {
  const file = path.join(folder, 'owner');
  const mark = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
  const pid = Number(mark.split(' ')[0]);
  if (mark && pid !== process.pid && processMark(pid) === mark) throw new DatabaseInUseError(folder, pid);
  writePrivate(file, `${processMark(process.pid)}\n`, user);
}

const settingsFor = (port, durable, more) => [
  `port=${port}`,
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'jit=off',
  'work_mem=32MB',
  ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ...more,
];

export async function startDatabase({ dataDir, port, durable, settings = [], onGiveUp } = {}) {
  const user = serverUser();
  const temporary = dataDir === undefined;
  const programsFolder = programs(user);
  const wanted = dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'fairshift-postgres-'));
  const folder = reachableFolder(path.resolve(wanted), user);
  takeOwnership(folder, user);
  const password = makeCluster(folder, programsFolder, user);
  const cluster = path.join(folder, 'cluster');
  await stopLeftover(cluster);
  const chosen = port ?? (await freePort());
  const plan = { programsFolder, cluster, user };
  const server = new Server(
    { ...plan, settings: settingsFor(chosen, durable ?? !temporary, settings) },
    { onGiveUp },
  );
  await server.start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${chosen}/postgres`,
    port: chosen,
    dataDir: folder,
    get pid() {
      return server.pid;
    },
    async stop() {
      await server.stop();
      fs.rmSync(temporary ? folder : path.join(folder, 'owner'), { recursive: true, force: true });
    },
  };
}

async function administer(url, sql) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function createDatabase(
  serverUrl,
  template = 'template1',
  name = `t_${randomBytes(6).toString('hex')}`,
) {
  const id = escapeIdentifier;
  await administer(serverUrl, `create database ${id(name)} template ${id(template)} strategy file_copy`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    name,
    drop: () => administer(serverUrl, `drop database if exists ${id(name)} with (force)`),
  };
}
