import { describe, expect, it } from '@jest/globals';
import { fieldsOf, settingFaults, settingsBody, startOf } from './settings-values.js';

const fields = fieldsOf({
  type: 'object',
  properties: {
    baseUrl: { type: 'string', format: 'uri', title: 'Address', description: 'Of the server' },
    token: { type: 'string', secret: true, title: 'Key' },
    months: { type: 'integer', default: 3 },
    area: { type: 'string', enum: ['A', 'B'] },
    open: { type: 'boolean', default: false },
    codes: { type: 'array', items: { type: 'string' } },
    more: { type: 'object' },
  },
  required: ['baseUrl', 'token', 'months'],
});

describe('the form of a source’s settings', () => {
  it('has a field for each setting that a form can show', () => {
    expect(fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['baseUrl', 'url', true],
      ['token', 'secret', true],
      ['months', 'number', false],
      ['area', 'choice', false],
      ['open', 'yes-no', false],
      ['codes', 'list', false],
    ]);
    expect(fields[0]).toMatchObject({ title: 'Address', hint: 'Of the server' });
  });

  it('begins with what is stored, else with defaults, and never with a secret', () => {
    expect(startOf(fields, { baseUrl: 'https://a.org', codes: ['x', 'y'], token: 'never' })).toEqual({
      baseUrl: 'https://a.org',
      token: '',
      months: '3',
      area: '',
      open: 'false',
      codes: 'x, y',
    });
  });

  it('sends values of the right kind, secrets apart, and nothing for an empty field', () => {
    const values = {
      baseUrl: ' https://a.org ',
      token: ' k ',
      months: '4',
      area: '',
      open: 'true',
      codes: 'x, y,',
    };
    expect(settingsBody(fields, values)).toEqual({
      config: { baseUrl: 'https://a.org', months: 4, open: true, codes: ['x', 'y'] },
      secrets: { token: ' k ' },
    });
  });

  it('stops only what is no number', () => {
    expect(settingFaults(fields, { months: 'many' })).toEqual({ months: 'Type a number for “months”' });
    expect(settingFaults(fields, { months: '' })).toEqual({});
  });
});
