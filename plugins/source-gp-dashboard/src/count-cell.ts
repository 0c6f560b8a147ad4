import type { Flag } from '@fairshift/plugin-sdk';
import { type MarkTable, type NoValue, readNumber, RowRefused } from '@fairshift/tabular';

/** One count: `null` exactly when `none` says why. */
export interface CountCell {
  readonly value: number | null;
  readonly none: NoValue | undefined;
}

/** A number or one of the publisher's marks. @throws RowRefused for anything else */
export function countCell(text: string, marks: MarkTable, column: string): CountCell {
  const read = readNumber(text, marks);
  if (typeof read === 'number') return { value: read, none: undefined };
  if (read !== undefined) return { value: null, none: read };
  throw new RowRefused({
    column,
    found: text,
    rule: 'not-a-number',
    message: `"${text.slice(0, 40)}" is neither a number nor one of this publisher's marks.`,
    remedy: 'Get the file again from its publisher. If the mark is new, tell us what it means.',
  });
}

type Flags = Record<string, readonly Flag[]>;
type Bounds = Record<string, readonly [low: number, high: number | null]>;

/** The flags and bounds of a row, for those of its counts that have no number. */
export function noValueFields(counts: Readonly<Record<string, CountCell>>): {
  readonly flags?: Flags;
  readonly bounds?: Bounds;
} {
  const flags: Flags = {};
  const bounds: Bounds = {};
  for (const [id, { none }] of Object.entries(counts)) {
    if (none === undefined) continue;
    flags[id] = [none.meaning];
    if (none.bounds !== undefined) bounds[id] = none.bounds;
  }
  if (Object.keys(flags).length === 0) return {};
  return Object.keys(bounds).length === 0 ? { flags } : { flags, bounds };
}
