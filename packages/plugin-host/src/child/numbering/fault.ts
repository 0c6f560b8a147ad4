import type { SourceProblem } from '../../batch.js';

/** Why one row is left out: the rule, the cell and what to do about it. */
export interface Fault {
  readonly rule: string;
  readonly column: string;
  readonly found: unknown;
  readonly message: string;
  readonly remedy: string;
}

const FAULTS = {
  'unknown-column': [
    'This column is not part of what the source describes.',
    'Tell the maker of the source.',
  ],
  'no-cells': ['The source gave a row without cells.', 'Tell the maker of the source.'],
  period: [
    'This is not a period or a day.',
    'Give the first day and the day after the last, such as 2024-04-01/2024-05-01.',
  ],
  place: ['This is not a place code.', 'Give a code without spaces at its ends, of at most 200 characters.'],
  'group-null': ['This group is empty.', 'Name the group, say "unknown", or leave the column out for "all".'],
  group: [
    'This is not a group of this column.',
    'Give a code without spaces at its ends, of at most 200 characters.',
  ],
  'not-a-number': ['This is not a number.', 'Give a number, or one of the marks for "no number".'],
  negative: ['This count is below zero.', 'Give zero or more.'],
  'numerator-above-denominator': [
    'The numerator is larger than the denominator.',
    'Check whether the two columns are swapped.',
  ],
  'part-missing': ['One part of this figure is not given.', 'Give both the numerator and the denominator.'],
  'flag-unknown': [
    'This mark has no meaning here.',
    'Use suppressed, rounded, provisional, estimated, missing or not-applicable.',
  ],
  'null-without-flag': [
    'There is no number, and no reason why.',
    'Say whether it is suppressed, missing or not applicable.',
  ],
  'number-with-flag': [
    'There is a number, but it is marked as having none.',
    'Leave out the number or the mark.',
  ],
  bounds: [
    'These limits do not fit the cell.',
    'Give the lowest and the highest value that a hidden or rounded number can have.',
  ],
  'published-differs': [
    'The published figure is not what its two parts give.',
    'Check the numerator, the denominator and the figure.',
  ],
} as const;

export type FaultRule = keyof typeof FAULTS;

export function fault(rule: FaultRule, column: string, found: unknown): Fault {
  const [message, remedy] = FAULTS[rule];
  return { rule, column, found, message, remedy };
}

/** A text that the host takes: not too long, and without the byte that no database stores. */
export const plainText = (text: string, most: number): string => text.replaceAll('\0', '').slice(0, most);

/** The problem that the person reads; what was found is cut at 80 characters. */
export function toProblem(row: number, { rule, column, found, message, remedy }: Fault): SourceProblem {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return { row, column: plainText(column, 300), found: plainText(text, 80), rule, message, remedy };
}
