import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { codemods, upgrade } from './index.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const filesOf = (folder: string) =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe.each(codemods.map((codemod) => [codemod.number, codemod] as const))(
  'codemod %i',
  (number, codemod) => {
    const name =
      readdirSync(fixtures).find((each) => each.startsWith(String(number).padStart(3, '0'))) ?? 'none';

    it('turns what stands in before into what stands in after', () => {
      expect(upgrade(filesOf(join(fixtures, name, 'before')), [codemod]).files).toEqual(
        filesOf(join(fixtures, name, 'after')),
      );
    });

    it('changes nothing the second time', () => {
      expect(upgrade(filesOf(join(fixtures, name, 'after')), [codemod])).toEqual({
        files: new Map(),
        applied: [],
      });
    });
  },
);

it('no two have one number', () => {
  expect(new Set(codemods.map(({ number }) => number)).size).toBe(codemods.length);
});
