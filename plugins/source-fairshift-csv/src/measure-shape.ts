import type { ColumnKind, MeasureSpec } from '@fairshift/plugin-sdk';
import { parseNumber } from '@fairshift/tabular';

/** What the file says of one measure; gathered from all its rows before the first one is read. */
export interface MeasureShape {
  readonly name: string;
  readonly id: string;
  title: string;
  kind: string;
  unit: string;
  multiplier: string;
  polarity: string;
  overPeriods: string;
  hasNumerator: boolean;
  hasDenominator: boolean;
  hasValue: boolean;
}

/** A measure with the ids of its numbers in a row's cells. */
export interface ReadyMeasure {
  readonly id: string;
  readonly kind: 'count' | 'proportion' | 'rate' | 'mean' | 'value' | 'individual' | 'event';
  /** What the file says it is, where its numbers do not bear that out. */
  readonly unborne?: 'event' | 'individual';
  readonly multiplier: number;
  /** Where the numerator goes; for a count or a value this is the measure itself. */
  readonly first: string;
  readonly denominator: string | undefined;
}

const KINDS = new Set(['count', 'proportion', 'rate', 'mean', 'value', 'individual', 'event']);
/** Kinds that a column says more of than its numbers do: rows that are one event, or one of several values. */
const SAID: Readonly<Record<string, ReadyMeasure['kind']>> = { count: 'event', value: 'individual' };
/** Values, and moments: there is nothing to add up. */
const NEVER_SUMMED: ReadonlySet<string> = new Set(['value', 'individual', 'event']);
const POLARITIES = new Set(['higher-is-better', 'lower-is-better', 'neither']);

/** A measure of which nothing is known but its name. Its id keeps clear of the ids in `taken`. */
export function newMeasure(name: string, taken: ReadonlySet<string>): MeasureShape {
  const id = measureId(name);
  return {
    name,
    id: taken.has(id) ? `measure-${id}` : id,
    title: '',
    kind: '',
    unit: '',
    multiplier: '',
    polarity: '',
    overPeriods: '',
    hasNumerator: false,
    hasDenominator: false,
    hasValue: false,
  };
}

/** `Coverage (25-49)` is `coverage-25-49`. */
function measureId(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Kind, multiplier and cell ids; a kind that the numbers do not bear falls back to what they are. */
export function readyMeasure(shape: MeasureShape): ReadyMeasure {
  const kind = kindOf(shape);
  const ratio = kind === 'proportion' || kind === 'rate' || kind === 'mean';
  const given = parseNumber(shape.multiplier) ?? 0;
  const usual = kind === 'proportion' ? 100 : kind === 'rate' ? 1_000 : 1;
  return {
    id: shape.id,
    kind,
    ...(isUnborne(shape.kind, kind) ? { unborne: shape.kind } : {}),
    multiplier: given > 0 ? given : usual,
    first: ratio ? `${shape.id}-numerator` : shape.id,
    denominator: ratio ? `${shape.id}-denominator` : undefined,
  };
}

const isUnborne = (said: string, kind: ReadyMeasure['kind']): said is 'event' | 'individual' =>
  (said === 'event' || said === 'individual') && said !== kind;

function kindOf(shape: MeasureShape): ReadyMeasure['kind'] {
  const derived =
    shape.hasNumerator && shape.hasDenominator ? 'proportion' : shape.hasNumerator ? 'count' : 'value';
  if (!KINDS.has(shape.kind)) return derived;
  const kind = shape.kind as ReadyMeasure['kind'];
  if (derived === 'proportion') return kind === 'rate' || kind === 'mean' ? kind : 'proportion';
  return SAID[derived] === kind ? kind : derived;
}

/** The measure, and for a ratio its two parts before it. */
export function measureSpecs(shape: MeasureShape): readonly MeasureSpec[] {
  const ready = readyMeasure(shape);
  const title = shape.title === '' ? titleOf(shape.name) : shape.title;
  const overPeriods: 'sum' | 'none' =
    shape.overPeriods === 'none' || NEVER_SUMMED.has(ready.kind) ? 'none' : 'sum';
  const polarity = polarityOf(shape.polarity);
  const unit = shape.unit === '' ? usualUnit(ready) : shape.unit;
  if (ready.denominator === undefined) {
    const aggregation = ready.kind === 'count' ? 'sum' : 'none';
    return [{ id: shape.id, title, kind: ready.kind, unit, polarity, aggregation, overPeriods }];
  }
  const part = {
    kind: 'count' as ColumnKind,
    unit: 'count',
    polarity: 'neither' as const,
    aggregation: 'sum' as const,
    overPeriods,
  };
  return [
    { ...part, id: ready.first, title: `${title}: numerator` },
    { ...part, id: ready.denominator, title: `${title}: denominator` },
    {
      id: shape.id,
      title,
      kind: ready.kind,
      numerator: ready.first,
      denominator: ready.denominator,
      multiplier: ready.multiplier,
      unit,
      polarity,
      aggregation: 'ratio-of-sums',
      overPeriods,
    },
  ];
}

function polarityOf(text: string): MeasureSpec['polarity'] {
  return POLARITIES.has(text) ? (text as MeasureSpec['polarity']) : 'neither';
}

function usualUnit({ kind, multiplier }: ReadyMeasure): string {
  if (kind === 'proportion') return '%';
  if (kind === 'event' || kind === 'individual') return kind === 'event' ? 'events' : 'value';
  return kind === 'rate' ? `per ${multiplier.toLocaleString('en-GB')}` : kind;
}

function titleOf(name: string): string {
  const words = name.trim().replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
