import { type CodeEntry, LAST_POSITION, plain } from './code-entry.js';

export const SEXES: readonly CodeEntry[] = [
  { code: 'female', label: 'Female', role: 'group', position: 1 },
  { code: 'male', label: 'Male', role: 'group', position: 2 },
  { code: 'indeterminate', label: 'Indeterminate', role: 'group', position: 3 },
  { code: 'not-stated', label: 'Not stated', role: 'not-stated', position: LAST_POSITION },
  { code: 'not-known', label: 'Not known', role: 'unknown', position: LAST_POSITION + 1 },
];

/**
 * NHS Data Dictionary PERSON STATED GENDER CODE: 1 male, 2 female, 9 indeterminate (not "unknown"), X not known.
 * Z is not stated in the newer lists; 0 is not known in PERSON PHENOTYPIC SEX and its forerunners.
 */
const WORDS: Readonly<Record<string, string>> = {
  female: 'female',
  f: 'female',
  women: 'female',
  woman: 'female',
  females: 'female',
  '2': 'female',
  male: 'male',
  m: 'male',
  men: 'male',
  man: 'male',
  males: 'male',
  '1': 'male',
  indeterminate: 'indeterminate',
  '9': 'indeterminate',
  'not stated': 'not-stated',
  z: 'not-stated',
  'not known': 'not-known',
  unknown: 'not-known',
  x: 'not-known',
  u: 'not-known',
  '0': 'not-known',
};

/** Sex from a word or a code; undefined for `Persons`, which is a total, and for anything else. */
export function sex(text: string): CodeEntry | undefined {
  const code = WORDS[plain(text)];
  return SEXES.find((entry) => entry.code === code);
}
