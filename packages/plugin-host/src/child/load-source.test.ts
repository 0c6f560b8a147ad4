import { describe, expect, it } from '@jest/globals';
import { defineDataSource } from '@fairshift/plugin-sdk';
import { z } from 'zod';
import { parseConfig } from './load-source.js';

const source = defineDataSource({
  id: 'secretive',
  config: z.strictObject({ baseUrl: z.string(), token: z.string().min(3).meta({ secret: true }) }),
  cursor: z.null(),
  cursorVersion: 1,
  check: () => Promise.resolve({ ok: true }),
  discover: () => Promise.resolve([]),
  async *read() {},
});

describe('the settings of a source', () => {
  it('are read with their secrets, and given without them', () => {
    expect(parseConfig(source, { baseUrl: 'x' }, { token: 'abcd' })).toEqual({ baseUrl: 'x' });
  });
  it('are refused where a secret does not fit', () => {
    expect(() => parseConfig(source, { baseUrl: 'x' }, { token: 'a' })).toThrow(
      'The settings are not right: token',
    );
    expect(() => parseConfig(source, { baseUrl: 'x' })).toThrow('token');
  });
});
