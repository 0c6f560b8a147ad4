import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chartText, packChart } from '../../test/tiny-chart.js';
import { PluginRegistry } from '../registry/plugin-registry.js';
import { verifyPack } from './verify-pack.js';

const { resolve } = createRequire(import.meta.url);

/** A chart with one file of a published package in front of it. */
async function chartWith(library: string, file: string): Promise<string> {
  const text = await readFile(join(dirname(resolve(`${library}/package.json`)), file), 'utf8');
  return `const module = { exports: {} }; const exports = module.exports;\n${text}\n${chartText()}`;
}

const packed = async (text: string) =>
  packChart(await mkdtemp(join(tmpdir(), 'fairshift-test-')), 'twice', text);

describe('a chart with a library of the host in its bundle', () => {
  it.each([
    ['React', 'react', 'cjs/react.production.js'],
    ['React', 'react-dom', 'cjs/react-dom.production.js'],
    ['ECharts', 'echarts', 'dist/echarts.min.js'],
  ])('is refused: %s as it is published in %s', async (name, library, file) => {
    const pack = await packed(await chartWith(library, file));
    const sentence = `"dist/browser.js" holds a copy of ${name}. Fairshift draws the picture, so leave ${name} out and build again.`;
    await expect(verifyPack(pack)).rejects.toMatchObject({ code: 'host-package', message: sentence });
    const registry = await PluginRegistry.open({ packs: [pack], hostVersion: '1.4.2' });
    expect(registry.states()).toMatchObject([{ state: 'refused', reason: sentence }]);
    expect(registry.publicCharts()).toEqual([]);
  });

  it('is told from one that only speaks of it', async () => {
    const pack = await packed(
      `${chartText()}\n// Drawn by React and ECharts, which this file does not hold.`,
    );
    await expect(verifyPack(pack)).resolves.toMatchObject({ manifest: { id: 'test.twice' } });
  });
});
