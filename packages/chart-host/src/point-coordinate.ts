import type { PlainOption } from '@fairshift/plugin-sdk';
import { isPlainObject } from './plain-json.js';

type Coordinate = [x: number | string, y: number | string];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value ?? {}]);

function axisIsCategory(
  option: PlainOption,
  key: 'xAxis' | 'yAxis',
  series: Record<string, unknown>,
): boolean {
  const at = series[`${key}Index`];
  const axis = listOf(option[key])[typeof at === 'number' ? at : 0];
  return isPlainObject(axis) && axis['type'] === 'category';
}

const isPart = (value: unknown): value is number | string =>
  typeof value === 'number' || typeof value === 'string';

/**
 * The point's coordinate in the units of its axes. A single number stands against the category axis at the
 * point's own index. Undefined for a gap in the data or for an index that is not there.
 */
export function pointCoordinate(option: PlainOption, series: number, index: number): Coordinate | undefined {
  const one = listOf(option['series'])[series];
  if (!isPlainObject(one)) return undefined;
  const data = one['data'];
  const item: unknown = Array.isArray(data) ? data[index] : undefined;
  const value: unknown = isPlainObject(item) ? item['value'] : item;
  if (Array.isArray(value)) {
    const [x, y]: readonly unknown[] = value;
    return isPart(x) && isPart(y) ? [x, y] : undefined;
  }
  if (typeof value !== 'number') return undefined;
  const lying = axisIsCategory(option, 'yAxis', one) && !axisIsCategory(option, 'xAxis', one);
  return lying ? [value, index] : [index, value];
}
