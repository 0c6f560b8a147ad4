import { invalid } from './errors.js';
import { isId } from './ids.js';

/** An opaque `after` of a list: the sort values of the last item. */
export const encodeAfter = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const isPosition = (value: unknown): boolean =>
  Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;

/**
 * The values of an `after`, or undefined for the first page. The last one is the id that breaks ties.
 * @throws AppError 422 when it is not one of ours
 */
export function decodeAfter(
  after: string | undefined,
  length: number,
  isLast: (value: unknown) => boolean = isId,
): (string | number)[] | undefined {
  if (after === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    const ours = (value: unknown) => typeof value === 'string' || typeof value === 'number';
    if (Array.isArray(values) && values.length === length && values.every(ours) && isLast(values.at(-1)))
      return values;
  } catch {
    // Falls through: the text is not ours.
  }
  throw invalid([{ column: 'after', rule: 'after', message: 'Use the value of next as it was given.' }]);
}

/** `rows` were read with one more than `limit`: the extra one tells that there is a next page. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, after }: { item: (row: Row) => Item; after: (row: Row) => readonly (string | number)[] },
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(item);
  return rows.length > limit && last !== undefined ? { items, next: encodeAfter(after(last)) } : { items };
}

/** The id of an `after` of a list that is sorted by id alone. */
export const idAfter = (after: string | undefined): string | undefined =>
  decodeAfter(after, 1)?.[0] as string | undefined;

/** A page of items that are sorted by id alone; read with one more than `limit`. */
export const pageById = <T extends { readonly id: string }>(items: readonly T[], limit: number) =>
  page(items, limit, { item: (each) => each, after: (each) => [each.id] });

/** The position of an `after` of a list that is sorted by position, from 1 on; 0 for the first page. */
export const positionAfter = (after: string | undefined): number =>
  (decodeAfter(after, 1, isPosition)?.[0] ?? 0) as number;
