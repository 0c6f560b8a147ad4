import type { TabularError } from './tabular-error.js';

/** What is wrong with one row, in words for the person who brought the file. */
export interface RowProblem {
  /** The heading of the column at fault. */
  readonly column?: string;
  /** The text at fault. */
  readonly found?: string;
  /** A short name of the rule, in kebab case. */
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
}

/** Stops the reading of one row; nothing of the row is taken. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
  readonly code = 'row-refused';

  constructor(readonly problem: RowProblem) {
    // A file may refuse millions of rows, and nobody reads where in the code each was.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(problem.message);
    Error.stackTraceLimit = limit;
  }
}

export interface ProblemEvent extends RowProblem {
  readonly type: 'problem';
  readonly row: number;
}

/** A problem with its row; `found` is cut, since a cell may be long. */
export function problemEvent(row: number, problem: RowProblem): ProblemEvent {
  const { found, ...rest } = problem;
  return { type: 'problem', row, ...rest, ...(found === undefined ? {} : { found: found.slice(0, 100) }) };
}

/** The same for an error of the whole file. */
export function fileProblemEvent(error: TabularError): ProblemEvent {
  return problemEvent(error.row ?? 1, {
    ...(error.column === undefined ? {} : { column: error.column }),
    rule: error.code,
    message: error.message,
    remedy: error.remedy,
  });
}
