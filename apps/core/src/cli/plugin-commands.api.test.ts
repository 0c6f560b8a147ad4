import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { unpackZip } from '@fairshift/plugin-host/packs';
import { pluginFile } from '../../test/fixtures/plugin-file.js';
import { createTestApp } from '../../test/harness/index.js';
import { readConfig } from '../platform/config.js';
import { pluginCommand } from './plugin-commands.js';
import { readPluginOrder } from './plugin-order.js';

// npm itself is started, on a machine that runs other tests beside it.
jest.setTimeout(120_000);
const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-command-'));
const pluginsDir = path.join(folder, 'plugins');
const app = await createTestApp({ FAIRSHIFT_PLUGINS_DIR: pluginsDir });
const config = readConfig({
  FAIRSHIFT_DATA_DIR: app.config.dataDir,
  FAIRSHIFT_PLUGINS_DIR: pluginsDir,
  DATABASE_URL: app.database.app,
  DATABASE_AUTH_URL: app.database.auth,
});

/** What the registry serves; a test may spoil it. */
let tarball: Buffer;
let integrity: string;
let npmSettings: readonly string[];
const ran = path.join(folder, 'a-script-ran');

const registry = createServer((request, response) => {
  if (request.url?.endsWith('.tgz')) return response.end(tarball);
  if (decodeURIComponent(request.url ?? '') !== '/@ns/visits') return response.writeHead(404).end('{}');
  const { port } = registry.address() as AddressInfo;
  const dist = { tarball: `http://127.0.0.1:${port}/visits-1.0.0.tgz`, integrity };
  const version = { name: '@ns/visits', version: '1.0.0', dist };
  return response.end(
    JSON.stringify({ name: '@ns/visits', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } }),
  );
});

const sha512 = (bytes: Buffer) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

beforeAll(async () => {
  await new Promise<void>((resolve) => void registry.listen(0, '127.0.0.1', resolve));
  const { port } = registry.address() as AddressInfo;
  npmSettings = [
    '--fetch-retries=0',
    `--registry=http://127.0.0.1:${port}/`,
    `--cache=${path.join(folder, 'cache')}`,
  ];
  const source = path.join(folder, 'package');
  mkdirSync(path.join(source, 'dist'), { recursive: true });
  for (const [name, bytes] of await unpackZip(await pluginFile())) {
    writeFileSync(path.join(source, 'dist', name), bytes);
  }
  const script = `node -e "require('fs').writeFileSync('${ran}', '')"`;
  const scripts = { prepack: script, preinstall: script, postinstall: script };
  writeFileSync(
    path.join(source, 'package.json'),
    JSON.stringify({ name: '@ns/visits', version: '1.0.0', files: ['dist'], scripts }),
  );
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: source,
    stdio: 'ignore',
  });
  tarball = readFileSync(path.join(folder, 'ns-visits-1.0.0.tgz'));
  integrity = sha512(tarball);
});
afterAll(async () => {
  registry.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (packageName?: string) =>
  pluginCommand(
    { plugin: 'add', ...(packageName === undefined ? {} : { packageName }) },
    config,
    npmSettings,
  );
const versions = async (pluginId: string) =>
  (await app.as('system-administrator').call(routes.getPlugin, { params: { pluginId } }).expect(200)).body
    .versions as object[];

describe('plugins at the terminal', () => {
  it('are added from npm by an exact version; none of their scripts runs, and they wait for approval', async () => {
    const { code, words } = await add('@ns/visits@1.0.0');
    expect(words).toBe(
      `Visits 1.0.0 (partner.visits) is here.\nFound 1 new version. A system administrator decides at ${config.url.origin}/system/plugins`,
    );
    expect(code).toBe(0);
    expect(await versions('partner.visits')).toMatchObject([
      { state: 'compatible', locator: 'npm', origin: '@ns/visits@1.0.0' },
    ]);
    expect(() => readFileSync(ran)).toThrow('ENOENT');
    const file = path.join(config.dataDir, 'fairshift.config.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      plugins: [{ name: '@ns/visits', version: '1.0.0', integrity }],
    });
    expect((await add()).words).toContain('Nothing new was found.');
  });

  it('are refused when the bytes are not those of the registry, or of the first time', async () => {
    const [good, said] = [tarball, integrity];
    rmSync(path.join(folder, 'cache'), { recursive: true, force: true });
    // The same content, pressed less: other bytes.
    tarball = gzipSync(gunzipSync(good), { level: 1 });
    expect((await add('@ns/visits@1.0.0')).words).toBe(
      '@ns/visits@1.0.0 is not what its publisher sent to npm. It was not added.',
    );
    integrity = sha512(tarball);
    expect((await add('@ns/visits@1.0.0')).words).toBe(
      '@ns/visits@1.0.0 is not what it was when it was first added. It was not added.',
    );
    [tarball, integrity] = [good, said];
  });

  it('are not there', async () => {
    expect(await add('@ns/nothing@1.0.0')).toEqual({
      code: 1,
      words: 'npm knows no @ns/nothing@1.0.0. Check the name and the version.',
    });
  });

  it('are found in the plugins folder, and the running server hears of it', async () => {
    mkdirSync(pluginsDir, { recursive: true });
    writeFileSync(path.join(pluginsDir, 'late.fsplugin'), await pluginFile({ id: 'partner.late' }));
    writeFileSync(path.join(pluginsDir, 'bad.fsplugin'), 'no zip');
    const { code, words } = await pluginCommand({ plugin: 'rescan' }, config);
    expect(code).toBe(1);
    expect(words).toContain('Found 1 new version.');
    expect(words).toContain(`${path.join(pluginsDir, 'bad.fsplugin')}: The file is damaged`);
    expect(await versions('partner.late')).toMatchObject([
      { state: 'compatible', locator: 'directory', origin: path.join(pluginsDir, 'late.fsplugin') },
    ]);
    expect((await pluginCommand({ plugin: 'list' }, config)).words).toContain(
      'partner.late 1.0.0: compatible',
    );
  });

  it.each([
    'visits',
    'visits@latest',
    'visits@^1.0.0',
    '../visits@1.0.0',
    'https://x.org/a.tgz',
    'git+ssh://x@1.0.0',
  ])('are not named by %s', (name) => {
    expect(readPluginOrder(['add', name])).toEqual({
      wrong: `"${name}" is no name with an exact version. Write it like @ns-icb/complaints@1.2.0.`,
    });
  });
});
