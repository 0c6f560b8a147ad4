import { type CodeEntry, plain } from './code-entry.js';
import { unknownValue } from './unknown-values.js';

export interface AgeBand extends CodeEntry {
  /** Whole years, both included; a `null` end is open. */
  readonly from: number;
  readonly to: number | null;
}

/** A named set of bands: bands of different schemes are never taken for one another. */
export interface AgeScheme {
  readonly id: string;
  readonly title: string;
  readonly bands: readonly AgeBand[];
}

/**
 * Cervical screening in England. The first invitation comes at 24 and a half, but the published cohort is
 * 25 to 49; the paper's "24 to 49" is not a published band and is not read as one.
 */
export const CERVICAL_SCREENING_AGES: AgeScheme = {
  id: 'cervical-screening',
  title: 'Cervical screening age groups',
  bands: [band(25, 49), band(50, 64)],
};

/**
 * An age band from `25-49 yrs`, `25 to 49`, `95+`, `0_4`, `under 18`, `65 and over`,
 * `4 years and under`, or one year of age.
 * The position follows the youngest age. Undefined for anything else, `All ages` included.
 */
export function ageBand(text: string): AgeBand | CodeEntry | undefined {
  const words = plain(text)
    .replace(/^(?:aged?|ages) /, '')
    .replace(/ ?(?:yrs?|years?)(?: old)?(?= and (?:under|over)$|$)/, '');
  const range = /^(\d{1,3}) ?(?:-|–|_|to) ?(\d{1,3})$/.exec(words);
  if (range !== null) return ordered(Number(range[1]), Number(range[2]));
  const open =
    /^(\d{1,3}) ?(?:\+|plus|and over|or over|and older)$/.exec(words) ?? /^over (\d{1,3})$/.exec(words);
  if (open !== null) return band(Number(open[1]) + (words.startsWith('over') ? 1 : 0), null);
  const under = /^(?:under|<) ?(\d{1,3})$/.exec(words);
  if (under !== null && Number(under[1]) > 0) return band(0, Number(under[1]) - 1);
  const upTo = /^(\d{1,3}) (?:and under|or under|and younger)$/.exec(words);
  if (upTo !== null) return band(0, Number(upTo[1]));
  const single = /^\d{1,3}$/.exec(words);
  return single === null ? unknownValue(text) : band(Number(words), Number(words));
}

/** The band of a scheme that a label names; undefined when the scheme has no such band. */
export function ageBandOf(scheme: AgeScheme, text: string): AgeBand | undefined {
  const found = ageBand(text);
  return found === undefined ? undefined : scheme.bands.find((candidate) => candidate.code === found.code);
}

function ordered(from: number, to: number): AgeBand | undefined {
  return to > from ? band(from, to) : undefined;
}

function band(from: number, to: number | null): AgeBand {
  const code = to === null ? `${from}+` : from === to ? String(from) : `${from}-${to}`;
  const label = to === null ? `${from} and over` : from === to ? String(from) : `${from} to ${to}`;
  return { code, label, role: 'group', position: from + 1, from, to };
}
