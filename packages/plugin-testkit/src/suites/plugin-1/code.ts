import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type Node } from 'acorn';
import { ancestor } from 'acorn-walk';
import type { Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { Subject } from '../../subject/subject.js';

/** Node's own modules that hold no file, network or process; a source may import these and no others. */
const HARMLESS = new Set(['buffer', 'events', 'stream', 'string_decoder', 'util']);
type Named = Node & { readonly name: string };
type Sourced = Node & { readonly source?: (Node & { readonly value?: unknown }) | null };

/** What a module imports, evaluates or takes from its process. @param server may import what is harmless */
export function codeFaults(text: string, server: boolean): readonly string[] {
  const found = new Set<string>();
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  const imported = (node: Node) => {
    const from = (node as Sourced).source?.value;
    if (typeof from !== 'string') return;
    const name = from.replace(/^node:/, '');
    if (!(server && HARMLESS.has(name))) found.add(`imports "${from}"`);
  };
  const called = (node: Node) => {
    const { callee } = node as Node & { readonly callee: Node };
    if (callee.type !== 'Identifier') return;
    const { name } = callee as Named;
    if (name === 'eval' || name === 'Function') found.add(`runs text as code (${name})`);
    if (name === 'require') found.add('uses require');
  };
  ancestor(tree, {
    ImportDeclaration: imported,
    ExportNamedDeclaration: imported,
    ExportAllDeclaration: imported,
    ImportExpression: (node) => {
      imported(node);
      if (typeof (node as unknown as Sourced).source?.value !== 'string')
        found.add('imports by a name made at run time');
    },
    CallExpression: called,
    NewExpression: called,
    MemberExpression: (node) => {
      const { object } = node as Node & { readonly object: Node };
      if (object.type === 'Identifier' && (object as Named).name === 'process' && !declares(text, 'process'))
        found.add('uses process');
    },
  });
  return [...found];
}

/** A variable or parameter of its own may have the name. */
const declares = (text: string, name: string): boolean =>
  new RegExp(`(?:\\b(?:const|let|var|function|class)\\s+|[(,]\\s*)${name}\\b\\s*[=,)({]`).test(text);

export const cleanCode: Check<Subject> = {
  id: 'plugin/1/3',
  title: 'Each module is one file without eval, native code, process or imports left over',
  badge: 'conforms',
  why: 'The fence ends a plugin that reaches out of it, in the middle of somebody’s work.',
  async run({ pack, manifest }) {
    const { dataSources = [], charts = [] } = manifest.contributes;
    const faults: Finding[] = [];
    for (const entry of new Set([...dataSources, ...charts].map((part) => part.entry))) {
      const server = dataSources.some((source) => source.entry === entry);
      const text = await readFile(join(pack, entry.slice('dist/'.length)), 'utf8');
      for (const fault of codeFaults(text, server))
        faults.push({
          what: `"${entry}" ${fault}.`,
          change:
            'Build with definePlugin of @fairshift/plugin-sdk/vite, and use libraries that need none of this.',
        });
    }
    const native = Object.keys(manifest.files).filter(
      (path) => path.endsWith('.node') || path.endsWith('.wasm'),
    );
    return [
      ...faults,
      ...native.map((path) => ({ what: `"${path}" is machine code.`, change: 'Leave it out of the pack.' })),
    ];
  },
};
