import {
  ageBand,
  deprivationDecile,
  ETHNIC_CATEGORIES,
  ethnicCategory,
  sex,
  SEXES,
  unknownValue,
  type CodeEntry,
} from '@fairshift/codes';
import type { Choice } from '@fairshift/ui';
import type { ListName, MappingValues, OfferedColumn } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';

/** A word of the file, and what it is read as. */
export interface LabelRow {
  readonly label: string;
  /** What the list makes of it by itself. */
  readonly known: string | undefined;
  /** What a person says that it stands for; `KEPT`: nothing else. */
  readonly own: string;
  /** What stands on charts. */
  readonly meaning: string | undefined;
}

export const KEPT = '';

/** As the source reads each list. */
const READ: Readonly<Record<ListName, (text: string) => CodeEntry | undefined>> = {
  ethnicity: ethnicCategory,
  sex,
  age: ageBand,
  deprivation: (text) => deprivationDecile(text),
  own: unknownValue,
};
const TENTHS = Array.from({ length: 10 }, (_, index) => String(index + 1));
const UNKNOWN = ['Not stated', 'Not known'];

/** As the source tidies a cell before it looks for a person's own match. */
const tidy = (label: string): string => label.replaceAll(/\s+/g, ' ').trim();

/** The words of a column's first rows, read by the list that the person chose. */
export function labelRows({ heading, matches, samples }: OfferedColumn, values: MappingValues): LabelRow[] {
  const read = READ[values.lists[heading] ?? 'own'];
  const own = values.labels[heading] ?? {};
  const labels = (matches ?? samples.map((label) => ({ label }))).map(({ label }) => tidy(label));
  return [...new Set(labels)].map((label) => {
    const wanted = own[label] ?? KEPT;
    const known = read(label)?.label;
    const meaning = wanted === KEPT ? known : (read(wanted)?.label ?? wanted);
    return { label, known, own: wanted, meaning };
  });
}

/** What a word can be said to stand for: the entries of the list, or the column's other words. */
export function labelChoices(list: ListName, rows: readonly LabelRow[], row: LabelRow): Choice[] {
  const { kept, asRead } = mappingWords.labels;
  const first = { value: KEPT, label: row.known === undefined ? kept : asRead(row.known) };
  return [first, ...choicesOf(list, rows, row)];
}

function choicesOf(list: ListName, rows: readonly LabelRow[], { label }: LabelRow): Choice[] {
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
  switch (list) {
    case 'ethnicity':
      return ETHNIC_CATEGORIES.map((entry) => ({ value: entry.code, label: entry.label }));
    case 'sex':
      return SEXES.map((entry) => ({ value: entry.code, label: entry.label }));
    case 'deprivation':
      return [
        ...TENTHS.map((value) => ({ value, label: deprivationDecile(value)?.label ?? value })),
        ...named(UNKNOWN),
      ];
    case 'age':
      return named([...new Set(rows.flatMap(({ known }) => known ?? [])), ...UNKNOWN]);
    default:
      return named([...rows.map((row) => row.label).filter((other) => other !== label), ...UNKNOWN]);
  }
}
