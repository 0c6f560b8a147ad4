import { holdsNhsNumber } from '@fairshift/codes';

/** Why a column may not be taken in: it is about persons one by one. The words end "… holds WHAT." */
export type Personal =
  | 'NHS numbers'
  | 'names of people'
  | 'dates of birth'
  | 'postcodes'
  | 'free text'
  | 'e-mail addresses'
  | 'telephone numbers';

const HEADINGS: readonly (readonly [RegExp, Personal])[] = [
  [/\bnhs[ _-]?(?:no|num|number|id)\b|^nhsno/i, 'NHS numbers'],
  [/\b(?:dob|d\.o\.b\.?|birth[ _-]?date|date[ _-]?of[ _-]?birth|born(?: on)?)\b/i, 'dates of birth'],
  [
    /\b(?:sur|fore|first|last|given|family|middle|maiden|full|patient|client|complainant|carer|service user)[ _'-]?s?[ _-]?names?\b/i,
    'names of people',
  ],
  [/\bpost[ _-]?code\b/i, 'postcodes'],
  [/\be-?mail\b/i, 'e-mail addresses'],
  [/\b(?:tele)?phone\b|\bmobile\b/i, 'telephone numbers'],
];
const TEXT_HEADING = /\b(?:description|comments?|narrative|free[ _-]?text|details|remarks|story)\b/i;
const NAME_HEADING = /\bname\b/i;
const NOT_A_PERSON =
  /\b(?:surgery|practice|medical|hospital|ward|unit|team|clinic|centre|center|trust|health|care|road|street|house|service|council|school|pcn|icb|borough|district|county|city|england|north|south|east|west)\b/i;
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}$/i;
const POSTCODE_INSIDE = /\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b/;
const EMAIL = /\S@\S+\.\S/;
const TITLED = /^(?:mr|mrs|ms|miss|master|mx)\.? +[a-z]/i;
const SURNAME_FIRST = /^[A-Z][A-Z'’-]+, ?[A-Z][a-z]+/;
const TWO_NAMES = /^[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]*\.?)? [A-Z][a-z'’-]+$/;
/** Text of so many words and characters is written about something, and may name anybody. */
const TEXT_LENGTH = 100;
const TEXT_WORDS = 15;

/** What a heading alone says: its column is left out unless the values show that it is another thing. */
export function personalHeading(heading: string): Personal | undefined {
  return HEADINGS.find(([pattern]) => pattern.test(heading))?.[1];
}

/** What one value alone gives away; asked of every new value of a column. */
export function personalValue(text: string): Personal | undefined {
  if (text.length < 5) return undefined;
  if (text.length >= 10 && holdsNhsNumber(text)) return 'NHS numbers';
  if (POSTCODE.test(text.trim()) || POSTCODE_INSIDE.test(text)) return 'postcodes';
  if (text.includes('@') && EMAIL.test(text)) return 'e-mail addresses';
  if (TITLED.test(text) || (SURNAME_FIRST.test(text) && !NOT_A_PERSON.test(text))) return 'names of people';
  if (text.length > TEXT_LENGTH && text.split(/\s+/).length >= TEXT_WORDS) return 'free text';
  return undefined;
}

/** Heading and values together, for the preview of a file: names and dates of birth show only so. */
export function personalColumn(heading: string, samples: readonly string[]): Personal | undefined {
  const told = personalHeading(heading);
  if (told !== undefined) return told;
  for (const sample of samples) {
    const found = personalValue(sample);
    if (found !== undefined) return found;
  }
  const given = samples.filter((sample) => sample.trim() !== '');
  const most = (fits: (text: string) => boolean) =>
    given.length > 0 && given.filter(fits).length >= given.length * 0.6;
  if (TEXT_HEADING.test(heading) && given.length >= 3 && most((text) => text.split(/\s+/).length >= 6))
    return 'free text';
  const isName = (text: string) => TWO_NAMES.test(text.trim()) && !NOT_A_PERSON.test(text);
  return NAME_HEADING.test(heading) && new Set(given).size > given.length / 2 && most(isName)
    ? 'names of people'
    : undefined;
}

/** The sentences for the person; the value itself is never told. */
export function personalProblem(column: string, found: Personal) {
  return {
    column,
    rule: 'personal-data',
    message: `The column "${column}" holds ${found}. Fairshift takes no data about single people, so nothing of this file was taken in.`,
    remedy: `Choose "Leave this column out" for "${column}", or delete the column and bring the file again.`,
  };
}
