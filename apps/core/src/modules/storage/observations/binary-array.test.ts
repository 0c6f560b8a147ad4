import { describe, expect, it } from '@jest/globals';
import { float8Array, int2Array, int4Array, lengthOf, readDoubles, readIntegers } from './binary-array.js';

const hex = (bytes: Buffer) => bytes.toString('hex');

// Expected bytes are written out by hand from array_send in PostgreSQL's arrayfuncs.c.
describe('binary arrays', () => {
  it('writes int2[]', () => {
    expect(hex(int2Array(new Int16Array([1, -2])))).toBe(
      ['00000001', '00000000', '00000015', '00000002', '00000001', '000000020001', '00000002fffe'].join(''),
    );
  });

  it('writes int4[]', () => {
    expect(hex(int4Array(new Int32Array([258])))).toBe(
      ['00000001', '00000000', '00000017', '00000001', '00000001', '0000000400000102'].join(''),
    );
  });

  it('writes float8[] with NaN and infinity as NULL', () => {
    expect(hex(float8Array(new Float64Array([1, Number.NaN, Infinity])))).toBe(
      [
        '00000001',
        '00000001',
        '000002bd',
        '00000003',
        '00000001',
        '000000083ff0000000000000',
        'ffffffff',
        'ffffffff',
      ].join(''),
    );
  });

  it('writes a length over 65,535', () => {
    const bytes = int2Array(new Int16Array(70_000));
    expect(bytes.readInt32BE(12)).toBe(70_000);
    expect(bytes.length).toBe(20 + 70_000 * 6);
  });

  it('reads back what it wrote', () => {
    const small = new Int16Array(3);
    readIntegers(int2Array([7, -8]), small, 1);
    expect([...small]).toEqual([0, 7, -8]);
    const large = new Int32Array(2);
    readIntegers(int4Array([2_000_000_000, -5]), large, 0);
    expect([...large]).toEqual([2_000_000_000, -5]);
    const doubles = new Float64Array(3);
    readDoubles(float8Array([0.1, Number.NaN, -3e200]), doubles, 0);
    expect([...doubles]).toEqual([0.1, Number.NaN, -3e200]);
  });

  it('reads an empty array, which PostgreSQL sends without dimensions', () => {
    expect(lengthOf(Buffer.from('000000000000000000000017', 'hex'))).toBe(0);
  });
});
