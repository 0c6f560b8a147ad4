// Reads every source file's imports and holds them against rules.mjs, plus three rules of the house:
// process.env only in the config file, no folder called utils or the like, no file that is too long.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { layerRefusal, moduleRefusal, refusal } from './rules.mjs';

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\s*\)/gm;
const FORBIDDEN_FOLDER = /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/;
const CONFIG_FILE = /^apps\/core\/src\/platform\/(config\/)?config\.ts$/;

/** Imports of a source text: specifier and whether only types are taken. */
export function importsOf(text) {
  return [...text.matchAll(IMPORT)].map((match) => ({
    specifier: match[2] ?? match[3],
    typeOnly: Boolean(match[1]),
  }));
}

/** Every broken rule of one file, as sentences. `file` is relative to the root. */
export function checkFile(file, text) {
  const found = [];
  for (const { specifier, typeOnly } of importsOf(text)) {
    const target = specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts')
      : undefined;
    const reason = target
      ? (moduleRefusal(file, target) ?? layerRefusal(file, target))
      : refusal(file, specifier, { typeOnly });
    if (reason) found.push(`${file} imports ${specifier}: ${reason}.`);
  }
  const source = !/\.test\.tsx?$|\/test\/|\/bench\//.test(file);
  if (
    source &&
    file.startsWith('apps/core/src/') &&
    !CONFIG_FILE.test(file) &&
    /\bprocess\.env\b/.test(text)
  ) {
    found.push(`${file} reads process.env: only the config file may.`);
  }
  if (FORBIDDEN_FOLDER.test(file) && !/^packages\/contracts\/src\/common\.ts$/.test(file)) {
    found.push(`${file}: a name must say what is inside; utils, helpers, common and misc do not.`);
  }
  const lines = text.split('\n').length;
  if (source && lines > 400) found.push(`${file} has ${lines} lines: split it (the house aims under 300).`);
  return found;
}

/** @param {string} root @param {readonly string[]} files relative to root */
export function checkAll(root, files) {
  return files
    .filter((file) => /^(apps|packages|plugins)\/[^/]+\/(src|test)\/.*\.tsx?$/.test(file))
    .flatMap((file) => checkFile(file, readFileSync(path.join(root, file), 'utf8')));
}
