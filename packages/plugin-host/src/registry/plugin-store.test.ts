import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { packTiny, sourceText } from '../../test/tiny-plugin.js';
import { unpackZip } from '../pack/unpack-zip.js';
import { packPlugin } from '../pack/pack-plugin.js';
import { zipPack } from '../pack/zip-pack.js';
import { PluginStore, type PackOrigin } from './plugin-store.js';

const FROM: PackOrigin = { locator: 'upload', origin: 'one.fsplugin' };

let folder: string;
let store: PluginStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  store = new PluginStore(join(folder, 'store'));
});

async function files(name: string, text: string, change: object = {}): Promise<Map<string, Buffer>> {
  const pack = await packTiny(folder, name, sourceText(text));
  const source = join(pack, '..', 'fairshift.plugin.json');
  await writeFile(source, JSON.stringify({ ...JSON.parse(await readFile(source, 'utf8')), ...change }));
  await packPlugin(join(pack, '..'));
  return new Map(await unpackZip(await zipPack(pack)));
}

describe('the store of added plugins', () => {
  it('keeps each version in a folder of its own and says where it came from', async () => {
    expect(await store.packs()).toEqual([]);
    const added = await store.add(await files('one', ''), FROM);
    expect(added).toMatchObject({ isNew: true, folder: join(folder, 'store', 'test.one', '1.0.0') });
    const npm = { locator: 'npm', origin: '@ns/one@1.1.0' } as const;
    await store.add(await files('two', '', { id: 'test.one', version: '1.1.0' }), npm);
    expect(await store.packs()).toEqual([
      { folder: join(folder, 'store', 'test.one', '1.0.0'), ...FROM },
      { folder: join(folder, 'store', 'test.one', '1.1.0'), ...npm },
    ]);
    expect(await readdir(added.folder)).toEqual(['fairshift.plugin.json', 'server.js']);
    await store.remove('test.one', '1.0.0');
    expect((await store.packs()).map((pack) => pack.origin)).toEqual(['@ns/one@1.1.0']);
  });

  it('takes the same again, and refuses other bytes under a version that is here', async () => {
    await store.add(await files('one', ''), FROM);
    expect(await store.add(await files('one', ''), FROM)).toMatchObject({ isNew: false });
    await expect(store.add(await files('one', '/* other */'), FROM)).rejects.toThrow(
      `Another test.one 1.0.0 is here already, in ${join(folder, 'store', 'test.one', '1.0.0')}. Give the new one a new version.`,
    );
    expect(await readdir(join(folder, 'store'))).toEqual(['test.one']);
  });

  it('leaves out what the manifest does not name, and keeps nothing of what is refused', async () => {
    const full = await files('one', '');
    full.set('extra.js', Buffer.from('x'));
    expect(await readdir((await store.add(full, FROM)).folder)).not.toContain('extra.js');
    const without = await files('two', '');
    without.delete('server.js');
    await expect(store.add(without, FROM)).rejects.toThrow('The plugin\'s file "dist/server.js" is missing.');
    const changed = await files('three', '');
    changed.set('server.js', Buffer.from('changed'));
    await expect(store.add(changed, FROM)).rejects.toMatchObject({ code: 'file-changed' });
    await expect(store.add(new Map(), FROM)).rejects.toThrow('There is no fairshift.plugin.json at its top.');
    expect(await readdir(join(folder, 'store'))).toEqual(['test.one']);
  });

  it("refuses the product's own name", async () => {
    const publisher = { name: 'Fairshift', contact: 'x@example.org' };
    await expect(store.add(await files('one', '', { publisher }), FROM)).rejects.toThrow(
      "Tiny one calls itself Fairshift's own, but did not come with Fairshift.",
    );
  });

  it('adds one pack once when it comes twice at once', async () => {
    const two = [await files('one', ''), await files('one', '')];
    const added = await Promise.all(two.map((each) => store.add(each, FROM)));
    expect(added.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
  });

  it('finds what somebody put there by hand', async () => {
    await mkdir(join(folder, 'store', 'test.hand', '1.0.0'), { recursive: true });
    expect(await store.packs()).toMatchObject([{ locator: 'directory' }]);
  });
});
