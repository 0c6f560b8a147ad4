import { isPlainObject } from './plain-json.js';

/** One point as the walk control says it, and where it stands in the picture. */
export interface WalkPoint {
  readonly period: string;
  readonly text: string;
  readonly signal?: 'improvement' | 'concern' | 'change' | 'beyond';
  /** Numbers of the patterns that it is part of, on a control chart; elsewhere each signal stands for itself. */
  readonly patterns?: readonly number[];
  /** Index of the series in the option, and of the point in its data. */
  readonly series: number;
  readonly index: number;
}

export interface RuleSetUsed {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly rules: readonly { readonly name: string; readonly found: string }[];
}

const keyMarks = [
  'none',
  'improvement',
  'concern',
  'change',
  'average',
  'average-extended',
  'limits',
  'target',
  'group-1',
  'group-2',
  'group-3',
  'group-4',
  'interval',
  'held-back',
  'bar',
  'cumulative',
  'overall',
  'beyond',
  'perhaps-beyond',
  'not-known',
  'inner-limits',
  'outer-limits',
] as const;

export type KeyMark = (typeof keyMarks)[number];
export interface KeyItem {
  readonly mark: KeyMark;
  readonly label: string;
}

const signals: readonly unknown[] = ['improvement', 'concern', 'change', 'beyond'];
const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const listIn = (analysis: unknown, key: string): readonly unknown[] => {
  const list = isPlainObject(analysis) ? analysis[key] : undefined;
  return Array.isArray(list) ? list : [];
};

/** A control chart says of each of its points which patterns it is part of. */
function patternsOf(analysis: unknown, index: number): Pick<WalkPoint, 'patterns'> {
  const point = listIn(isPlainObject(analysis) ? analysis['result'] : undefined, 'points')[index];
  const patterns = listIn(point, 'signals').filter(isIndex);
  return patterns.length > 0 ? { patterns } : {};
}

/** The points that can be walked; a chart without time points has none. Entries of another shape are left out. */
export function walkOf(analysis: unknown): readonly WalkPoint[] {
  return listIn(analysis, 'walk').flatMap((entry): WalkPoint[] => {
    if (!isPlainObject(entry)) return [];
    const { period, text, signal, series, index } = entry;
    if (typeof period !== 'string' || typeof text !== 'string') return [];
    if (!isIndex(series) || !isIndex(index)) return [];
    const point = { period, text, series, index };
    if (!signals.includes(signal)) return [point];
    const own = signal as NonNullable<WalkPoint['signal']>;
    return [{ ...point, signal: own, ...patternsOf(analysis, index) }];
  });
}

/** The rule set that the analysis used, if it is a control chart. */
export function ruleSetOf(analysis: unknown): RuleSetUsed | undefined {
  const used = isPlainObject(analysis) ? analysis['ruleSet'] : undefined;
  if (!isPlainObject(used)) return undefined;
  const { id, version, name } = used;
  if (typeof id !== 'string' || typeof version !== 'string' || typeof name !== 'string') return undefined;
  const rules = listIn(used, 'rules').flatMap((rule) => {
    if (!isPlainObject(rule)) return [];
    const { name: ruleName, found } = rule;
    return typeof ruleName === 'string' && typeof found === 'string' ? [{ name: ruleName, found }] : [];
  });
  return { id, version, name, rules };
}

/** True while limits rest on too few points to be firm. */
export const isTrial = (analysis: unknown): boolean => isPlainObject(analysis) && analysis['trial'] === true;

/**
 * The key above the picture: the analysis's own `key`, else the marks that every control chart has.
 */
export function keyOf(analysis: unknown): readonly KeyItem[] {
  const given = listIn(analysis, 'key').flatMap((item): KeyItem[] => {
    if (!isPlainObject(item) || typeof item['label'] !== 'string') return [];
    const mark = keyMarks.find((known) => known === item['mark']);
    return mark ? [{ mark, label: item['label'] }] : [];
  });
  if (given.length > 0 || ruleSetOf(analysis) === undefined) return given;
  const found = new Set(walkOf(analysis).map((point) => point.signal));
  return [
    { mark: 'none', label: 'No change' },
    ...(found.has('improvement') ? [{ mark: 'improvement', label: 'Improvement' } as const] : []),
    ...(found.has('concern') ? [{ mark: 'concern', label: 'Concern' } as const] : []),
    ...(found.has('change') ? [{ mark: 'change', label: 'Change' } as const] : []),
    { mark: 'average', label: 'Average' },
    { mark: 'limits', label: 'Process limits' },
  ];
}
