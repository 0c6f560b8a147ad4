import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { packTiny, sourceText } from '../../test/tiny-plugin.js';
import { sha384 } from '../pack/hash.js';
import { writeLock } from '../pack/lock.js';
import { packPlugin } from '../pack/pack-plugin.js';
import type { PluginDecision } from './decisions.js';
import { PluginRegistry } from './plugin-registry.js';

let folder: string;
let decisions: PluginDecision[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  decisions = [];
});

/** One version of `test.one`, each in a folder of its own. */
async function version(number: string): Promise<{ folder: string; hash: string }> {
  const pack = await packTiny(folder, `one-${number.replaceAll('.', '-')}`, sourceText(`/* ${number} */`));
  const source = join(pack, '..', 'fairshift.plugin.json');
  const manifest = JSON.parse(await readFile(source, 'utf8'));
  await writeFile(source, JSON.stringify({ ...manifest, id: 'test.one', title: 'One', version: number }));
  await packPlugin(join(pack, '..'));
  return { folder: pack, hash: sha384(await readFile(join(pack, 'fairshift.plugin.json'))) };
}

const decide = (number: string, hash: string, state: PluginDecision['state'], reason?: string) =>
  decisions.push({
    pluginId: 'test.one',
    version: number,
    hash,
    state,
    ...(reason === undefined ? {} : { reason }),
  });

const open = (added: readonly { folder: string }[], onFailed = () => {}) =>
  PluginRegistry.open({
    packs: [],
    added: async () => added.map((each) => ({ ...each, locator: 'upload' })),
    decisions: async () => decisions,
    onFailed,
    hostVersion: '1.4.2',
  });

const states = (registry: PluginRegistry) =>
  registry.states().map(({ version: number, state, reason }) => [number, state, reason]);

describe('a decision', () => {
  it('takes a plugin from approval to use and out of it, at the next look', async () => {
    const one = await version('1.0.0');
    const registry = await open([one]);
    const ref = { pluginId: 'test.one', sourceId: 'tiny' };
    expect(states(registry)).toEqual([
      ['1.0.0', 'compatible', 'One waits for approval by a system administrator.'],
    ]);
    decide('1.0.0', one.hash, 'approved');
    await registry.scan();
    expect(() => registry.source(ref)).toThrow('One 1.0.0 is approved, but not switched on.');
    decide('1.0.0', one.hash, 'enabled');
    await registry.scan();
    expect(registry.source(ref).version).toBe('1.0.0');
    decide('1.0.0', one.hash, 'disabled');
    await registry.scan();
    expect(() => registry.source(ref)).toThrow('A system administrator has switched One off.');
    decide('1.0.0', one.hash, 'removed');
    await registry.scan();
    expect(() => registry.source(ref)).toThrow('A system administrator has removed One 1.0.0.');
    expect(registry.sources()).toEqual([]);
  });

  it('holds for the bytes that were approved and no others', async () => {
    const one = await version('1.0.0');
    decide('1.0.0', `sha384-${'a'.repeat(64)}`, 'enabled');
    expect(states(await open([one]))[0]?.[1]).toBe('compatible');
    decide('1.0.1', one.hash, 'enabled');
    expect(states(await open([one]))[0]?.[1]).toBe('compatible');
  });

  it('keeps the version that is in use until a newer one is decided on', async () => {
    const [one, two] = [await version('1.0.0'), await version('1.1.0')];
    decide('1.0.0', one.hash, 'enabled');
    const registry = await open([one, two]);
    const ref = { pluginId: 'test.one', sourceId: 'tiny' };
    expect(states(registry).map(([, state]) => state)).toEqual(['ready', 'compatible']);
    expect(registry.source(ref).version).toBe('1.0.0');
    decide('1.0.0', one.hash, 'disabled');
    decide('1.1.0', two.hash, 'enabled');
    await registry.scan();
    expect(registry.source(ref).version).toBe('1.1.0');
  });

  it('tells why the version in use does not run, not that another one waits', async () => {
    const [one, two] = [await version('1.0.0'), await version('1.1.0')];
    decide('1.1.0', two.hash, 'failed', 'It has no export.');
    const registry = await open([one, two]);
    expect(() => registry.source({ pluginId: 'test.one', sourceId: 'tiny' })).toThrow('It has no export.');
  });

  it('that switched off what the build brought holds for its next build', async () => {
    const one = await version('1.0.0');
    const lockFile = join(folder, 'plugins.lock.json');
    await writeLock([one.folder], lockFile);
    const built = async () =>
      PluginRegistry.open({
        packs: [one.folder],
        lockFile,
        decisions: async () => decisions,
        hostVersion: '1.4.2',
      });
    expect((await built()).states()[0]?.state).toBe('ready');
    decide('0.9.0', `sha384-${'a'.repeat(64)}`, 'disabled');
    expect((await built()).states()[0]?.state).toBe('disabled');
    decide('1.0.0', one.hash, 'enabled');
    expect((await built()).states()[0]?.state).toBe('ready');
  });

  it('of the host, that a plugin failed, is told once', async () => {
    const one = await version('1.0.0');
    decide('1.0.0', one.hash, 'enabled');
    let told = 0;
    const registry = await open([one], () => void told++);
    registry.markFailed('test.one', 'It has no export.');
    registry.markFailed('test.one', 'It has no export.');
    expect(told).toBe(1);
    expect(states(registry)).toEqual([['1.0.0', 'failed', 'It has no export.']]);
  });
});
