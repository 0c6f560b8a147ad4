import { describe, expect, it } from '@jest/globals';
import { SourceRunError } from '@fairshift/plugin-host';
import { isPassing } from './import-failure.js';

const ended = (code: SourceRunError['code']) => new SourceRunError(code, 'defect', 'It ended.');
const database = (code: string) => Object.assign(new Error('no'), { code });

describe('whether an import is tried again by itself', () => {
  it.each([
    ['its source was ended from outside', ended('killed')],
    ['its source could not begin', ended('not-started')],
    ['the database shuts down', database('57P01')],
    ['two transactions are in each other’s way', database('40P01')],
    ['the database is gone', new Error('Connection terminated unexpectedly')],
  ])('it is when %s', (_what, error) => expect(isPassing(error)).toBe(true));

  it.each([
    ['its source throws', ended('crashed')],
    ['its source takes too long', ended('timed-out')],
    ['its source takes too much memory', ended('out-of-memory')],
    ['its source sends nonsense', ended('protocol-broken')],
    ['a statement of ours is wrong', database('42601')],
    ['something else of ours breaks', new TypeError('x is undefined')],
  ])('it is not when %s', (_what, error) => expect(isPassing(error)).toBe(false));
});
