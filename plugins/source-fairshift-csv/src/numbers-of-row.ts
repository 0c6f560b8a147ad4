import type { Flag } from '@fairshift/plugin-sdk';
import { decimalsOf, markTable, parseNumber, parsePercent, readNumber } from '@fairshift/tabular';
import type { PartFlags, PartName } from './flags-column.js';
import type { ReadyMeasure } from './measure-shape.js';
import { RowRefused } from '@fairshift/tabular';

/** One number of a row: `null` exactly when a flag says why there is none. */
export interface NumberRead {
  readonly value: number | null;
  readonly flagged: PartFlags | undefined;
}

const MARKS = markTable(['*', '[c]', '[x]', '[z]']);
const NO_NUMBER: ReadonlySet<Flag> = new Set<Flag>(['suppressed', 'missing', 'not-applicable']);
const MISSING: PartFlags = { flags: ['missing'] };

/** @throws RowRefused when the cell is no number, or cell and flags contradict each other */
export function readPart(name: PartName, text: string, flagged: PartFlags | undefined): NumberRead {
  const number = parseNumber(text);
  if (number !== undefined) {
    if (flagged?.flags.some((flag) => NO_NUMBER.has(flag)) === true)
      throw new RowRefused(numberAndFlag(name, text));
    return { value: number, flagged };
  }
  if (text === '' || text.trim() === '') return { value: null, flagged: withReason(flagged, 'missing') };
  const mark = readNumber(text, MARKS);
  if (mark === undefined || typeof mark === 'number') throw new RowRefused(noNumber(name, text));
  return { value: null, flagged: withReason(flagged, mark.meaning) };
}

function withReason(flagged: PartFlags | undefined, reason: Flag): PartFlags {
  if (flagged === undefined) return reason === 'missing' ? MISSING : { flags: [reason] };
  return flagged.flags.some((flag) => NO_NUMBER.has(flag))
    ? flagged
    : { ...flagged, flags: [...flagged.flags, reason] };
}

/** Checks of one row: signs, parts of a whole, cells that do not belong, a value beside its parts. @throws RowRefused */
export function checkParts(
  measure: ReadyMeasure,
  first: NumberRead,
  second: NumberRead | undefined,
  cells: Readonly<Record<PartName, string>>,
): void {
  if (measure.unborne !== undefined) throw new RowRefused(unborne(measure.unborne));
  if (measure.kind === 'value' || measure.kind === 'individual') return;
  if (measure.kind === 'event' && first.value !== null && first.value !== 1)
    throw new RowRefused(notOneEvent(cells.numerator));
  if (measure.kind !== 'mean' && first.value !== null && first.value < 0)
    throw new RowRefused(negative('numerator', cells.numerator));
  if (second === undefined) {
    if (cells.denominator !== '') throw new RowRefused(strayDenominator(cells.denominator));
  } else {
    if (second.value !== null && second.value < 0)
      throw new RowRefused(negative('denominator', cells.denominator));
    if (
      measure.kind === 'proportion' &&
      !isRounded(first, second) &&
      (first.value ?? 0) > (second.value ?? Infinity)
    ) {
      throw new RowRefused(tooMany(cells));
    }
  }
  // Rounded counts need not make the printed value, nor keep their order.
  if (isRounded(first, second)) return;
  if (cells.value !== '' && first.value !== null && second?.value !== null)
    checkValue(measure, first.value, second?.value, cells.value);
}

function isRounded(...parts: readonly (NumberRead | undefined)[]): boolean {
  return parts.some((part) => part?.flagged?.flags.includes('rounded') === true);
}

/** A value beside its parts is not stored; it must say what they say, to its last printed decimal. */
function checkValue(
  measure: ReadyMeasure,
  numerator: number,
  denominator: number | undefined,
  text: string,
): void {
  const value = parsePercent(text);
  const worked = denominator === undefined ? numerator : (numerator / denominator) * measure.multiplier;
  if (value === undefined) throw new RowRefused(noNumber('value', text));
  if (denominator === 0) return;
  const half = 0.5 * 10 ** -decimalsOf(text);
  if (Math.abs(value - worked) > half + 1e-9 * Math.abs(worked))
    throw new RowRefused(valueDiffers(text, worked));
}

function noNumber(column: string, found: string) {
  return {
    column,
    found,
    rule: 'not-a-number',
    message: `"${found.slice(0, 40)}" is not a number.`,
    remedy:
      'Write a number such as 1234.5. Leave the cell empty if there is none, and say why in the flags column.',
  };
}

function numberAndFlag(column: string, found: string) {
  return {
    column,
    found,
    rule: 'flag-with-number',
    message: `The flags say that there is no ${column}, but the cell holds ${found}.`,
    remedy: 'Empty the cell, or take the flag away. A hidden number must not be in the file.',
  };
}

function negative(column: string, found: string) {
  return {
    column,
    found,
    rule: 'negative-count',
    message: `A count cannot be below zero, but this is ${found}.`,
    remedy: 'Correct the number.',
  };
}

function strayDenominator(found: string) {
  return {
    column: 'denominator',
    found,
    rule: 'denominator-without-numerator',
    message: 'The row has a denominator, but its measure has no numerator.',
    remedy: 'Write the numerator too, or leave the denominator empty.',
  };
}

function unborne(said: 'event' | 'individual') {
  return said === 'event'
    ? {
        column: 'numerator',
        found: '',
        rule: 'event-is-one',
        message: 'The column measure_kind says event, but the rows have no numerator of 1.',
        remedy: 'Write the numerator 1 in each row of an event, and leave denominator and value empty.',
      }
    : {
        column: 'value',
        found: '',
        rule: 'individual-has-value',
        message: 'The column measure_kind says individual, but the rows have no value of their own.',
        remedy: 'Write each single value in the column value, and leave numerator and denominator empty.',
      };
}

function notOneEvent(found: string) {
  return {
    column: 'numerator',
    found,
    rule: 'event-is-one',
    message: `A row of this measure is 1 event, but its numerator is ${found}.`,
    remedy: 'Write a row with the numerator 1 for each event. Leave days without an event out.',
  };
}

function tooMany(cells: Readonly<Record<PartName, string>>) {
  return {
    column: 'numerator',
    found: cells.numerator,
    rule: 'numerator-above-denominator',
    message: `The numerator (${cells.numerator}) is larger than the denominator (${cells.denominator}).`,
    remedy:
      'Check that the two columns are not swapped. If the measure is a rate, write rate in a column measure_kind.',
  };
}

function valueDiffers(found: string, worked: number) {
  return {
    column: 'value',
    found,
    rule: 'value-differs',
    message: `The value is ${found}, but the two counts make ${Number(worked.toPrecision(6))}.`,
    remedy: 'Correct the value or the counts, or leave the value empty.',
  };
}
