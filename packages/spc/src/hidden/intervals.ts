import type { SpcPoint } from '../model.js';

export type Interval = readonly [least: number, most: number];

/** What a held-back point can be, before the multiplier. */
export interface HiddenNumbers {
  /** Counts can only be whole; a single value can be anything between. */
  readonly isWhole: boolean;
  readonly numerator: Interval;
  /** Null where the value is no ratio. */
  readonly denominator: Interval | null;
  readonly value: Interval;
}

/** What a number of a row counts: a part of its denominator, events, or nothing that is whole. */
export type Counted = 'part' | 'events' | 'amount';

type Bounds = readonly [number, number | null];

/** Bounds of a count take in only what a count can be: whole, and not below 0. Null where nothing is left, or no end is known. */
function bounded([least, most]: Bounds, counted: Counted): Interval | null {
  if (most === null) return null;
  const ends: Interval =
    counted === 'amount' ? [least, most] : [Math.max(0, Math.ceil(least)), Math.floor(most)];
  return ends[0] <= ends[1] ? ends : null;
}

function interval(
  known: number | null | undefined,
  bounds: Bounds | undefined,
  counted: Counted,
): Interval | null {
  if (bounds) return bounded(bounds, counted);
  return (known ?? null) === null ? null : [known as number, known as number];
}

/** Of nobody there is no ratio, and no whole is less than its part; a known denominator stays as it is. */
function ofSomebody([least, most]: Interval, numerator: Interval, isPart: boolean): Interval | null {
  const part = isPart ? numerator[0] : 0;
  if (least === most) return most > 0 && most >= part ? [least, most] : null;
  const from = Math.max(least, Math.ceil(part), 1);
  return from <= most ? [from, most] : null;
}

/** A ratio between its least and its most; null where there may be nobody at all. */
function ratio(counted: Counted, numerator: Interval, of: Interval): HiddenNumbers | null {
  const isPart = counted === 'part';
  const denominator = ofSomebody(of, numerator, isPart);
  if (denominator === null || (numerator[0] < 0 && counted !== 'amount')) return null;
  const most = isPart ? Math.min(numerator[1], denominator[1]) : numerator[1];
  const ends = [numerator[0], most].flatMap((part) => denominator.map((whole) => part / whole));
  const top = Math.max(...ends);
  return {
    isWhole: counted !== 'amount',
    numerator: [numerator[0], most],
    denominator,
    value: [Math.min(...ends), isPart ? Math.min(top, 1) : top],
  };
}

/**
 * What a held-back point can be; null where nothing is known of it, or nothing that has an end. A part without an upper
 * end is not taken to reach up to its whole: it is held back because it is small, and halfway would be far too much.
 */
export function hiddenNumbers(point: SpcPoint, counted: Counted, isRatio: boolean): HiddenNumbers | null {
  const { bounds } = point;
  // A row that says nothing of what is hidden may still carry the number itself, which nobody is to see.
  if (bounds?.numerator === undefined && bounds?.denominator === undefined) return null;
  const numerator = interval(point.numerator ?? point.value, bounds.numerator, counted);
  if (!isRatio) {
    if (numerator === null || bounds.numerator === undefined) return null;
    return { isWhole: counted !== 'amount', numerator, denominator: null, value: numerator };
  }
  const denominator = interval(point.denominator, bounds.denominator, counted);
  return numerator && denominator && ratio(counted, numerator, denominator);
}

/** One way that the numbers can be. */
export interface Choice {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number;
}

/** Halfway: what centre line and limits are drawn with. Whole where only whole numbers can be. */
export function halfway({ isWhole, numerator, denominator }: HiddenNumbers): Choice {
  const middle = ([least, most]: Interval) =>
    least === most || !isWhole ? (least + most) / 2 : Math.floor((least + most) / 2);
  const of = denominator && middle(denominator);
  const part = Math.min(middle(numerator), numerator[1]);
  return { numerator: part, denominator: of, value: of === null ? part : part / of };
}

/** How many ways there are, without listing them. */
export function countOf({ isWhole, numerator, denominator }: HiddenNumbers): number {
  if (!isWhole) return numerator[0] === numerator[1] ? 1 : Number.POSITIVE_INFINITY;
  return (numerator[1] - numerator[0] + 1) * (denominator ? denominator[1] - denominator[0] + 1 : 1);
}

/** Every way that whole numbers can be; a part is never more than its whole. */
export function choicesOf({ numerator, denominator, value }: HiddenNumbers): Choice[] {
  const choices: Choice[] = [];
  const [least, most] = denominator ?? [1, 1];
  for (let of = least; of <= most; of += 1) {
    for (let part = numerator[0]; part <= numerator[1]; part += 1) {
      const ratio = part / of;
      if (denominator && ratio > value[1]) break;
      choices.push({
        numerator: part,
        denominator: denominator && of,
        value: denominator ? ratio : part,
      });
    }
  }
  return choices;
}
