import { describe, expect, it } from '@jest/globals';
import { tinyManifest } from '../../test/tiny-plugin.js';
import { parseManifest } from '../pack/manifest.js';
import { SERVED, unservedPart } from './served-contracts.js';

const withContract = (contract: number) => {
  const manifest = tinyManifest('one');
  const [source] = manifest.contributes.dataSources;
  return parseManifest(
    JSON.stringify({ ...manifest, contributes: { dataSources: [{ ...source, contract }] } }),
  );
};

describe('contract numbers', () => {
  it('are the newest and, once there is one, the one before', () => {
    for (const numbers of Object.values(SERVED)) {
      expect(numbers.length).toBeGreaterThanOrEqual(1);
      expect(numbers.length).toBeLessThanOrEqual(2);
      const [first, last] = [numbers[0]!, numbers.at(-1)!];
      expect(last - first).toBe(numbers.length - 1);
    }
  });

  it('say what is served and what to do', () => {
    expect(unservedPart(withContract(1))).toBeUndefined();
    expect(unservedPart(withContract(7))).toBe(
      'The data source "Tiny one" follows contract 7. This Fairshift serves 1. Use a newer Fairshift.',
    );
  });

  it('serve a plugin of the contract before, and not the one before that', () => {
    const served = { 'data source': [2, 3], chart: [1] };
    expect(unservedPart(withContract(2), served)).toBeUndefined();
    expect(unservedPart(withContract(3), served)).toBeUndefined();
    expect(unservedPart(withContract(1), served)).toBe(
      'The data source "Tiny one" follows contract 1. This Fairshift serves 2 and 3. Ask its publisher for a newer version.',
    );
  });
});
