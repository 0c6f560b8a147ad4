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
  return reachingAt(option, '$');
}

function reachingAt(value: unknown, path: string): string | undefined {
  if (typeof value === 'string')
    return value.startsWith('image://') ? `picture from outside at ${path}` : undefined;
  if (Array.isArray(value)) return firstFault(value.map((item, i) => [`${path}[${i}]`, item]));
  if (!isPlainObject(value)) return undefined;
  const key = Object.keys(value).find((name) => REACHING_KEYS.has(name));
  if (key !== undefined) return `${key} at ${path}`;
  return firstFault(Object.entries(value).map(([name, item]) => [`${path}.${name}`, item]));
}

function firstFault(entries: readonly (readonly [string, unknown])[]): string | undefined {
  for (const [path, item] of entries) {
    const fault = reachingAt(item, path);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
