import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, ROLE_LABELS, allows, permissionTable } from './index.js';

describe('permissions', () => {
  it('let nobody but an organisation admin release, and no system role read records', () => {
    expect(allows('publications:release', 'admin')).toBe(true);
    expect(allows('publications:release', 'analyst')).toBe(false);
    const records = Object.keys(PERMISSIONS).filter((name) => !/^(hub|system|plugins):/.test(name));
    for (const name of records as (keyof typeof PERMISSIONS)[]) {
      expect([name, allows(name, 'hub-manager'), allows(name, 'system-administrator')]).toEqual([
        name,
        false,
        false,
      ]);
    }
  });

  it('are printed in the docs as they are', () => {
    const docs = readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8');
    expect(docs).toContain(permissionTable());
    expect(Object.keys(ROLE_LABELS)).toHaveLength(6);
  });
});
