import { holdsNhsNumber } from '@fairshift/codes';

/** What a column tells about single people. */
export type Personal =
  | 'NHS numbers'
  | 'dates of birth'
  | 'postcodes'
  | 'e-mail addresses'
  | 'telephone numbers'
  | 'addresses'
  | 'names of people';

const HEADINGS: readonly (readonly [RegExp, Personal])[] = [
  [
    /\bnhs ?(?:no|num|number|id)\b|\bhospital (?:no|number)\b|\bmrn\b|\bpatient (?:id|no|number)\b/,
    'NHS numbers',
  ],
  [/\bdob\b|\bd\.o\.b|birth ?date|date of birth|\bborn\b/, 'dates of birth'],
  [/\bpost ?code\b/, 'postcodes'],
  [/e-?mail/, 'e-mail addresses'],
  [/phone|\bmobile\b/, 'telephone numbers'],
  [/\baddress\b/, 'addresses'],
  [
    /\b(?:sur|fore|first|last|given|family|full|patient|client|complainant|reporter|staff|person|handler|manager|investigator)'?s? ?names?\b|^names?$|^(?:complainant|patient|reporter|reported by|handler|investigator|opened by|contact)$/,
    'names of people',
  ],
];

const FREE_TEXT =
  /description|narrative|free ?text|comments?$|\bnotes?$|details?\b|summary|what happened|action(?:s)? taken|lessons|statement|remarks|findings|immediate action/;

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/;
const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/;
const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? [A-Z][a-z’'-]+/;

/** A cell of so many characters and words is written about something, and may name anybody. */
const LONG_TEXT = 80;
const LONG_WORDS = 12;
const NHS_DIGITS = 10;
const [ZERO, NINE, AT, CAPITAL_A, CAPITAL_Z] = [48, 57, 64, 65, 90];

export const personalHeading = (heading: string): Personal | undefined =>
  HEADINGS.find(([pattern]) => pattern.test(heading))?.[1];

export const isFreeTextHeading = (heading: string): boolean => FREE_TEXT.test(heading);

export const isLongText = (cell: string): boolean =>
  cell.length > LONG_TEXT && cell.split(/\s+/).length >= LONG_WORDS;

/** What one cell alone gives away. A title with a name counts only in free text: "Dr Hill's surgery" is a place. */
export function personalCell(cell: string, isText: boolean): Personal | undefined {
  if (cell.length < 5) return undefined;
  if (cell.length >= 10 && holdsNhsNumber(cell)) return 'NHS numbers';
  if (cell.includes('@') && EMAIL.test(cell)) return 'e-mail addresses';
  if (POSTCODE.test(cell)) return 'postcodes';
  return isText && TITLED.test(cell) ? 'names of people' : undefined;
}

/**
 * Whether a cell outside free text can tell of nobody, such as a word, a day or a time: an NHS number has ten digits, a
 * postcode digits and capital letters, an address an @. Asked of every cell, so it looks at each character once.
 */
export function tellsOfNobody(cell: string): boolean {
  if (cell.length > LONG_TEXT) return false;
  let [digits, capitals] = [0, 0];
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code === AT) return false;
    if (code >= ZERO && code <= NINE) digits += 1;
    else if (code >= CAPITAL_A && code <= CAPITAL_Z) capitals += 1;
  }
  return digits === 0 || (capitals === 0 && digits < NHS_DIGITS);
}
