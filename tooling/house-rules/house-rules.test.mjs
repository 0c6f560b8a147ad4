import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkAll, checkFile } from './check.mjs';
import { importsOf } from './imports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('import rules', () => {
  it('hold in the whole house', () => {
    const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    const files = listed.stdout.split('\n').filter((file) => file && existsSync(path.join(root, file)));
    expect(files.length).toBeGreaterThan(50);
    expect(checkAll(root, files)).toEqual([]);
  });

  it.each([
    ['packages/spc/src/p.ts', "import { readFileSync } from 'node:fs';", /node:fs/],
    ['packages/spc/src/p.ts', "import { gap } from '@fairshift/equity';", /no workspace package/],
    ['apps/shell/src/app/main.tsx', "import { Core } from '@fairshift/core';", /apps\/shell may import/],
    ['apps/shell/src/app/main.tsx', "import * as echarts from 'echarts/core';", /echarts/],
    ['apps/core/src/modules/a/a.repository.ts', "import { DataSource } from 'typeorm';", /typeorm/],
    ['apps/core/src/modules/a/a.service.ts', "import { B } from '../b/b.service.js';", /index\.ts/],
    [
      'apps/core/src/modules/a/a.repository.ts',
      "import { A } from './a.service.js';",
      /may not import a service/,
    ],
    ['apps/core/src/modules/a/a.service.ts', 'const x = process.env.HOME;', /process\.env/],
    ['plugins/chart-x/src/index.ts', "export { x } from '@fairshift/plugin-host';", /plugins\//],
    ['packages/plugin-host/src/registry.ts', "import { readCsv } from '@fairshift/tabular';", /plugin-host/],
    ['packages/ui/src/utils/date.ts', 'export const x = 1;', /utils/],
    [
      'apps/shell/src/app/main.tsx',
      "import { x } from '../../../core/src/x.js';",
      /may not leave apps\/shell/,
    ],
    ['packages/spc/src/p.ts', "import '../../equity/src/gap.js';", /may not leave packages\/spc/],
    [
      'plugins/chart-x/src/index.ts',
      "import x from '../../../docs/x.json';",
      /may not leave plugins\/chart-x/,
    ],
    ['tooling/start/x.mjs', "import { x } from '../../apps/core/dist/x.js';", /may not leave tooling\/start/],
    ['apps/e2e/src/harness/x.mjs', "import { x } from '@fairshift/core';", /apps\/e2e may import/],
    ['packages/spc/src/x.mjs', "import fs from 'node:fs';", /node:fs/],
  ])('refuse %s: %s', (file, text, reason) => {
    expect(checkFile(file, text).join('\n')).toMatch(reason);
  });

  it.each([
    ['packages/spc/src/p.test.ts', "import { readFileSync } from 'node:fs';"],
    ['apps/core/src/modules/a/a.service.ts', "import { B } from '../b/index.js';"],
    ['apps/core/src/modules/a/a.service.ts', "import { A } from './a.repository.js';"],
    ['packages/plugin-host/src/child/read.ts', "import { readCsv } from '@fairshift/tabular';"],
    ['packages/equity/src/gap.ts', "import type { Series } from '@fairshift/spc';"],
    ['packages/contracts/src/x.ts', "import type{Series}from'@fairshift/spc';"],
    ['tooling/bench/bench.mjs', 'await import(`../../packages/${name}/dist/bench.js`);'],
    ['apps/core/bench/x.mjs', "import { kill } from '../../e2e/src/survival/kills.mjs';"],
  ])('allow %s: %s', (file, text) => {
    expect(checkFile(file, text)).toEqual([]);
  });
});

describe('a file', () => {
  it.each([
    ['packages/spc/src/p.ts', 300],
    ['packages/spc/src/p.mjs', 300],
    ['apps/shell/src/app/x.scss', 300],
    ['packages/spc/src/p.test.ts', 400],
    ['apps/core/test/harness/app.ts', 400],
  ])('such as %s has at most %i lines', (file, limit) => {
    expect(checkFile(file, ';\n'.repeat(limit))).toEqual([]);
    expect(checkFile(file, ';\n'.repeat(limit + 1))).toEqual([
      `${file} has ${limit + 1} lines: split it, the limit is ${limit}.`,
    ]);
  });
});

describe('imports', () => {
  it.each([
    ["import{a}from'x'"],
    ["import'x'"],
    ['import a,{b as c}from "x"'],
    ["import * as a from 'x';"],
    ["import {\n  a,\n  b,\n} from 'x';"],
    ["export*from'x'"],
    ["export * as a from 'x';"],
    ["export { a } from 'x';"],
    ["const a = await import('x');"],
    ['const a = await import(`x`);'],
    ["const a = import(/* @vite-ignore */ 'x');"],
    ["const a = require('x');"],
    ["const a = 'http://y'; import 'x';"],
    ["const glob = '**/*.ts'; /* a comment */ import 'x'; const other = '**/*.js';"],
  ])('are seen in %s', (text) => {
    expect(importsOf(text)).toEqual([{ specifier: 'x', typeOnly: false }]);
  });

  it.each([
    ["// import 'x'"],
    ["/* import a from 'x'; */"],
    ["/**\n * import a from 'x'\n */"],
    ["client.import('x')"],
    ["const a = important('x');"],
    ["export const from = 'x';"],
    ["export default 'x';"],
    ['await import(url)'],
    ['await import(`${folder}/x.js`)'],
  ])('are not seen in %s', (text) => {
    expect(importsOf(text)).toEqual([]);
  });

  it('tell types from values', () => {
    const text =
      "import type { A } from 'a';\nimport type B from 'b';\nexport type { C } from 'c';\nimport type, { d } from 'd';";
    expect(importsOf(text).map((each) => each.typeOnly)).toEqual([true, true, true, false]);
  });
});
