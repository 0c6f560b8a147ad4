import type { Problem, ProblemRow } from '@fairshift/contracts';

/** The server said no, in problem details: `message` is its own sentence for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
  readonly errors: readonly ProblemRow[];
  /** With 409: what is stored now. */
  readonly current: unknown;

  constructor(problem: Problem) {
    super(problem.detail);
    this.code = problem.type.replace(/^urn:fairshift:problem:/, '');
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.current = problem.current;
  }
}

/** No answer came: no network, or the server is not running. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
  readonly code = 'server-unreachable';
  constructor(cause?: unknown) {
    super('We cannot reach the server. Check your connection, then try again.', { cause });
  }
}

/** Whether `error` is a problem with this HTTP status. */
export function hasStatus(error: unknown, status: number): error is ApiProblem {
  return error instanceof ApiProblem && error.status === status;
}

/** The sentence to show a person for any error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof ServerUnreachable) return error.message;
  return 'Something went wrong on this page. Try again, or go back and start from there.';
}
