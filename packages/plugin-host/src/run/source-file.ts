import type { FileFacts } from '../protocol.js';

/**
 * An uploaded file that is open. The child gets a copy of the descriptor, as a program gets its standard input: it
 * reads without asking the worker for each piece, and never learns a path.
 */
export interface SourceFile extends FileFacts {
  /** Open for reading only, until the run has started. */
  readonly descriptor: number;
}
