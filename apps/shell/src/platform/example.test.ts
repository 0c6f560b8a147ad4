import { describe, expect, it } from '@jest/globals';
import { exampleWords } from './example.js';

const licence = { spdxOrUrl: 'none', attribution: 'Own figures', redistribution: 'allowed' as const };
const source = (sha256: string) => [{ retrievedAt: '2026-01-01T00:00:00Z', sha256, licence }];

describe('exampleWords', () => {
  it('names the paper for its own figures, and not for a file that somebody brought', () => {
    // sha256 of tooling/demo/files/east-india-ward-racist-incidents.csv; the demo's test holds all five.
    const ward = '5ba3cc885f9ab240c8bfa45da380fe891542d0ecacb6214c0375bcdc38a6d9e6';
    expect(exampleWords(source(ward))).toBe('Example, based on Aurelio et al 2024.');
    expect(exampleWords(source('0'.repeat(64)))).toBe('From an example organisation.');
  });
});
