import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeLock } from '@fairshift/plugin-host/packs';
import { readConfig } from '../platform/config.js';
import { openRegistry } from './open-registry.js';

const { builtPluginsDir } = readConfig({});

let pluginsDir: string;
beforeAll(async () => {
  pluginsDir = await mkdtemp(path.join(os.tmpdir(), 'fairshift-plugins-'));
});
afterAll(() => rm(pluginsDir, { recursive: true, force: true }));

/** Adds a copy of one of the product's own packs under another id and publisher. */
async function add(name: string, id: string, publisher: string): Promise<string> {
  const pack = path.join(pluginsDir, name, 'dist');
  await cp(path.join(builtPluginsDir, 'chart-gap', 'dist'), pack, { recursive: true });
  const file = path.join(pack, 'fairshift.plugin.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { id: string; publisher: { name: string } };
  const changed = { ...manifest, id, publisher: { ...manifest.publisher, name: publisher } };
  await writeFile(file, JSON.stringify(changed));
  return pack;
}

const statesOf = (registry: Awaited<ReturnType<typeof openRegistry>>) =>
  Object.fromEntries(registry.states().map(({ id, state }) => [id, state]));

describe('the plugins of an installation', () => {
  it('are those of the build, all approved, where no other folder is named', async () => {
    const states = statesOf(await openRegistry({ builtPluginsDir }));
    expect(Object.keys(states)).toContain('fairshift.chart-gap');
    expect(new Set(Object.values(states))).toEqual(new Set(['ready']));
  });

  it('of another folder wait or are refused, though a list of hashes lies beside them', async () => {
    const packs = [
      await add('partner', 'partner.gap', 'A partner'),
      await add('posing', 'partner.posing', 'Fairshift'),
      await add('claiming', 'fairshift.claiming', 'A partner'),
    ];
    await writeLock(packs, path.join(pluginsDir, 'plugins.lock.json'));
    const registry = await openRegistry({ builtPluginsDir, pluginsDir });
    expect(statesOf(registry)).toMatchObject({
      'fairshift.chart-gap': 'ready',
      'partner.gap': 'compatible',
      'partner.posing': 'refused',
      'fairshift.claiming': 'refused',
    });
    const charts = registry.publicCharts().map(({ pluginId }) => pluginId);
    expect(charts.filter((id) => /partner|claiming/.test(id))).toEqual([]);
  });

  it('are found by what the environment says', () => {
    expect(readConfig({ FAIRSHIFT_PLUGINS_DIR: '/srv/plugins' })).toMatchObject({
      builtPluginsDir,
      pluginsDir: '/srv/plugins',
    });
    expect(readConfig({})).not.toHaveProperty('pluginsDir');
  });
});
