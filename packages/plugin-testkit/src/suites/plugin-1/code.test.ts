import { describe, expect, it } from '@jest/globals';
import { codeFaults } from './code.js';

describe('the code of a plugin', () => {
  it.each([
    ["import 'node:http';", 'imports "node:http"'],
    ["export { x } from './other.js';", 'imports "./other.js"'],
    ["const x = () => import('node:child_process');", 'imports "node:child_process"'],
    ['const x = (name) => import(name);', 'imports by a name made at run time'],
    ["eval('1');", 'runs text as code (eval)'],
    ["new Function('return 1')();", 'runs text as code (Function)'],
    ["require('fs');", 'uses require'],
    ['console.log(process.env.HOME);', 'uses process'],
  ])('is refused for %s', (text, fault) => {
    expect(codeFaults(text, false)).toEqual([fault]);
  });

  it('may use what only looks like it', () => {
    const text = `const process = { env: {} }; export const a = [process.env, 'eval(1)', x.eval, x.require('y')];`;
    expect(codeFaults(text, false)).toEqual([]);
  });

  it('of a source may import what holds no file, network or process', () => {
    expect(codeFaults("import { Buffer } from 'buffer';", true)).toEqual([]);
    expect(codeFaults("import { Buffer } from 'buffer';", false)).toEqual(['imports "buffer"']);
  });
});
