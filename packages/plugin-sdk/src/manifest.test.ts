import { describe, expect, it } from '@jest/globals';
import { packPath, pluginManifest } from './manifest.js';

const HASH = `sha384-${'A'.repeat(64)}`;
const source = {
  id: 'monthly',
  contract: 1,
  title: 'Monthly',
  entry: 'dist/server.js',
  export: 'complaints',
};
const chart = {
  id: 'run',
  contract: 1,
  title: 'Run chart',
  view: 'option',
  entry: 'dist/browser.js',
  export: 'runChart',
};
const network = {
  origin: 'https://files.digital.nhs.uk',
  methods: ['GET'],
  requestsPerMinute: 60,
  concurrency: 2,
};
const MANIFEST = {
  $schema: 'https://fairshift.example/schema/plugin-1.json',
  manifestVersion: 1,
  id: 'ns-icb.complaints',
  version: '1.2.0',
  title: 'Complaints',
  description: 'Complaints by month.',
  licence: 'Apache-2.0',
  publisher: { name: 'NS ICB', contact: 'team@example.nhs.uk' },
  engines: { fairshift: '^1.4.0' },
  contributes: { dataSources: [source], charts: [chart] },
  permissions: { network: [network], networkFromConfig: ['baseUrl'] },
  limits: { memoryMb: 256, minutes: 30 },
  files: { 'dist/server.js': HASH, 'dist/browser.js': HASH },
};

describe('the manifest', () => {
  it('is what the contract shows', () => {
    expect(pluginManifest.parse(MANIFEST)).toEqual(MANIFEST);
  });

  it('may leave out permissions, limits and one kind of part', () => {
    const { permissions: _p, limits: _l, $schema: _s, ...rest } = MANIFEST;
    expect(pluginManifest.safeParse({ ...rest, contributes: { charts: [chart] } }).success).toBe(true);
  });

  it.each([
    ['an unknown field', { migrations: ['x.sql'] }],
    ['an unknown field of a source', { contributes: { dataSources: [{ ...source, table: 'x' }] } }],
    ['another manifest version', { manifestVersion: 2 }],
    ['an id without publisher', { id: 'complaints' }],
    ['an id with capitals', { id: 'NS.Complaints' }],
    ['a version that is not three numbers', { version: '1.2' }],
    ['a hash of another kind', { files: { 'dist/server.js': `sha256-${'A'.repeat(43)}=` } }],
    ['a short hash', { files: { 'dist/server.js': 'sha384-AAAA' } }],
    ['an export that is no name', { contributes: { dataSources: [{ ...source, export: 'a.b' }] } }],
    [
      'an origin with a path',
      { permissions: { network: [{ ...network, origin: 'https://files.digital.nhs.uk/x' }] } },
    ],
    ['an origin that is a file', { permissions: { network: [{ ...network, origin: 'file:///etc' }] } }],
    ['a method that deletes', { permissions: { network: [{ ...network, methods: ['DELETE'] }] } }],
    ['too much memory', { limits: { memoryMb: 100_000 } }],
    ['no publisher', { publisher: undefined }],
  ])('is refused with %s', (_, change) => {
    expect(pluginManifest.safeParse({ ...MANIFEST, ...change }).success).toBe(false);
  });
});

describe('a path in a pack', () => {
  it.each(['dist/server.js', 'dist/a-b_c.1/x.json', 'x'])('%s is taken', (path) => {
    expect(packPath.safeParse(path).success).toBe(true);
  });

  it.each([
    '/etc/passwd',
    '../x',
    'dist/../x',
    'dist/./x',
    'dist//x',
    'dist\\x',
    'dist/',
    '',
    'dist/ä',
    '..',
  ])('%s is refused', (path) => {
    expect(packPath.safeParse(path).success).toBe(false);
  });
});
