import { parseNumber, parsePercent, parsePeriod } from '@fairshift/tabular';
import { CODE_LISTS, guessList } from './labels.js';
import type { ListName, Role } from './mapping.js';
import { personalColumn } from './personal.js';

export interface Guess {
  readonly role: Role;
  readonly because: string;
  readonly list?: ListName;
}

const DENOMINATOR =
  /\b(?:denominator|eligible|population|invited|total (?:number|patients|people|attend)|out of|registered|list size)\b/i;
const NUMERATOR = /\b(?:numerator|count|number|screened|attended|cases|incidents|falls|complaints|n)\b/i;
const VALUE = /%|per ?cent|rate|average|mean|median|score|ratio/i;
const PLACE =
  /\b(?:ward|practice|site|place|area|organisation|provider|trust|hospital|clinic|team|locality|borough|lsoa|msoa|pcn|icb)\b/i;
const CODE = /\bcode\b|^ods$/i;
const START = /\b(?:start|from)\b/i;
const END = /\b(?:end|to)\b/i;
const RECORD_ID = /\b(?:id|ref|reference|record|case (?:no|number)|number)$/i;

/** What a column seems to hold, and why, in words for the person who decides. */
export function guessRole(heading: string, samples: readonly string[]): Guess {
  const personal = personalColumn(heading, samples);
  if (personal !== undefined)
    return { role: 'leave-out', because: `It seems to hold ${personal}, which may not be taken in.` };
  const given = samples.filter((sample) => sample.trim() !== '');
  if (given.length === 0) return { role: 'leave-out', because: 'Its first cells are empty.' };
  const numbers = given.filter(
    (sample) => parseNumber(sample) !== undefined || /^(?:\*|<\s?\d+|\[c\])$/.test(sample.trim()),
  );
  const isNumeric = numbers.length >= given.length * 0.8;
  return (
    timeGuess(heading, given) ??
    listGuess(heading, given) ??
    (isNumeric ? numberGuess(heading) : wordGuess(heading, given))
  );
}

function timeGuess(heading: string, given: readonly string[]): Guess | undefined {
  const isYears = given.every((sample) => /^(?:19|20)\d{2}$/.test(sample.trim()));
  if (isYears && !/\byear\b/i.test(heading)) return undefined;
  const read = given.filter((sample) => parsePeriod(sample) !== undefined);
  if (/^month(?: name)?$/i.test(heading) && read.length === 0)
    return { role: 'month', because: 'Its heading is "month", and its cells name months without a year.' };
  const isTimed =
    read.length >= given.length * 0.8 && given.some((sample) => /\D/.test(sample.trim()) || isYears);
  if (!isTimed) return undefined;
  const because = `Its cells read as dates or periods, such as "${given[0]}".`;
  if (START.test(heading)) return { role: 'period-start', because };
  return END.test(heading) ? { role: 'period-end', because } : { role: 'period', because };
}

function listGuess(heading: string, given: readonly string[]): Guess | undefined {
  const list = guessList(heading, given);
  return list === 'own'
    ? undefined
    : { role: 'group', list, because: `Its heading and cells fit ${CODE_LISTS[list].title}.` };
}

function numberGuess(heading: string): Guess {
  if (VALUE.test(heading))
    return { role: 'value', because: 'Its heading names a rate, a percentage or an average.' };
  if (DENOMINATOR.test(heading))
    return { role: 'denominator', because: 'Its heading says how many there could be.' };
  if (RECORD_ID.test(heading) && !NUMERATOR.test(heading))
    return { role: 'leave-out', because: 'It seems to number the rows.' };
  if (CODE.test(heading)) return { role: 'place', because: 'Its heading says that it is a code.' };
  return { role: 'numerator', because: 'Its cells are numbers.' };
}

function wordGuess(heading: string, given: readonly string[]): Guess {
  const percents = given.filter((sample) => parsePercent(sample) !== undefined);
  if (percents.length === given.length) return { role: 'value', because: 'Its cells are percentages.' };
  if (given.every((sample) => /^(?:yes|no|y|n|true|false)$/i.test(sample.trim())))
    return { role: 'outcome', because: 'Its cells are yes or no.' };
  if (PLACE.test(heading))
    return {
      role: /\bname\b/i.test(heading) ? 'place-name' : 'place',
      because: 'Its heading names a kind of place.',
    };
  if (RECORD_ID.test(heading) || new Set(given).size > Math.max(20, given.length * 0.9))
    return { role: 'leave-out', because: 'Nearly every row has another text here, so it is no group.' };
  return { role: 'group', list: 'own', because: 'Its cells are words that come again.' };
}
