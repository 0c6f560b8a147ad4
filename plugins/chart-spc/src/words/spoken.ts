import type { SpcResult } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { sideOf } from './numbers.js';

const BRITISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number as somebody would say it: “there were about 2”, “it is less than 1 in 100”. */
export interface Spoken {
  readonly was: string;
  readonly is: string;
}

/** “About”, or on which side of a whole number it lies where only that shows if the target is met. */
function roughly(value: number, target: number | null): string {
  const whole = Math.round(value);
  const side = target === null ? 0 : sideOf(value, target);
  if (side < 0 && whole >= (target ?? 0)) return 'a little less than';
  if (side > 0 && whole <= (target ?? 0)) return 'a little more than';
  return 'about';
}

/** “about 7”, “less than 1”, “about minus 3”: whole numbers only. */
function about(value: number, target: number | null): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1) return value > 0 ? 'less than 1' : 'a little below 0';
  return `${roughly(value, target)} ${value < 0 ? 'minus ' : ''}${BRITISH.format(size)}`;
}

/** Per cent as so many in 100: “about 67 in 100”, “nearly all”. */
function inHundred(value: number, target: number | null): string {
  if (value <= 0) return 'none';
  if (value >= 100) return 'all of them';
  if (value < 1) return 'less than 1 in 100';
  const whole = Math.round(value);
  return whole === 100 ? 'nearly all of them' : `${roughly(value, target)} ${whole} in 100`;
}

function told({ form, unit, counted, target }: SpcAnalysis, value: number): string {
  const aim = target?.value ?? null;
  if (form === 'proportion') return inHundred(value, aim);
  if (unit === '%') return `${about(value, aim)}%`;
  const named = (form === 'individual' || form === 'mean') && /^[\p{L}]+$/u.test(counted);
  return named ? `${about(value, aim)} ${counted}` : about(value, aim);
}

/** An average in words, in the past and in the present. */
export function spoken(analysis: SpcAnalysis, value: number): Spoken {
  if (analysis.form !== 'count') {
    const text = told(analysis, value);
    return { was: `it was ${text}`, is: `it is ${text}` };
  }
  const text = value === 0 ? 'none' : about(value, analysis.target?.value ?? null);
  const isOne = text === 'about 1';
  return {
    was: `there ${isOne ? 'was' : 'were'} ${text}`,
    is: `there ${isOne ? 'is' : 'are'} ${text}`,
  };
}

/** Position of the last drawn point. */
export const nowOf = ({ points }: SpcResult): number => points.findLastIndex(({ value }) => value !== null);
