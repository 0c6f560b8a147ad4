import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkAll, checkFile } from './check.mjs';

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
    ['apps/core/src/modules/a/a.service.ts', "import { DataSource } from 'typeorm';", /typeorm/],
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
  ])('refuse %s: %s', (file, text, reason) => {
    expect(checkFile(file, text).join('\n')).toMatch(reason);
  });

  it.each([
    ['packages/spc/src/p.test.ts', "import { readFileSync } from 'node:fs';"],
    ['apps/core/src/modules/a/a.service.ts', "import { B } from '../b/index.js';"],
    ['apps/core/src/modules/a/a.service.ts', "import { A } from './a.repository.js';"],
    ['packages/plugin-host/src/child/read.ts', "import { readCsv } from '@fairshift/tabular';"],
    ['packages/equity/src/gap.ts', "import type { Series } from '@fairshift/spc';"],
  ])('allow %s: %s', (file, text) => {
    expect(checkFile(file, text)).toEqual([]);
  });
});
