import { describe, expect, it } from '@jest/globals';
import { AppError } from '../errors.js';
import { parseStrictJson } from './strict-json.js';

const parse = (text: string) => parseStrictJson(Buffer.from(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('strict JSON', () => {
  it('reads what is plain', () => {
    const value = { a: [1, { b: 'x:"{y' }], c: { a: null, d: '\\' }, é: 'a\nb' };
    expect(parse(JSON.stringify(value))).toEqual(value);
    expect(parse(' [ {"a" : 1} , {"a" : 2} ] ')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('takes 32 levels and refuses 33', () => {
    expect(() => parse(nested(32))).not.toThrow();
    expect(() => parse(nested(33))).toThrow('more than 32 levels');
    expect(() => parse(nested(200_000))).toThrow('more than 32 levels');
  });

  it.each([
    ['a name twice', '{"role":"viewer","role":"admin"}'],
    ['a name twice, once escaped', '{"role":"viewer","r\\u006fle":"admin"}'],
    ['a name twice, further in', '[{"x":{"a":1, "b":2, "a" :3}}]'],
    ['__proto__', '{"__proto__":{"isAdmin":true}}'],
    ['constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
    ['NUL', '{"a":"x\\u0000y"}'],
    ['no JSON', '{"a":1,}'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(AppError);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('not UTF-8');
  });
});
