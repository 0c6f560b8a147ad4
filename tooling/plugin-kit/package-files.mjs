// One package of the workspace as npm can install it anywhere: `workspace:` becomes a package inside it, `catalog:`
// the exact version.
import { readFileSync, readdirSync, statSync, existsSync } from 'node:fs';
import path from 'node:path';

const KEPT = ['dist', 'bin', 'templates', 'README.md', 'jest-preset.mjs'];
const LEFT_OUT = /\.map$|\.test\.(?:d\.ts|js)$/;
const FIELDS = ['name', 'version', 'license', 'type', 'exports', 'bin', 'sideEffects'];

/** Exact versions by name, from the workspace's catalog. */
function catalogOf(root) {
  const text = readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8');
  const lines = text.slice(text.indexOf('\ncatalog:')).split('\n').slice(2);
  return new Map(
    lines.flatMap((line) => {
      const [, name, version] = /^ {2}['"]?([^'":]+)['"]?: (\S+)$/.exec(line) ?? [];
      return name ? [[name, version]] : [];
    }),
  );
}

/**
 * @param {{nodes?: readonly string[]}} [extra] packages of Node's own program, as optional ones
 * @returns {{version: string, files: Map<string, {content: Buffer, isProgram: boolean}>}}
 */
export function packageFiles(root, name, { nodes = [] } = {}) {
  const catalog = catalogOf(root);
  const files = new Map();
  const inner = new Set();
  const manifest = addPackage({ root, catalog, files, inner }, name, '');
  for (const each of inner) {
    const { dependencies } = addPackage(
      { root, catalog, files, inner },
      each,
      `node_modules/@fairshift/${each}/`,
    );
    // npm takes what lies inside for complete, and looks at none of its dependencies.
    manifest.dependencies = { ...dependencies, ...manifest.dependencies };
  }
  if (inner.size > 0) manifest.bundleDependencies = [...inner].map((each) => `@fairshift/${each}`).toSorted();
  if (nodes.length > 0)
    manifest.optionalDependencies = Object.fromEntries(nodes.map((each) => [each, catalog.get('node')]));
  files.set('package.json', jsonFile(manifest));
  return { version: manifest.version, files };
}

const jsonFile = (value) => ({
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  isProgram: false,
});

function addPackage({ root, catalog, files, inner }, name, prefix) {
  const folder = path.join(root, 'packages', name);
  const all = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const manifest = Object.fromEntries(FIELDS.flatMap((field) => (field in all ? [[field, all[field]]] : [])));
  for (const field of ['dependencies', 'peerDependencies', 'peerDependenciesMeta']) {
    if (all[field] === undefined) continue;
    manifest[field] = Object.fromEntries(
      Object.entries(all[field]).map(([each, wanted]) => [
        each,
        versionOf(each, wanted, { root, catalog, inner }),
      ]),
    );
  }
  files.set(`${prefix}package.json`, jsonFile(manifest));
  for (const kept of KEPT) addFiles(files, path.join(folder, kept), `${prefix}${kept}`);
  return manifest;
}

function versionOf(name, wanted, { root, catalog, inner }) {
  if (typeof wanted !== 'string') return wanted;
  if (wanted.startsWith('workspace:')) {
    const short = name.replace('@fairshift/', '');
    inner.add(short);
    return JSON.parse(readFileSync(path.join(root, 'packages', short, 'package.json'), 'utf8')).version;
  }
  if (!wanted.startsWith('catalog:')) return wanted;
  const version = catalog.get(name);
  if (version === undefined) throw new Error(`The catalog has no version of ${name}.`);
  return version;
}

function addFiles(files, from, to) {
  if (!existsSync(from) || LEFT_OUT.test(from)) return;
  const found = statSync(from);
  if (found.isDirectory()) {
    for (const name of readdirSync(from)) addFiles(files, path.join(from, name), `${to}/${name}`);
  } else files.set(to, { content: readFileSync(from), isProgram: (found.mode & 0o100) !== 0 });
}
