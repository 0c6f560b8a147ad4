import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openTinyHost, packTiny, sourceText, tinyManifest } from '../../test/tiny-plugin.js';
import { writeLock } from '../pack/lock.js';
import { packPlugin } from '../pack/pack-plugin.js';
import { PluginRegistry, workspacePacks } from './plugin-registry.js';

const CHART = `export const bars = { kind: 'chart', contract: 1, id: 'bars', options: {} };`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
});

async function packChart(name: string, change: object = {}): Promise<string> {
  const plugin = join(folder, name);
  await mkdir(join(plugin, 'dist'), { recursive: true });
  await writeFile(join(plugin, 'package.json'), '{ "type": "module" }');
  await writeFile(join(plugin, 'dist', 'browser.js'), CHART);
  await writeFile(join(plugin, 'dist', 'bars.svg'), '<svg/>');
  await writeFile(join(plugin, 'dist', 'notes.js'), 'export {};');
  const chart = {
    id: 'bars',
    contract: 1,
    title: 'Bars',
    view: 'option',
    entry: 'dist/browser.js',
    export: 'bars',
    thumbnail: 'dist/bars.svg',
  };
  const manifest = { ...tinyManifest(name), contributes: { charts: [chart] }, ...change };
  await writeFile(join(plugin, 'fairshift.plugin.json'), JSON.stringify(manifest));
  await packPlugin(plugin);
  return join(plugin, 'dist');
}

async function open(
  packs: readonly string[],
  locked = packs,
  hostVersion = '1.4.2',
): Promise<PluginRegistry> {
  const lockFile = join(folder, 'plugins.lock.json');
  await writeLock(locked, lockFile);
  return PluginRegistry.open({ packs, lockFile, hostVersion });
}

describe('the registry', () => {
  it('serves the files of a chart under addresses that hold the hash', async () => {
    const pack = await packChart('bars');
    const registry = await open([pack]);
    const manifest = await readFile(join(pack, 'fairshift.plugin.json'));
    const short = createHash('sha384').update(manifest).digest('hex').slice(0, 16);
    const [chart] = registry.publicCharts();
    const url = `/plugins/test.bars/1.0.0/${short}/dist/browser.js`;
    const integrity = `sha384-${createHash('sha384').update(CHART).digest('base64')}`;
    expect(chart).toMatchObject({
      pluginId: 'test.bars',
      chartId: 'bars',
      exportName: 'bars',
      url,
      integrity,
    });
    expect(registry.file(url)).toEqual({
      path: join(pack, 'browser.js'),
      contentType: 'text/javascript; charset=utf-8',
      sha384: integrity,
    });
    expect((await registry.readPublicFile(chart?.thumbnailUrl ?? ''))?.contentType).toBe('image/svg+xml');
    for (const other of ['notes.js', 'fairshift.plugin.json', '../dist/browser.js', 'missing.js']) {
      expect(registry.file(url.replace('browser.js', other))).toBeUndefined();
    }
    await writeFile(join(pack, 'browser.js'), 'changed');
    expect(await registry.readPublicFile(url)).toBeUndefined();
  });

  it("never serves a source's module", async () => {
    const { registry } = await openTinyHost({ one: sourceText('') });
    const manifest = await readFile(join(registry.records[0]?.folder ?? '', 'fairshift.plugin.json'));
    const short = createHash('sha384').update(manifest).digest('hex').slice(0, 16);
    expect(registry.file(`/plugins/test.one/1.0.0/${short}/dist/server.js`)).toBeUndefined();
    expect(registry.publicCharts()).toEqual([]);
    expect(registry.sources().map((source) => source.ref)).toEqual([
      { pluginId: 'test.one', sourceId: 'tiny' },
    ]);
  });

  it('approves only what stands in the lock', async () => {
    const [one, two] = [await packChart('one'), await packChart('two')];
    const registry = await open([one, two], [one]);
    expect(registry.states().map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['test.one', 'ready', undefined],
      ['test.two', 'compatible', 'Tiny two waits for approval by a system administrator.'],
    ]);
    expect(registry.publicCharts().map((chart) => chart.pluginId)).toEqual(['test.one']);
  });

  it('goes on with the good plugins when one is broken', async () => {
    const [one, two] = [await packChart('one'), await packChart('two')];
    await writeLock([one, two], join(folder, 'plugins.lock.json'));
    await writeFile(join(two, 'browser.js'), 'broken');
    const packs = [join(folder, 'nowhere'), two, one];
    const registry = await PluginRegistry.open({
      packs,
      lockFile: join(folder, 'plugins.lock.json'),
      hostVersion: '1.4.2',
    });
    expect(registry.states().map(({ state }) => state)).toEqual(['refused', 'refused', 'ready']);
    expect(registry.states()[1]?.reason).toBe(
      '"dist/browser.js" is not the file that was packed. Pack or fetch the plugin again.',
    );
  });

  it('refuses the second plugin with one id and names both', async () => {
    const one = await packChart('one');
    const two = await packChart('two', { id: 'test.one' });
    const registry = await open([one, two], [one]);
    expect(registry.states()[1]).toMatchObject({
      state: 'refused',
      reason: `The plugin "test.one" is there twice, in ${one} and in ${two}. The second is not used.`,
    });
  });

  it('refuses a plugin for another version, and takes a release candidate for its release', async () => {
    const pack = await packChart('one', { engines: { fairshift: '>=1.4.0 <2.0.0' } });
    expect((await open([pack], [pack], '2.0.0')).states()[0]).toMatchObject({
      state: 'refused',
      reason: 'Tiny one 1.0.0 needs Fairshift >=1.4.0 <2.0.0, and this is 2.0.0.',
    });
    expect((await open([pack], [pack], '1.5.0-rc.1')).states()[0]?.state).toBe('ready');
  });

  it('refuses a contract that it does not serve', async () => {
    const pack = await packTiny(folder, 'one', sourceText(''));
    const file = join(pack, 'fairshift.plugin.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"contract": 1', '"contract": 7'));
    expect((await open([pack])).states()[0]).toMatchObject({
      state: 'refused',
      reason:
        'The data source "Tiny one" follows contract 7. This Fairshift serves 1. Use a newer Fairshift.',
    });
  });

  it("approves nothing that was added, and refuses the product's name there, whatever the lock says", async () => {
    const own = await packChart('own', { id: 'fairshift.own' });
    const partner = await packChart('partner');
    const named = await packChart('named', { publisher: { name: ' FAIRSHIFT', contact: 'x' } });
    const claimed = await packChart('claimed', { id: 'fairshift.claimed' });
    const spaced = await packChart('spaced', { publisher: { name: 'Ｆair-shift\u200b', contact: 'x' } });
    const again = await packChart('again', { id: 'fairshift.own' });
    const added = [partner, named, spaced, claimed, again];
    const lockFile = join(folder, 'plugins.lock.json');
    await writeLock([own, partner, named, claimed], lockFile);
    const registry = await PluginRegistry.open({
      packs: [own],
      added: async () => added.map((folder) => ({ folder, locator: 'directory' })),
      lockFile,
      hostVersion: '1.4.2',
    });
    expect(registry.states().map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['fairshift.own', 'ready', undefined],
      ['test.partner', 'compatible', 'Tiny partner waits for approval by a system administrator.'],
      ['test.named', 'refused', "Tiny named calls itself Fairshift's own, but did not come with Fairshift."],
      ['test.spaced', 'refused', expect.stringContaining('did not come with Fairshift')],
      ['fairshift.claimed', 'refused', expect.stringContaining('did not come with Fairshift')],
      ['fairshift.own', 'refused', expect.stringContaining('is there twice')],
    ]);
    expect(registry.publicCharts().map(({ pluginId }) => pluginId)).toEqual(['fairshift.own']);
  });

  it('marks a plugin failed whose module is not what its manifest says', async () => {
    const pack = await packTiny(folder, 'one', sourceText(''));
    const text = 'export const tiny = 5;';
    await writeFile(join(pack, 'server.js'), text);
    const hash = `sha384-${createHash('sha384').update(text).digest('base64')}`;
    const file = join(pack, 'fairshift.plugin.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...manifest, files: { 'dist/server.js': hash } }));
    const registry = await open([pack]);
    const { PluginHost } = await import('../run/plugin-host.js');
    const quiet = () => {};
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const host = new PluginHost({ registry, workFolder: join(folder, 'work'), log });
    const request = { source: { pluginId: 'test.one', sourceId: 'tiny' } };
    await expect(host.discover(request)).rejects.toMatchObject({ code: 'source-not-loaded' });
    expect(registry.states()[0]).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/could not be loaded/),
    });
    await expect(host.discover(request)).rejects.toMatchObject({ code: 'source-not-ready' });
  });

  it('finds the packs of a workspace and skips folders without one', async () => {
    const [two, one] = [await packChart('two'), await packChart('one')];
    await mkdir(join(folder, 'zero'));
    expect(await workspacePacks(folder)).toEqual([one, two]);
  });
});
