import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { pack, type Header } from 'tar-stream';
import { rawZip, type RawEntry } from '../../test/raw-zip.js';
import { packTiny, sourceText } from '../../test/tiny-plugin.js';
import { ARCHIVE_LIMITS } from './archive-files.js';
import { unpackTarball } from './unpack-tarball.js';
import { unpackZip } from './unpack-zip.js';
import { zipPack } from './zip-pack.js';

const SMALL = { archiveBytes: 100_000, entries: 5, fileBytes: 1000, unpackedBytes: 2000 };
const MANIFEST: RawEntry = { name: 'fairshift.plugin.json', content: '{}' };
const big = Buffer.alloc(1001);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
});

async function tarball(entries: readonly (Partial<Header> & { name: string; content?: string })[]) {
  const made = pack();
  for (const { content = '', ...header } of entries) made.entry(header, content);
  made.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of made) parts.push(part as Uint8Array);
  return gzipSync(Buffer.concat(parts));
}

describe('a .fsplugin', () => {
  it('gives back what was packed, and is the same each time', async () => {
    const plugin = await packTiny(folder, 'one', sourceText(''));
    const zip = await zipPack(plugin);
    expect(await zipPack(plugin)).toEqual(zip);
    const files = await unpackZip(zip);
    expect([...files.keys()].toSorted()).toEqual(['fairshift.plugin.json', 'server.js']);
    for (const [name, bytes] of files) expect(bytes).toEqual(await readFile(join(plugin, name)));
  });

  const LINK = 0o120777;
  it.each<[string, RawEntry[], string]>([
    [
      'a link',
      [{ name: 'a.js', content: '/etc/passwd', mode: LINK }],
      '"a.js" is a link. A plugin holds plain files only.',
    ],
    ['a device', [{ name: 'a.js', mode: 0o020666 }], '"a.js" is a link. A plugin holds plain files only.'],
    ['a way out', [{ name: '../a.js' }], 'The name "../a.js" leads out of the plugin.'],
    [
      'a way out in the middle',
      [{ name: 'x/../../a.js' }],
      'The name "x/../../a.js" leads out of the plugin.',
    ],
    ['a folder that leads out', [{ name: 'x/../../' }], 'The name "x/../.." leads out of the plugin.'],
    [
      'an absolute name',
      [{ name: '/tmp/a.js' }],
      'The name "/tmp/a.js" is a place on a disk, not inside the plugin.',
    ],
    ['a drive', [{ name: 'C:a.js' }], 'The name "C:a.js" is a place on a disk, not inside the plugin.'],
    ['backslashes', [{ name: '..\\a.js' }], 'The name "..\\a.js" has a backslash. Use "/" between folders.'],
    [
      'a hidden letter',
      [{ name: 'a\u0000.js' }],
      'The name "a\u0000.js" cannot be used. Use letters, digits, dots and hyphens.',
    ],
    ['one name twice', [{ name: 'a.js' }, { name: 'A.js' }], 'It holds two files called "A.js".'],
    [
      'a password',
      [{ name: 'a.js', content: 'x', flags: 0x801 }],
      '"a.js" has a password. Pack the plugin without one.',
    ],
    [
      'too many files',
      Array.from({ length: 6 }, (_, i) => ({ name: `${i}.js` })),
      'It holds more than 5 files, which no plugin needs.',
    ],
    ['a large file', [{ name: 'a.js', content: big }], '"a.js" unpacks to more than 1000 bytes.'],
    [
      'many files that are large together',
      ['a', 'b', 'c'].map((name) => ({ name, content: Buffer.alloc(900) })),
      'It unpacks to more than 2000 bytes.',
    ],
    [
      'files that lie over each other',
      [
        { name: 'a.js', content: 'x' },
        { name: 'b.js', content: 'x', sameAs: 0 },
      ],
      'Its files lie over each other, as in a zip bomb.',
    ],
  ])('is refused for %s', async (_, entries, sentence) => {
    await expect(unpackZip(rawZip([...entries]), SMALL)).rejects.toThrow(sentence);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused as a bomb whatever size it claims', async () => {
    const content = Buffer.alloc(30 * 1024 * 1024);
    const lying = rawZip([MANIFEST, { name: 'a.js', content, saidSize: 10 }]);
    expect(lying.length).toBeLessThan(100_000);
    await expect(unpackZip(lying)).rejects.toMatchObject({ code: expect.stringMatching(/^archive-/) });
    const honest = rawZip([MANIFEST, { name: 'a.js', content }]);
    await expect(unpackZip(honest)).rejects.toThrow('"a.js" unpacks to more than 10 MB.');
  });

  it('is refused when it is no zip, is cut short or too large', async () => {
    const plugin = await zipPack(await packTiny(folder, 'one', sourceText('')));
    const sentence = 'The file is damaged, or not a plugin. Pack or fetch it again.';
    await expect(unpackZip(Buffer.from('<html></html>'))).rejects.toThrow(sentence);
    await expect(unpackZip(plugin.subarray(0, plugin.length - 30))).rejects.toThrow(sentence);
    const flipped = Buffer.from(plugin);
    flipped[60] = flipped[60]! ^ 0xff;
    await expect(unpackZip(flipped)).rejects.toThrow();
    const large = Buffer.alloc(ARCHIVE_LIMITS.archiveBytes + 1);
    await expect(unpackZip(large)).rejects.toThrow('The file is larger than 20 MB.');
  });
});

describe('a package of npm', () => {
  it('gives what lies in its dist, and leaves the rest', async () => {
    const files = await unpackTarball(
      await tarball([
        { name: 'package/package.json', content: '{ "scripts": { "install": "exit 1" } }' },
        { name: 'package/dist/fairshift.plugin.json', content: '{}' },
        { name: 'package/dist/x/server.js', content: 'export {};' },
      ]),
    );
    expect([...files.entries()].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['fairshift.plugin.json', '{}'],
      ['x/server.js', 'export {};'],
    ]);
  });

  it.each<[string, Parameters<typeof tarball>[0], string]>([
    ['a link', [{ name: 'package/dist/a.js', type: 'symlink', linkname: '/etc/passwd' }], 'is a link'],
    ['a hard link', [{ name: 'package/dist/a.js', type: 'link', linkname: 'b' }], 'is a link'],
    ['a way out', [{ name: 'package/dist/../../a.js' }], 'The name "../../a.js" leads out of the plugin.'],
    ['a large file', [{ name: 'package/dist/a.js', content: 'x'.repeat(1001) }], 'more than 1000 bytes'],
    [
      'a bomb outside dist',
      [{ name: 'package/a', content: 'x'.repeat(9000) }],
      'It unpacks to far too much.',
    ],
  ])('is refused for %s', async (_, entries, sentence) => {
    await expect(unpackTarball(await tarball(entries), SMALL)).rejects.toThrow(sentence);
  });

  it('is refused when it is no package or cut short', async () => {
    const sentence = 'The file is damaged, or not a plugin. Pack or fetch it again.';
    await expect(unpackTarball(Buffer.from('no'))).rejects.toThrow(sentence);
    const whole = await tarball([{ name: 'package/dist/a.js', content: 'x'.repeat(500) }]);
    await expect(unpackTarball(whole.subarray(0, whole.length - 20))).rejects.toThrow(sentence);
  });
});
