import {
  ageBand,
  type CodeEntry,
  CODE_SYSTEMS,
  deprivationDecile,
  ethnicCategory,
  sex,
  unknownValue,
} from '@fairshift/codes';
import type { ListName } from './mapping.js';

type Read = (text: string) => CodeEntry | undefined;

interface CodeList {
  readonly title: string;
  readonly heading: RegExp;
  readonly read: Read;
  readonly codeSystem?: string;
}

export const CODE_LISTS: Readonly<Record<Exclude<ListName, 'own'>, CodeList>> = {
  ethnicity: {
    title: 'the NHS list of ethnic categories',
    heading: /ethnic|^race$/i,
    read: ethnicCategory,
    codeSystem: CODE_SYSTEMS.ethnicCategory,
  },
  sex: { title: 'the list of sexes', heading: /^(?:sex|gender)\b/i, read: sex, codeSystem: CODE_SYSTEMS.sex },
  age: { title: 'age groups', heading: /\bage\b/i, read: ageBand, codeSystem: CODE_SYSTEMS.ageBand },
  deprivation: {
    title: 'deprivation tenths',
    heading: /\bimd\b|depriv|decile/i,
    read: (text) => deprivationDecile(text),
  },
};

/** The list that a heading names, when its values fit: a list that knows hardly any of them is the wrong one. */
export function guessList(heading: string, samples: readonly string[]): ListName {
  for (const [name, { heading: pattern, read }] of Object.entries(CODE_LISTS)) {
    if (!pattern.test(heading)) continue;
    const given = samples.filter((sample) => sample.trim() !== '');
    if (given.filter((sample) => read(sample) !== undefined).length * 2 >= given.length)
      return name as ListName;
  }
  return 'own';
}

/** The entry that a label stands for: the person's own match first, then the list. */
export function matchLabel(
  text: string,
  list: ListName,
  own?: Readonly<Record<string, string>>,
): CodeEntry | undefined {
  const wanted = own?.[text] ?? text;
  const read = list === 'own' ? unknownValue : CODE_LISTS[list].read;
  return (
    read(wanted) ??
    (own?.[text] === undefined ? undefined : { code: wanted, label: wanted, role: 'group', position: 0 })
  );
}
