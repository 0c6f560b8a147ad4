import { AppError } from '../../platform/errors.js';

/** What was asked does not fit the state that the import is in. */
export class ImportStateError extends AppError {
  constructor(detail: string) {
    super('import-state', 409, detail);
  }
}

/** Source, answers or dataset that this file cannot have. */
export class ImportChoiceError extends AppError {
  constructor(detail: string) {
    super('import-choice', 422, detail);
  }
}

/** A name that cannot be a file's. */
export const fileNameMissing = (): AppError =>
  new AppError('file-name', 422, 'Send the name of the file in the header X-File-Name, percent-encoded.');
