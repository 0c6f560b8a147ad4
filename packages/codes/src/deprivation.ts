import { type CodeEntry, plain } from './code-entry.js';
import { CODE_SYSTEMS } from './code-systems.js';
import { unknownValue } from './unknown-values.js';

/** Editions of the English indices of deprivation; deciles of different editions are different groups. */
export type DeprivationVintage = 2015 | 2019 | 2025;

/** Which end the publisher numbers from. Fairshift always counts from the most deprived. */
export type DecileDirection = '1-most-deprived' | '1-least-deprived';

export interface DeprivationDecile extends CodeEntry {
  /** 1 is the most deprived tenth. */
  readonly decile: number;
  /** Undefined when the text does not say. */
  readonly vintage: DeprivationVintage | undefined;
}

/** Words of OHID Fingertips, from the most to the least deprived tenth. */
const WORDS = [
  'most deprived',
  'second most deprived',
  'third more deprived',
  'fourth more deprived',
  'fifth more deprived',
  'fifth less deprived',
  'fourth less deprived',
  'third less deprived',
  'second least deprived',
  'least deprived',
] as const;

const VINTAGES: readonly DeprivationVintage[] = [2015, 2019, 2025];

/**
 * A decile from words or a number: `Most deprived decile (IMD2019)`, `Fifth less deprived decile (IMD2015)`,
 * `1`, `Decile 3`, `10 Least deprived`, `01 - Most deprived`. A number that names its end (`01 Least deprived`)
 * decides its own direction; else `direction` does.
 */
export function deprivationDecile(
  text: string,
  direction: DecileDirection = '1-most-deprived',
): DeprivationDecile | CodeEntry | undefined {
  const vintage = deprivationVintage(text);
  const words = plain(text).replace(/ ?\(imd ?\d{4}[^)]*\)$/, '');
  const inWords = WORDS.findIndex(
    (name) => words === name || words === `${name} decile` || words === `${name} 10%`,
  );
  if (inWords >= 0) return decileEntry(inWords + 1, vintage);
  const match = /^(?:decile ?)?(0?[1-9]|10)(?:[ ,:(-]+(most|least) deprived(?: decile)?\)?)?$/.exec(words);
  if (match === null) return unknownValue(text);
  const number = Number(match[1]);
  const turned = match[2] === undefined ? direction === '1-least-deprived' : isTurned(number, match[2]);
  if (turned === undefined) return undefined;
  return decileEntry(turned ? 11 - number : number, vintage);
}

/** The edition that a text names: `(IMD2019, 4/23 geography)` is 2019. */
export function deprivationVintage(text: string): DeprivationVintage | undefined {
  const year = Number(/imd ?(\d{4})/i.exec(text)?.[1]);
  return VINTAGES.find((vintage) => vintage === year);
}

/** The code system of deciles of one edition. */
export function decileCodeSystem(vintage: DeprivationVintage): string {
  return {
    2015: CODE_SYSTEMS.deprivationDecile2015,
    2019: CODE_SYSTEMS.deprivationDecile2019,
    2025: CODE_SYSTEMS.deprivationDecile2025,
  }[vintage];
}

/** Only the ends carry words: 1 and 10. A word at another number tells nothing. */
function isTurned(number: number, end: string): boolean | undefined {
  if (number === 1) return end === 'least';
  if (number === 10) return end === 'most';
  return undefined;
}

function decileEntry(decile: number, vintage: DeprivationVintage | undefined): DeprivationDecile {
  const end = decile === 1 ? ' (most deprived)' : decile === 10 ? ' (least deprived)' : '';
  return {
    code: String(decile),
    label: `Decile ${decile}${end}`,
    role: 'group',
    position: decile,
    decile,
    vintage,
  };
}
