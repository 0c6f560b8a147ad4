import { isSameEntry, type MeasureContextJson } from '@fairshift/contracts';

export type SentContext = Omit<MeasureContextJson, 'reference'>;
export type Problem = { readonly column: string; readonly rule: string; readonly message: string };

export const problemOf = (column: string, rule: string, message: string): Problem => ({
  column,
  rule,
  message,
});

type Entry = { readonly by: string };

/** Where new entries stand in what was sent; each that is stored stands for one that is equal, not for two. */
function newIn(sent: readonly Entry[], stored: readonly Entry[]): number[] {
  const left = [...stored];
  return [...sent.entries()].flatMap(([at, entry]) => {
    const same = left.findIndex((old) => isSameEntry(old, entry));
    if (same < 0) return [at];
    left.splice(same, 1);
    return [];
  });
}

/** What each new entry says in words, by field, and what is asked where it says nothing. */
type Asked = Readonly<Record<string, string>>;

const WHY: Readonly<Record<string, Asked>> = {
  ruleSet: { reason: 'Give the reason for these rules.' },
  chart: { reason: 'Give the reason for this chart.' },
  limits: { reason: 'Give the reason for these limits.' },
  baseline: { reason: 'Give the reason for the baseline.' },
  phases: { name: 'Name the phase.', reason: 'Give the reason for the phase.' },
  targets: { label: 'Name the target.', reason: 'Give the reason for the target.' },
  exclusions: { reason: 'Give the reason for leaving these points out.' },
  annotations: { text: 'Say in the note what happened.' },
};

/** Texts without what stands around them; undefined for a field that is not there. */
function said(entry: object, field: string): unknown {
  const value = (entry as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value.trim() : value;
}

const blanks = (entry: object, asked: Asked, column: string): Problem[] =>
  Object.entries(asked)
    .filter(([field]) => [undefined, ''].includes(said(entry, field) as string | undefined))
    .map(([field, message]) => problemOf(`${column}.${field}`, 'not-empty', message));

const LISTS = ['phases', 'targets', 'exclusions', 'annotations'] as const;
const SINGLES = ['ruleSet', 'chart', 'limits', 'baseline'] as const;

/** By which fields an entry is another's double, and what is said of a second one. */
const ONCE: Readonly<Record<string, { readonly by: readonly string[]; readonly message: string }>> = {
  exclusions: {
    by: ['start', 'end'],
    message: 'These points are left out already. Choose other points, or keep one of the two.',
  },
  targets: {
    by: ['value', 'start', 'end'],
    message: 'This target is set already for the same time. Change it, or keep one of the two.',
  },
  annotations: {
    by: ['at', 'text'],
    message: 'This note is there already on that day. Change it, or keep one of the two.',
  },
};

/** New entries that are doubles; two that are stored already stand in nobody's way. Of two new ones the later is refused. */
function doubles(entries: readonly object[], isNew: readonly number[], by: readonly string[]): number[] {
  const what = entries.map((entry) => JSON.stringify(by.map((field) => said(entry, field))));
  return isNew.filter((at) =>
    what.some((other, index) => other === what[at] && index !== at && (index < at || !isNew.includes(index))),
  );
}

function listProblems(sent: SentContext, stored: SentContext, list: (typeof LISTS)[number]): Problem[] {
  const entries: readonly Entry[] = sent[list];
  const isNew = newIn(entries, stored[list]);
  const { by, message } = ONCE[list] ?? { by: [], message: '' };
  const again = by.length === 0 ? [] : doubles(entries, isNew, by);
  return [
    ...isNew.flatMap((at) => blanks(entries[at]!, WHY[list]!, `context.${list}.${at}`)),
    ...again.map((at) => problemOf(`context.${list}.${at}`, 'once', message)),
  ];
}

/**
 * Each new or changed entry says why, and says what no other does. Those that were stored before this was asked stay as
 * they are: they block nothing else.
 */
export function newEntryProblems(sent: SentContext, stored: SentContext): Problem[] {
  const singles = SINGLES.flatMap((name) => {
    const [entry, before] = [sent[name], stored[name]];
    if (!entry || (before && isSameEntry({ by: '', ...entry }, { by: '', ...before }))) return [];
    return blanks(entry, WHY[name]!, `context.${name}`);
  });
  return [...singles, ...LISTS.flatMap((list) => listProblems(sent, stored, list))];
}
