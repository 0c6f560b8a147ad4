import { AppError } from '../errors.js';

export const MAX_DEPTH = 32;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export const badJson = (detail: string): AppError => new AppError('bad-json', 400, detail);

/** End of the string literal that starts at `start` (the index after its closing quote). */
function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

function isKey(text: string, end: number): boolean {
  let i = end;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\r' || text[i] === '\n') i += 1;
  return text[i] === ':';
}

function checkKey(key: string, seen: Set<string>): void {
  if (FORBIDDEN.has(key)) throw badJson(`The name ${key} is not allowed.`);
  if (seen.has(key)) throw badJson(`The name ${key} stands twice in one object.`);
  seen.add(key);
}

/** PostgreSQL's text holds no NUL, and its JSON no half of a surrogate pair. */
function checkText(literal: string): void {
  if (!literal.includes('\\u')) return;
  const text = JSON.parse(literal) as string;
  if (text.includes('\0')) throw badJson('A text holds the character NUL.');
  if (!text.isWellFormed()) throw badJson('A text holds half a character.');
}

/** Walks JSON that is known to be well formed: names of each object once, none too deep. */
function checkShape(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '{' || c === '[') {
      open.push(c === '{' ? new Set() : undefined);
      if (open.length > MAX_DEPTH) throw badJson(`Lists and objects go more than ${MAX_DEPTH} levels deep.`);
    } else if (c === '}' || c === ']') {
      open.pop();
    } else if (c === '"') {
      const end = stringEnd(text, i);
      checkText(text.slice(i, end));
      const names = open.at(-1);
      if (names && isKey(text, end)) checkKey(JSON.parse(text.slice(i, end)) as string, names);
      i = end - 1;
    }
  }
}

/**
 * JSON with nothing ambiguous in it: no name twice in one object, no name that reaches a prototype, at most 32
 * levels.
 * @throws AppError 400
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badJson('The text is not UTF-8.');
  }
  if (/[[{]{1000}/.test(text)) throw badJson(`Lists and objects go more than ${MAX_DEPTH} levels deep.`);
  try {
    value = JSON.parse(text);
  } catch {
    throw badJson('The text is not JSON.');
  }
  checkShape(text);
  return value;
}
