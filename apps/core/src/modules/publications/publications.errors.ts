import { AppError } from '../../platform/errors.js';

/** The data, the chart or its notes changed after the person looked: they must look again before releasing. */
export class PreviewOutdated extends AppError {
  constructor() {
    super(
      'preview-outdated',
      409,
      'The chart changed since you looked at it. Look again before you release it.',
    );
  }
}

/** A source forbids that its data leave the organisation. */
export class NotReleasable extends AppError {
  constructor(detail: string) {
    super('not-releasable', 422, detail);
  }
}
