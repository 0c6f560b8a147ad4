import { newId } from '../../src/platform/ids.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function replaceDeep(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceDeep(item, replace));
  if (value === null || typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [replace(key), replaceDeep(item, replace)]),
  );
}

/** A copy with each id in it replaced by another one, alike wherever it stands; bytes stay as they are. */
export function withOtherIds<T>(value: T): T {
  const others = new Map<string, string>();
  const other = (id: string) => {
    if (!others.has(id)) others.set(id, newId());
    return others.get(id)!;
  };
  return replaceDeep(value, (text) => text.replaceAll(UUID, other)) as T;
}

/** Text in which ids no longer tell two values apart. */
export const withoutIds = (text: string): string => text.replaceAll(UUID, 'id');
