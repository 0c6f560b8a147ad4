import type { Flag } from '@fairshift/plugin-sdk';
import { type RowProblem, RowRefused } from '@fairshift/tabular';

export type PartName = 'numerator' | 'denominator' | 'value';
export type Bounds = readonly [low: number, high: number | null];

export interface PartFlags {
  readonly flags: readonly Flag[];
  readonly bounds?: Bounds;
}

export type RowFlags = Readonly<Partial<Record<PartName, PartFlags>>>;

const NONE: RowFlags = {};
const TOKEN =
  /^(?:(numerator|denominator|value):)?(suppressed|rounded|provisional|estimated|missing|not-applicable)(?:\[(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)?\])?$/;
const PARTS: readonly PartName[] = ['numerator', 'denominator', 'value'];
/** These say something of the whole row when no part is named. */
const OF_ROW: ReadonlySet<string> = new Set(['provisional', 'estimated']);

/** Reads the `flags` column; equal cells are read once. */
export class FlagReader {
  readonly #known = new Map<string, RowFlags>();

  /** `numerator:suppressed[1-7] denominator:rounded`. @throws RowRefused when the text is no list of flags */
  read(text: string): RowFlags {
    if (text === '') return NONE;
    let flags = this.#known.get(text);
    if (flags === undefined) {
      flags = parseFlags(text);
      if (this.#known.size < 10_000) this.#known.set(text, flags);
    }
    return flags;
  }
}

function parseFlags(text: string): RowFlags {
  const found: Partial<Record<PartName, PartFlags>> = {};
  for (const token of text.trim().split(/[\s;]+/)) {
    const match = TOKEN.exec(token);
    const flag = match?.[2] as Flag | undefined;
    if (match === null || flag === undefined) throw new RowRefused(unknownFlag(token));
    const part = match[1] as PartName | undefined;
    if (part === undefined && !OF_ROW.has(flag)) throw new RowRefused(needsPart(token));
    const bounds = match[3] === undefined ? undefined : boundsOf(match[3], match[4], token);
    for (const name of part === undefined ? PARTS : [part]) {
      const before = found[name];
      const kept = bounds ?? before?.bounds;
      found[name] = {
        flags: [...(before?.flags ?? []), flag],
        ...(kept === undefined ? {} : { bounds: kept }),
      };
    }
  }
  return found;
}

function boundsOf(low: string, high: string | undefined, token: string): Bounds {
  const bounds: Bounds = [Number(low), high === undefined ? null : Number(high)];
  if (bounds[1] !== null && bounds[1] < bounds[0]) throw new RowRefused(unknownFlag(token));
  return bounds;
}

function unknownFlag(token: string): RowProblem {
  return {
    column: 'flags',
    found: token,
    rule: 'flag-unknown',
    message: `"${token.slice(0, 60)}" is not a flag.`,
    remedy: 'Write flags like numerator:suppressed[1-7] denominator:rounded, with a space between them.',
  };
}

function needsPart(token: string): RowProblem {
  return {
    column: 'flags',
    found: token,
    rule: 'flag-without-part',
    message: `The flag "${token}" does not say which number it is about.`,
    remedy: `Write numerator:${token}, denominator:${token} or value:${token}.`,
  };
}
