// Reads every source file's imports and holds them against rules.mjs, plus three rules of the house:
// process.env only in the config file, no folder called utils or the like, no file that is too long.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports.mjs';
import { isTest, layerRefusal, moduleRefusal, refusal, roomRefusal } from './rules.mjs';

const CHECKED = /^(apps|packages|plugins|tooling)\/[^/]+\/.*\.(tsx?|mts|m?js|cjs|scss|css)$/;
const LEFT_OUT = /\/(dist|node_modules|fixtures)\/|^tooling\/house-rules\/house-rules\.test\.mjs$/;
const FORBIDDEN_FOLDER = /(^|\/)(utils?|helpers?|common|misc)(\/|\.\w+$)/;
const CONFIG_FILE = /^apps\/core\/src\/platform\/(config\/)?config\.ts$/;

const LONGEST_SOURCE = 300;
const LONGEST_TEST = 400;
/** Where a relative import leads, as a path from the root. */
const targetOf = (file, specifier) =>
  path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');

function importRefusal(file, { specifier, typeOnly }) {
  if (!specifier.startsWith('.')) return refusal(file, specifier, { typeOnly });
  const target = targetOf(file, specifier);
  return roomRefusal(file, target) ?? moduleRefusal(file, target) ?? layerRefusal(file, target);
}

function lengthRefusal(file, text) {
  const lines = text.trimEnd().split('\n').length;
  const limit = isTest(file) || file.includes('/testing/') ? LONGEST_TEST : LONGEST_SOURCE;
  return lines > limit ? `has ${lines} lines: split it, the limit is ${limit}` : undefined;
}

/** Every broken rule of one file, as sentences. `file` is relative to the root. */
export function checkFile(file, text) {
  const found = [];
  for (const each of file.endsWith('css') ? [] : importsOf(text)) {
    const reason = importRefusal(file, each);
    if (reason) found.push(`${file} imports ${each.specifier}: ${reason}.`);
  }
  const isServer = file.startsWith('apps/core/src/') && !isTest(file);
  if (isServer && !CONFIG_FILE.test(file) && /\bprocess\.env\b/.test(text)) {
    found.push(`${file} reads process.env: only the config file may.`);
  }
  if (FORBIDDEN_FOLDER.test(file) && !/^packages\/contracts\/src\/common\.ts$/.test(file)) {
    found.push(`${file}: a name must say what is inside; utils, helpers, common and misc do not.`);
  }
  const tooLong = lengthRefusal(file, text);
  return tooLong ? [...found, `${file} ${tooLong}.`] : found;
}

/** @param {string} root @param {readonly string[]} files relative to root */
export function checkAll(root, files) {
  return files
    .filter((file) => CHECKED.test(file) && !LEFT_OUT.test(file))
    .flatMap((file) => checkFile(file, readFileSync(path.join(root, file), 'utf8')));
}
