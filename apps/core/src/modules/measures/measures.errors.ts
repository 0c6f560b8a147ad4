import { AppError } from '../../platform/errors.js';

/** A measure cannot be made because dataset, column or definition do not fit together. */
export class MeasureDoesNotFit extends AppError {
  constructor(detail: string) {
    super('measure-does-not-fit', 422, detail);
  }
}

/** A copy of what another organisation published: only its owner makes new versions. */
export class NotYourDefinition extends AppError {
  constructor() {
    super(
      'not-your-definition',
      403,
      'Another organisation owns this definition. Make your own if you need it different.',
    );
  }
}

/** The day that a chart is asked for lies before its measure was made. */
export class NotThereYet extends AppError {
  constructor() {
    super('not-there-yet', 422, 'This measure was not there yet on that day. Choose a later day.');
  }
}

/** The day that a chart is asked for has not begun. */
export class StillToCome extends AppError {
  constructor() {
    super('still-to-come', 422, 'That day has not come yet. Choose today, or a day before.');
  }
}
