import { describe, expect, it } from '@jest/globals';
import { routes } from './index.js';

describe('a change of one field', () => {
  it.each([
    ['updateMeasureDefinition', { version: 1, from: '2024-01-01', published: true }],
    ['updateProject', { version: 1, title: 'New title' }],
    ['updateChart', { version: 1, title: 'New title' }],
  ] as const)('%s leaves the others alone', (id, body) => {
    expect(routes[id].body.parse(body)).toEqual(body);
  });
});
