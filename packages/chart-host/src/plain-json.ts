import type { Json } from '@fairshift/plugin-sdk';

/** Bounds on what a chart may hand over: enough for 10,000 points a series, too little to stall the page. */
const MAX_DEPTH = 24;
const MAX_VALUES = 500_000;

/** Keys that could reach an object's prototype when the option is merged. */
const UNSAFE_KEYS = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * Says where a value stops being plain JSON: a function, a class, a date, a cycle, NaN, an unsafe key.
 * @returns the path of the first fault, or undefined when the value is plain
 */
export function notPlainAt(value: unknown): string | undefined {
  let seen = 0;
  /** The rest of the path from `at` to its first fault: made only where there is one, not for every value. */
  const restTo = (at: unknown, depth: number): string | undefined => {
    seen += 1;
    if (seen > MAX_VALUES || depth > MAX_DEPTH) return ' (too large)';
    if (at === null || typeof at === 'string' || typeof at === 'boolean') return undefined;
    if (typeof at === 'number') return Number.isFinite(at) ? undefined : '';
    if (Array.isArray(at)) {
      // By index, not by `forEach`: a hole in the array must not be passed over.
      for (let i = 0; i < at.length; i += 1) {
        const rest = restTo(at[i], depth + 1);
        if (rest !== undefined) return `[${i}]${rest}`;
      }
      return undefined;
    }
    if (!isPlainObject(at)) return '';
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key !== 'string' || UNSAFE_KEYS.has(key)) return `.${String(key)}`;
      // An undefined property is the same as an absent one, in JSON and in a chart option.
      if (at[key] === undefined) continue;
      const rest = restTo(at[key], depth + 1);
      if (rest !== undefined) return `.${key}${rest}`;
    }
    return undefined;
  };
  const rest = restTo(value, 0);
  return rest === undefined ? undefined : `$${rest}`;
}

export const isJson = (value: unknown): value is Json => notPlainAt(value) === undefined;

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // Objects from a worker or another realm have another Object.prototype; theirs has no prototype either.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
