import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../../../test/harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

describe('the kit of an installation', () => {
  it.each([
    ['plugin-sdk', 'package/dist/vite.js'],
    ['tabular', 'package/dist/index.js'],
    ['plugin-testkit', 'package/node_modules/@fairshift/plugin-host/dist/source-child.mjs'],
    ['create-plugin', 'package/bin/create-plugin.mjs'],
  ])('has %s as a package that npm can install', async (name, file) => {
    const response = await app.anonymous().get(`/kit/${name}.tgz`).buffer(true).expect(200);
    expect(response.headers['cache-control']).toBe('public, max-age=300');
    const folder = await mkdtemp(path.join(os.tmpdir(), 'fairshift-kit-'));
    await writeFile(path.join(folder, 'x.tgz'), response.body as Buffer);
    execFileSync('tar', ['xzf', 'x.tgz'], { cwd: folder });
    expect((await readFile(path.join(folder, file))).length).toBeGreaterThan(20);
    const text = await readFile(path.join(folder, 'package/package.json'), 'utf8');
    expect(text).not.toMatch(/workspace:|catalog:|devDependencies/);
  });

  it('tells the scaffolder where it came from', async () => {
    const response = await app.anonymous().get('/kit/create-plugin-0.1.0.tgz').buffer(true).expect(200);
    expect(response.headers['cache-control']).toContain('immutable');
    const told = execFileSync('tar', ['xzO', 'package/served-from.json'], { input: response.body as Buffer });
    expect(JSON.parse(told.toString())).toEqual({
      kit: expect.stringMatching(/^http.*\/kit$/),
      version: '0.1.0',
    });
  });

  it('has nothing else', async () => {
    for (const file of ['core.tgz', 'plugin-sdk-9.9.9.tgz', 'packages.json', '..%2Fx.tgz'])
      await app.anonymous().get(`/kit/${file}`).expect(404);
  });

  it('has the JSON Schema of the manifest', async () => {
    const { body } = await app.anonymous().get('/schema/plugin-1.json').expect(200);
    expect(body.required).toEqual(expect.arrayContaining(['id', 'version', 'contributes', 'engines']));
    expect(body.properties.id.pattern).toBeDefined();
  });
});
