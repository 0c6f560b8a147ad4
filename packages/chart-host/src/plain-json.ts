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
  const visit = (at: unknown, path: string, depth: number): string | undefined => {
    seen += 1;
    if (seen > MAX_VALUES || depth > MAX_DEPTH) return `${path} (too large)`;
    if (at === null || typeof at === 'string' || typeof at === 'boolean') return undefined;
    if (typeof at === 'number') return Number.isFinite(at) ? undefined : path;
    if (Array.isArray(at)) {
      // By index, not by `forEach`: a hole in the array must not be passed over.
      for (let i = 0; i < at.length; i += 1) {
        const fault = visit(at[i], `${path}[${i}]`, depth + 1);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    if (!isPlainObject(at)) return path;
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key !== 'string' || UNSAFE_KEYS.has(key)) return `${path}.${String(key)}`;
      // An undefined property is the same as an absent one, in JSON and in a chart option.
      if (at[key] === undefined) continue;
      const fault = visit(at[key], `${path}.${key}`, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
  return visit(value, '$', 0);
}

export const isJson = (value: unknown): value is Json => notPlainAt(value) === undefined;

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // Objects from a worker or another realm have another Object.prototype; theirs has no prototype either.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
