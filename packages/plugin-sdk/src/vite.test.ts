import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { definePlugin } from './vite.js';

const here = fileURLToPath(new URL('..', import.meta.url));
const BUILD = `
import { createBuilder } from 'vite';
import { definePlugin } from '@fairshift/plugin-sdk/vite';
const builder = await createBuilder({ configFile: false, ...definePlugin(JSON.parse(process.argv[1])) });
await builder.buildApp();
`;

let plugin: string;
/** A plugin as a partner would write it, with the SDK and vite as its packages. */
beforeAll(async () => {
  plugin = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  await mkdir(join(plugin, 'src'));
  await mkdir(join(plugin, 'node_modules', '@fairshift'), { recursive: true });
  await symlink(here, join(plugin, 'node_modules', '@fairshift', 'plugin-sdk'));
  for (const name of ['vite', 'zod'])
    await symlink(join(here, 'node_modules', name), join(plugin, 'node_modules', name));
  await mkdir(join(plugin, 'node_modules', 'react'));
  await writeFile(join(plugin, 'node_modules', 'react', 'index.js'), 'module.exports = {};');
  await mkdir(join(plugin, 'node_modules', 'old'));
  await writeFile(
    join(plugin, 'node_modules', 'old', 'index.js'),
    `module.exports = require('buffer').Buffer.from('€').length;`,
  );
  await writeFile(join(plugin, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(plugin, 'src', 'source.ts'),
    `import { defineDataSource } from '@fairshift/plugin-sdk';
     import { z } from 'zod';
     import bytes from 'old';
     export const one = defineDataSource({ id: 'one', config: z.object({ bytes: z.number().default(bytes) }) } as never);`,
  );
  await writeFile(
    join(plugin, 'src', 'chart.ts'),
    `import { defineChart } from '@fairshift/plugin-sdk';
     export const two = defineChart({ id: 'two' } as never);`,
  );
  await writeFile(
    join(plugin, 'src', 'react-chart.ts'),
    `import react from 'react'; export const three = react;`,
  );
  await writeFile(join(plugin, 'src', 'reads-files.ts'), `import fs from 'node:fs'; export const four = fs;`);
});

function build(parts: object): { status: number | null; errors: string } {
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', BUILD, JSON.stringify(parts)], {
    cwd: plugin,
    encoding: 'utf8',
  });
  return { status: run.status, errors: run.stderr };
}

const built = (name: string) => readFile(join(plugin, 'dist', name), 'utf8');

describe('the build preset', () => {
  it('makes one module for each part, with everything inside, the same each time', async () => {
    const parts = { server: 'src/source.ts', browser: 'src/chart.ts' };
    expect(build(parts)).toMatchObject({ status: 0 });
    const first = [await built('server.js'), await built('browser.js')];
    const imports = (text: string) =>
      [...text.matchAll(/^import .* from "(.*)";$/gm)].map((match) => match[1]);
    expect(imports(first[0] ?? '')).toEqual(['node:buffer']);
    expect(imports(first[1] ?? '')).toEqual([]);
    // The chart uses no schema, so no schema library comes along.
    expect(first[1]?.length).toBeLessThan(500);
    expect(build(parts)).toMatchObject({ status: 0 });
    expect([await built('server.js'), await built('browser.js')]).toEqual(first);
    const { one } = (await import(join(plugin, 'dist', 'server.js'))) as {
      one: { config: { parse(value: object): object } };
    };
    // The euro sign is three bytes of UTF-8.
    expect(one.config.parse({})).toEqual({ bytes: 3 });
  });

  it('refuses React inside an option chart', () => {
    const { status, errors } = build({ browser: 'src/react-chart.ts' });
    expect(status).not.toBe(0);
    expect(errors).toContain('An option chart may not bundle react: the host draws the picture');
  });

  it('refuses a source that would import files from Node', () => {
    const { status, errors } = build({ server: 'src/reads-files.ts' });
    expect(status).not.toBe(0);
    expect(errors).toContain('A plugin is one file, but this one still imports node:fs.');
  });

  it('needs a part to build', () => {
    expect(() => definePlugin({})).toThrow('definePlugin needs a server part, a browser part or both.');
  });
});
