import {
  ageBand,
  type CodeEntry,
  deprivationDecile,
  ethnicCategory,
  sex,
  unknownValue,
} from '@fairshift/codes';
import type { Member } from '@fairshift/plugin-sdk';
import { detach } from '@fairshift/tabular';
import type { StratifierColumn } from './layout.js';
import { RowRefused } from '@fairshift/tabular';

type CodeList = (text: string) => CodeEntry | undefined;

/** Which code list a stratifier's heading stands for. */
const CODE_LISTS: readonly { readonly heading: RegExp; readonly read: CodeList }[] = [
  { heading: /^age(?:-|$)/, read: ageBand },
  { heading: /^(?:sex|gender)$/, read: sex },
  { heading: /^ethnic/, read: ethnicCategory },
  { heading: /^(?:deprivation|imd|.*-deprivation)(?:-|$)/, read: deprivationDecile },
];
const EQUITY =
  /^(?:age|sex|gender|ethnic|deprivation|imd|disab|religio|faith|sexual|language|carer|pregnan|marital|education|employ|income|housing|migra|rural|trans|literacy|learning)/;
const TOTALS = new Set(['all', 'total', 'all ages', 'persons', 'everyone', 'all groups']);
/** More values than this are identifiers, not groups. */
const MOST_GROUPS = 1_000;

/** Whether a stratifier is about people's characteristics (`equity`) or another grouping. */
export function stratifierRole(id: string): 'equity' | 'category' {
  return EQUITY.test(id) ? 'equity' : 'category';
}

/** The groups of one stratifier. New ones wait in `fresh` until they have been announced. */
export class GroupValues {
  readonly #codes = new Map<string, string>();
  readonly #announced = new Set<string>();
  readonly #list: CodeList | undefined;
  fresh: Member[] = [];

  constructor(readonly column: StratifierColumn) {
    this.#list = CODE_LISTS.find(({ heading }) => heading.test(column.id))?.read;
  }

  /** Code of a group; undefined for an empty cell, which is a published total. @throws RowRefused */
  code(text: string): string | undefined {
    return text === '' ? undefined : (this.#codes.get(text) ?? this.#learn(text));
  }

  #learn(cell: string): string | undefined {
    const text = plainText(cell);
    if (text === '') return undefined;
    if (TOTALS.has(text.toLowerCase()))
      throw this.#refuse(
        cell,
        'group-is-total',
        `"${text}" is a total, not a group.`,
        'Leave the cell empty where a row is about everyone.',
      );
    if (this.#announced.size >= MOST_GROUPS) {
      throw this.#refuse(
        cell,
        'too-many-groups',
        `The column has more than ${MOST_GROUPS} different groups.`,
        'Put people into groups before the import. Leave out names and numbers of persons.',
      );
    }
    const entry = this.#list?.(text) ?? unknownValue(text);
    const code = entry?.code ?? text;
    this.#codes.set(detach(cell), code);
    if (!this.#announced.has(code)) {
      this.#announced.add(code);
      this.fresh.push(
        entry === undefined
          ? { code, label: text }
          : { code, label: entry.label, role: entry.role, position: entry.position },
      );
    }
    return code;
  }

  #refuse(found: string, rule: string, message: string, remedy: string): RowRefused {
    return new RowRefused({ column: this.column.heading, found, rule, message, remedy });
  }
}

/** A quote before what a spreadsheet would take for the start of a formula, in normal and full width. */
const SAFE_QUOTE = /^'(?=[\s\uFEFF\u200B]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * Text of a cell without outer spaces, and without the quote that exports put before a formula sign
 * so that a spreadsheet does not run it.
 */
export function plainText(cell: string): string {
  return detach(cell.trim().replace(SAFE_QUOTE, '').trim());
}
