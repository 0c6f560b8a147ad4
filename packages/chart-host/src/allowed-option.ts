import { isPlainObject, notPlainAt } from './plain-json.js';

/** What an option may hold at its top. No toolbox, media, map, aria, timeline or links. */
const ROOT_KEYS = new Set([
  'animation',
  'aria',
  'backgroundColor',
  'color',
  'dataset',
  'graphic',
  'grid',
  'legend',
  'series',
  'textStyle',
  'title',
  'tooltip',
  'xAxis',
  'yAxis',
]);

const SERIES_TYPES = new Set(['line', 'bar', 'scatter']);

/** Keys that make the drawing library fetch or open something. */
const REACHING_KEYS = new Set([
  'image',
  'link',
  'sublink',
  'target',
  'renderItem',
  'extraCssText',
  'appendTo',
]);

/**
 * Checks an option from a plugin before the drawing library sees it.
 * @returns what is wrong, for the log; undefined when it may be drawn
 */
export function optionFault(option: unknown): string | undefined {
  const fault = notPlainAt(option);
  if (fault !== undefined) return `not plain JSON at ${fault}`;
  if (!isPlainObject(option)) return 'not an object';
  const strange = Object.keys(option).find((key) => !ROOT_KEYS.has(key));
  if (strange !== undefined) return `unknown key ${strange}`;
  const series = Array.isArray(option['series']) ? option['series'] : [option['series'] ?? {}];
  for (const one of series) {
    const type = isPlainObject(one) ? one['type'] : undefined;
    if (typeof type !== 'string' || !SERIES_TYPES.has(type)) return `unknown series type ${String(type)}`;
  }
  const reaching = reachingIn(option);
  return reaching === undefined ? undefined : `${reaching.what} at $${reaching.rest}`;
}

interface Reaching {
  readonly what: string;
  /** The path to it from the value that was looked at. */
  readonly rest: string;
}

/** What of a value reaches outside. Its path is made on the way back, so that a value without any costs none. */
function reachingIn(value: unknown): Reaching | undefined {
  if (typeof value === 'string')
    return value.startsWith('image://') ? { what: 'picture from outside', rest: '' } : undefined;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const found = reachingIn(value[i]);
      if (found !== undefined) return { ...found, rest: `[${i}]${found.rest}` };
    }
    return undefined;
  }
  if (!isPlainObject(value)) return undefined;
  for (const key of Object.keys(value)) if (REACHING_KEYS.has(key)) return { what: key, rest: '' };
  for (const key of Object.keys(value)) {
    const found = reachingIn(value[key]);
    if (found !== undefined) return { ...found, rest: `.${key}${found.rest}` };
  }
  return undefined;
}
