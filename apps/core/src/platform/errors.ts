import type { ProblemRow } from '@fairshift/contracts';

export interface ErrorDetails {
  readonly errors?: readonly ProblemRow[];
  /** With 409: what is stored now. */
  readonly current?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** Every error that a caller may see; the filter turns it into RFC 9457 problem details. */
export class AppError extends Error {
  readonly errors: readonly ProblemRow[] | undefined;
  readonly current: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    /** Kebab-case; becomes `urn:fairshift:problem:<code>`. */
    readonly code: string,
    readonly status: number,
    /** One sentence in plain English, with what to do. */
    detail: string,
    more: ErrorDetails = {},
  ) {
    super(detail, more.cause === undefined ? {} : { cause: more.cause });
    this.errors = more.errors;
    this.current = more.current;
    this.headers = more.headers ?? {};
  }
}

/** One answer for what does not exist and for what belongs to somebody else. */
export const notFound = (): AppError =>
  new AppError('not-found', 404, 'There is nothing here, or it is not yours to see.');

export const forbidden = (
  detail = 'Your role does not allow this. An organisation admin can change it.',
): AppError => new AppError('forbidden', 403, detail);

export const signInNeeded = (): AppError => new AppError('sign-in-needed', 401, 'Sign in first.');

/** Somebody else changed it in between: `current` is what is stored now. */
export const conflict = (
  current: unknown,
  detail = 'Somebody else changed this. Look at both versions.',
): AppError => new AppError('conflict', 409, detail, { current });

export const invalid = (
  errors: readonly ProblemRow[],
  detail = 'Some of what was sent cannot be used.',
): AppError => new AppError('invalid', 422, detail, { errors });
