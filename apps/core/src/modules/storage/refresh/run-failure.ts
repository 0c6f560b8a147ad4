import { randomBytes } from 'node:crypto';
import { SourceRunError } from '@fairshift/plugin-host';
import { CheckedRowsDamagedError } from '../files/checked-rows.js';
import { GenerationError } from '../generations/generation.errors.js';

/** A run that cannot go on; the message is a sentence for its owner. */
export class RunFailedError extends Error {
  readonly code: string = 'run-failed';
}

/** Stopped for now, such as by a lost database: the job is tried again from its checkpoint. */
export class TryAgainError extends Error {
  readonly code = 'try-again';
}

/** SQLSTATE classes and codes after which the same statement may succeed. */
const PASSING_STATES = /^(08|57P0|40001|40P01|53|55P03|25P03)/;
const PASSING_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** What `pg` says without a code when its server is gone. */
const PASSING_WORDS = /connection (terminated|ended)|terminated unexpectedly|timeout exceeded|not queryable/i;

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** Ends of a child that its source has no part in. A source that throws would throw again. */
const PASSING_ENDS = new Set<SourceRunError['code']>(['killed', 'not-started']);

/** Whether a failure says nothing about the file: the database, or the child, was taken away. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof SourceRunError) return PASSING_ENDS.has(error.code);
  // A copy is gone; the next try reads the file itself.
  if (error instanceof CheckedRowsDamagedError) return true;
  const code = codeOf(error);
  return PASSING_STATES.test(code) || PASSING_CODES.has(code) || PASSING_WORDS.test(error.message);
}

/** A sentence for the owner, and a reference number where only we can help. */
export function failureOf(error: unknown): { readonly words: string; readonly reference?: string } {
  const known =
    error instanceof SourceRunError || error instanceof GenerationError || error instanceof RunFailedError;
  if (known) return { words: error.message };
  const reference = randomBytes(4).toString('hex');
  return {
    words: `Something went wrong on our side, and nothing was changed. Quote ${reference} when you ask for help.`,
    reference,
  };
}
