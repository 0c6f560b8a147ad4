import type { FormatToken, PlainOption } from '@fairshift/plugin-sdk';
import { tokenFormatter } from './formats.js';
import { isPlainObject } from './plain-json.js';

const kinds: readonly unknown[] = ['number', 'percent', 'rate', 'period', 'none'];

function isToken(value: Record<string, unknown>): boolean {
  return (
    kinds.includes(value['$format']) &&
    Object.keys(value).every((key) => key === '$format' || key === 'digits')
  );
}

/** A copy of the option with a formatter of the host wherever a plugin left a token. */
export function withFormatters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFormatters);
  if (!isPlainObject(value)) return value;
  if (isToken(value)) return tokenFormatter(value as unknown as FormatToken);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFormatters(item)]));
}

/**
 * What the drawing library gets: formatters in place, no animation, no description of its own (ours is in the
 * page), and tooltips drawn inside the picture, because HTML tooltips set styles that the policy refuses.
 */
export function drawable(option: PlainOption): Record<string, unknown> {
  const copy = withFormatters(option) as Record<string, unknown>;
  const tooltip = isPlainObject(copy['tooltip'])
    ? { tooltip: { ...copy['tooltip'], renderMode: 'richText', confine: true } }
    : {};
  return { ...copy, ...tooltip, animation: false, aria: { enabled: false } };
}
