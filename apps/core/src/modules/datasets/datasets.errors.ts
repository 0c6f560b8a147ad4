import { AppError } from '../../platform/errors.js';

/** A question that the dataset cannot answer, in a sentence. */
export class DatasetQuestionError extends AppError {
  constructor(detail: string) {
    super('dataset-question', 422, detail);
  }
}

/** There is no generation before the current one. */
export class NothingToGoBackToError extends AppError {
  constructor() {
    super('nothing-to-go-back-to', 422, 'There is no earlier version of this dataset to go back to.');
  }
}
