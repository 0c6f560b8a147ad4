import { type CodeEntry, LAST_POSITION, plain } from './code-entry.js';

const NOT_STATED = new Set([
  'not stated',
  'prefer not to say',
  'declined',
  'refused',
  'not disclosed',
  'undisclosed',
]);
const UNKNOWN = new Set([
  'not known',
  'unknown',
  'not recorded',
  'missing',
  'invalid',
  'not stated/not known/invalid',
  'not known/not stated',
  'not stated/not known',
  'unspecified',
  'not specified',
  'null',
]);

/** The two groups without a known value, by the words that publishers use; else undefined. */
export function unknownValue(text: string): CodeEntry | undefined {
  const words = plain(text);
  if (NOT_STATED.has(words)) {
    return { code: 'not-stated', label: 'Not stated', role: 'not-stated', position: LAST_POSITION };
  }
  if (UNKNOWN.has(words)) {
    return { code: 'not-known', label: 'Not known', role: 'unknown', position: LAST_POSITION + 1 };
  }
  return undefined;
}
