import type { ProblemRow } from '@fairshift/contracts';
import { z } from 'zod';
import { invalid } from '../errors.js';

const nothing = z.strictObject({});

const row = (issue: z.core.$ZodIssue): ProblemRow => ({
  ...(issue.path.length > 0 ? { column: issue.path.map(String).join('.') } : {}),
  rule: issue.code,
  message: issue.message,
});

export type Checked = { readonly value: unknown } | { readonly problems: readonly ProblemRow[] };

export function check(schema: z.ZodType | undefined, value: unknown): Checked {
  const result = (schema ?? nothing).safeParse(value);
  return result.success ? { value: result.data } : { problems: result.error.issues.slice(0, 50).map(row) };
}

/** The headers that a route names; all others are none of its business. */
export function checkHeaders(
  schema: z.ZodObject | undefined,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Checked {
  const names = Object.keys(schema?.shape ?? {});
  const found = names.map((name) => [name, headers[name.toLowerCase()]] as const);
  return check(schema, Object.fromEntries(found.filter(([, value]) => value !== undefined)));
}

/** Query parameters; one that stands twice is refused, since readers differ about which counts. */
export function checkQuery(schema: z.ZodType | undefined, url: string): Checked {
  const found: Record<string, string> = {};
  for (const [key, value] of new URL(url, 'http://core.invalid').searchParams) {
    if (Object.hasOwn(found, key) || key === '__proto__') {
      return { problems: [{ column: key, rule: 'once', message: 'This stands twice.' }] };
    }
    if (value.includes('\0'))
      return { problems: [{ column: key, rule: 'text', message: 'This is no text.' }] };
    found[key] = value;
  }
  return check(schema, found);
}

/** @throws AppError 422 */
export function valueOf(checked: Checked): unknown {
  if ('problems' in checked) throw invalid(checked.problems);
  return checked.value;
}
