import { isExactPackage } from './npm-package.js';

/** What `fairshift plugin` was asked for. */
export type PluginOrder =
  | { readonly plugin: 'rescan' | 'list' }
  /** Without a package: all that the configuration names. */
  | { readonly plugin: 'add'; readonly packageName?: string };

/** @returns the order, or a sentence that says what is wrong with it */
export function readPluginOrder(words: readonly string[]): PluginOrder | { readonly wrong: string } {
  const [verb, packageName, ...more] = words;
  if (more.length > 0) return { wrong: 'Name one plugin at a time.' };
  if (verb === 'rescan' || verb === 'list') {
    return packageName === undefined ? { plugin: verb } : { wrong: `plugin ${verb} takes no name.` };
  }
  if (verb !== 'add') return { wrong: 'Say plugin add, plugin rescan or plugin list.' };
  if (packageName === undefined) return { plugin: 'add' };
  if (isExactPackage(packageName)) return { plugin: 'add', packageName };
  return {
    wrong: `"${packageName}" is no name with an exact version. Write it like @ns-icb/complaints@1.2.0.`,
  };
}
