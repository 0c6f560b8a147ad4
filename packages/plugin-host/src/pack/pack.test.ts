import { mkdir, mkdtemp, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { packTiny, sourceText, tinyManifest } from '../../test/tiny-plugin.js';
import { writeLock } from './lock.js';
import { parseManifest } from './manifest.js';
import { packPlugin } from './pack-plugin.js';
import { verifyPack } from './verify-pack.js';

let folder: string;
let pack: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  pack = await packTiny(folder, 'one', sourceText(''));
});

const manifestOf = async () => JSON.parse(await readFile(join(pack, 'fairshift.plugin.json'), 'utf8'));
const setManifest = (value: object) => writeFile(join(pack, 'fairshift.plugin.json'), JSON.stringify(value));

describe('a pack', () => {
  it('holds the hash of every file', async () => {
    const hash = createHash('sha384').update(sourceText('')).digest('base64');
    expect((await manifestOf()).files).toEqual({ 'dist/server.js': `sha384-${hash}` });
    await expect(verifyPack(pack)).resolves.toMatchObject({ folder: pack, manifest: { id: 'test.one' } });
  });

  it('is the same when packed again', async () => {
    const before = await readFile(join(pack, 'fairshift.plugin.json'));
    await packPlugin(join(folder, 'one'));
    expect(await readFile(join(pack, 'fairshift.plugin.json'))).toEqual(before);
  });

  it('is refused when one byte differs', async () => {
    await writeFile(join(pack, 'server.js'), sourceText(' '));
    await expect(verifyPack(pack)).rejects.toMatchObject({ code: 'file-changed' });
  });

  it('is refused when a file is gone, is a link or lies outside', async () => {
    const manifest = await manifestOf();
    await setManifest({
      ...manifest,
      files: { ...manifest.files, 'dist/../../x': Object.values(manifest.files)[0] },
    });
    await expect(verifyPack(pack)).rejects.toMatchObject({ code: 'manifest-invalid' });
    await setManifest(manifest);
    await rename(join(pack, 'server.js'), join(folder, 'server.js'));
    await expect(verifyPack(pack)).rejects.toMatchObject({ code: 'file-missing' });
    await symlink(join(folder, 'server.js'), join(pack, 'server.js'));
    await expect(verifyPack(pack)).rejects.toMatchObject({ code: 'file-link' });
  });

  it('is refused when it uses a file without a hash', async () => {
    await setManifest({ ...(await manifestOf()), files: {} });
    await expect(verifyPack(pack)).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('is refused when its module is larger than 5 MB', async () => {
    const large = `${sourceText('')}\n// ${'x'.repeat(5 * 1024 * 1024)}`;
    await expect(packTiny(folder, 'large', large)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it('is not made when the module does not hold the source', async () => {
    await expect(packTiny(folder, 'empty', 'export {};')).rejects.toMatchObject({ code: 'export-missing' });
  });

  it('stands in the lock by id, version and hash of its manifest', async () => {
    const lock = await writeLock([pack], join(folder, 'plugins.lock.json'));
    const hash = createHash('sha384')
      .update(await readFile(join(pack, 'fairshift.plugin.json')))
      .digest('base64');
    expect(lock).toEqual({ lockVersion: 1, plugins: { 'test.one': { '1.0.0': `sha384-${hash}` } } });
  });
});

describe('a manifest', () => {
  it.each([
    ['an unknown field', { database: true }],
    ['a range without upper end', { engines: { fairshift: '>=1.0.0' } }],
    ['any version', { engines: { fairshift: '*' } }],
    ['no range', { engines: { fairshift: 'soon' } }],
    ['nothing to bring', { contributes: {} }],
    [
      'two sources with one id',
      { contributes: { dataSources: [1, 2].map(() => tinyManifest('x').contributes.dataSources[0]) } },
    ],
    [
      'an entry outside dist',
      {
        contributes: {
          dataSources: [{ ...tinyManifest('x').contributes.dataSources[0], entry: 'src/x.js' }],
        },
      },
    ],
  ])('is refused for %s', (_, change) => {
    expect(() => parseManifest(JSON.stringify({ ...tinyManifest('x'), ...change }))).toThrow(
      /^The manifest is not right\. /,
    );
  });

  it.each(['^1.4.0', '>=1.0.0 <3.0.0', '1.4.0', '1.x || 2.x'])(
    'is accepted with the range %s',
    (fairshift) => {
      expect(parseManifest(JSON.stringify({ ...tinyManifest('x'), engines: { fairshift } })).engines).toEqual(
        { fairshift },
      );
    },
  );

  it('says that a file is no JSON', async () => {
    await mkdir(join(folder, 'two'));
    await writeFile(join(folder, 'two', 'fairshift.plugin.json'), '{');
    await expect(packPlugin(join(folder, 'two'))).rejects.toThrow(
      'The file fairshift.plugin.json is not valid JSON.',
    );
    await expect(packPlugin(join(folder, 'none'))).rejects.toMatchObject({ code: 'manifest-missing' });
  });
});
