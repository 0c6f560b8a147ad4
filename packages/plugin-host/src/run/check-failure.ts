import { z } from 'zod';
import type { SourceRunErrorCode } from '../errors.js';
import { LONGEST_WAIT_MS, type Failure } from '../protocol.js';
import { failureKind } from './check-answers.js';

/** Ends that a child can know of. That it was killed or took too long is for the host to say. */
const OF_CHILD = [
  'source-not-loaded',
  'data-refused',
  'source-failed',
  'fence-refused',
  'fence-incomplete',
  'crashed',
  'out-of-memory',
] as const satisfies readonly SourceRunErrorCode[];

const failure = z.object({
  type: z.literal('failed'),
  code: z.enum(OF_CHILD),
  kind: failureKind,
  message: z.string(),
  detail: z.string().optional(),
  retryAfterMs: z.number().int().min(0).max(LONGEST_WAIT_MS).optional(),
});

/** What a child says of its own end; undefined when it is nothing that a child may say. */
export function checkFailure(message: unknown): Failure | undefined {
  const { success, data } = failure.safeParse(message);
  if (!success) return undefined;
  const { detail, ...rest } = data;
  return {
    ...rest,
    message: rest.message.slice(0, 500),
    ...(detail === undefined ? {} : { detail: detail.slice(0, 2_000) }),
  };
}
