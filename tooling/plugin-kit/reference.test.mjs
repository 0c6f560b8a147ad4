import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { declarationsOf, referenceText, target } from './reference.mjs';

describe('the reference of the SDK', () => {
  it('is what the docstrings say now; else run node tooling/plugin-kit/reference.mjs', () => {
    expect(readFileSync(target, 'utf8')).toBe(referenceText());
  });

  it('has words for each declaration that authors use', () => {
    for (const name of [
      'DataSourcePlugin',
      'StreamSpec',
      'ChartPlugin',
      'ChartInput',
      'definePlugin',
      'PluginError',
    ])
      expect(referenceText()).toMatch(new RegExp(`### ${name}\n\n[A-Z]`));
  });

  it('takes docstring and code of a declaration, and of a function its head only', () => {
    const text =
      '/** One. */\nexport type A = 1;\n/**\n * Two\n * lines.\n */\nexport function b(x: A): A {\n  return x;\n}\n';
    expect(declarationsOf(text)).toEqual([
      { name: 'A', words: 'One.', code: 'export type A = 1;' },
      { name: 'b', words: 'Two\nlines.', code: 'export function b(x: A): A;' },
    ]);
  });
});
