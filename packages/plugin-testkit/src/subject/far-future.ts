import type { Json } from '@fairshift/plugin-sdk';

const YEAR = '2999';
const DATE = /^\d{4}(?=-\d{2})/;
/** Milliseconds or seconds since 1970: what is less is a count of something. */
const INSTANT = 1_000_000_000;

/** The same cursor with every date in it moved to the far future; undefined when it holds none. */
export function farFuture(cursor: Json): Json | undefined {
  let isMoved = false;
  const move = (value: Json): Json => {
    if (typeof value === 'string' && DATE.test(value)) {
      isMoved = true;
      return value.replace(DATE, YEAR);
    }
    if (typeof value === 'number' && value > INSTANT) {
      isMoved = true;
      return value * 20;
    }
    if (Array.isArray(value)) return value.map(move);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, move(each)]));
  };
  const moved = move(cursor);
  return isMoved ? moved : undefined;
}
