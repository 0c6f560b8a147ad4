import { registerHooks } from 'node:module';
import { refusalOfImport } from './fence-refusal.js';

/** Node's modules that hold no file, network or process. Old encoders and parsers need them. */
const HARMLESS = new Set(['buffer', 'events', 'stream', 'string_decoder', 'util']);

/**
 * What of the outer fence is missing in this process; empty when it stands. A source is never loaded
 * without it, so that a changed start or an old Node cannot open it silently.
 */
export function missingFence(): readonly string[] {
  const permission = process.permission;
  if (permission === undefined) return ['permission model'];
  const open = ['net', 'child', 'worker', 'addons', 'wasi', 'fs.write'].filter((scope) =>
    permission.has(scope),
  );
  // Node 24 knows no "net": there the network would be open.
  if (Number(process.versions.node.split('.')[0]) < 26) open.push('net');
  if (permission.has('fs.read', '/etc/passwd')) open.push('fs.read');
  // On some systems the loader itself puts a name in; none of the host's may be there.
  const names = Object.keys(process.env).filter((name) => !name.startsWith('__CF'));
  return names.length === 0 ? open : [...open, 'environment'];
}

/**
 * The inner fence: takes `process` away and lets a source import nothing but itself and what is
 * harmless (and, of the product's own, the sources that are asked beside it). It gives plain refusals and closes what the permission model leaves open, such as
 * signals to processes of the same user and databases of `node:sqlite`. The outer fence holds
 * without it.
 *
 * @param bundles the URLs of the modules that this child loads
 */
export function closeInnerFence(bundles: readonly string[]): void {
  const own = new Set(bundles);
  registerHooks({
    resolve(specifier, context, next) {
      const name = specifier.replace(/^node:/, '');
      if (HARMLESS.has(name) || own.has(specifier)) return next(specifier, context);
      throw refusalOfImport(name);
    },
  });
  for (const name of ['process', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Reflect.deleteProperty(globalThis, name);
  }
}
