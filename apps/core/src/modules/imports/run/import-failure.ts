import { RunFailedError } from '../../storage/index.js';

export { failureOf, isPassing, TryAgainError } from '../../storage/index.js';

/** An import that cannot go on; the message is a sentence for its owner. */
export class ImportFailedError extends RunFailedError {
  override readonly code = 'import-failed';
}
