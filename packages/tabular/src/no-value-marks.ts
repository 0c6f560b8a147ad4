/** Why a cell holds no number. Zero is none of these. */
export type NoValueMeaning = 'suppressed' | 'missing' | 'not-applicable';

export interface NoValue {
  readonly meaning: NoValueMeaning;
  /** What a suppressed number can be, both ends included; a `null` high is unbounded. */
  readonly bounds?: readonly [low: number, high: number | null];
}

/**
 * Marks seen in published files, with their usual meaning. A source picks those its publisher uses:
 * the same mark means different things elsewhere (`c` is a code in some files).
 */
export const NO_VALUE_MARKS = {
  '': 'missing',
  '*': 'suppressed',
  '-': 'missing',
  '.': 'missing',
  '..': 'missing',
  ':': 'missing',
  '?': 'suppressed',
  c: 'suppressed',
  x: 'missing',
  z: 'not-applicable',
  '[c]': 'suppressed',
  '[x]': 'missing',
  '[z]': 'not-applicable',
  NA: 'missing',
  'N/A': 'not-applicable',
  'n/a': 'not-applicable',
  NULL: 'missing',
  Suppressed: 'suppressed',
  '<Suppressed>': 'suppressed',
} as const satisfies Readonly<Record<string, NoValueMeaning>>;

export type KnownMark = keyof typeof NO_VALUE_MARKS;
export type MarkTable = ReadonlyMap<string, NoValue>;

/** The usual meanings of the marks named, and a source's own ones, which win. */
export function markTable(
  marks: readonly KnownMark[],
  own: Readonly<Record<string, NoValue>> = {},
): MarkTable {
  const table = new Map<string, NoValue>();
  for (const mark of marks) table.set(mark, { meaning: NO_VALUE_MARKS[mark] });
  for (const [mark, value] of Object.entries(own)) table.set(mark, value);
  return table;
}

/** `<under 6>`, `under 8`, `<5`: a hidden count that can be 0 up to the number before; else undefined. */
export function parseUnderMark(text: string): NoValue | undefined {
  const match =
    /^<?\s*(?:under|less than|fewer than|<)\s*(\d{1,4})>?$/i.exec(text.trim()) ??
    /^<\s*(\d{1,4})$/.exec(text.trim());
  const limit = Number(match?.[1]);
  return match === null || limit < 1 ? undefined : { meaning: 'suppressed', bounds: [0, limit - 1] };
}
