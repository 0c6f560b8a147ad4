import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from './cli-error.js';

/** The folder of a plugin, as a whole path. Throws when no manifest lies there. */
export function pluginFolder(folder: string): string {
  const path = resolve(folder);
  if (existsSync(join(path, 'fairshift.plugin.json'))) return path;
  throw new CliError(`There is no fairshift.plugin.json in ${path}. Go to the plugin's folder, or name it.`);
}

export const say = (words: string): void => void process.stdout.write(`${words}\n`);
