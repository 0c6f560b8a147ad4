import type { Codemod } from './codemod.js';

const FILE = 'fairshift.plugin.json';
const SCHEMA = 'https://fairshift.example/schema/plugin-1.json';
const ORDER = [
  '$schema',
  'manifestVersion',
  'id',
  'version',
  'title',
  'description',
  'licence',
  'publisher',
  'engines',
  'contributes',
  'permissions',
  'limits',
  'files',
];

/** Editors complete a manifest that names its schema, and people compare manifests in one order. */
export const manifestOrder: Codemod = {
  number: 1,
  title: 'Name the schema in the manifest, and put its fields in order',
  apply(files) {
    const text = files.get(FILE);
    if (text === undefined) return new Map();
    const manifest = JSON.parse(text) as Record<string, unknown>;
    const all: Record<string, unknown> = {
      ...manifest,
      $schema: manifest['$schema'] ?? SCHEMA,
      files: manifest['files'] ?? {},
    };
    const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
    const ordered = Object.entries(all).toSorted(([a], [b]) => place(a) - place(b));
    // As people write it: a manifest that is in order already keeps its own line breaks.
    const same = JSON.stringify(Object.entries(manifest)) === JSON.stringify(ordered);
    return same ? new Map() : new Map([[FILE, `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`]]);
  },
};
