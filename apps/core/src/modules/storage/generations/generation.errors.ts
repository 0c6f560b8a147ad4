import type { ColumnEntry } from '@fairshift/plugin-host';

/** Why a load cannot become a generation; the message is a sentence for the person who started it. */
export class GenerationError extends Error {
  constructor(
    readonly code: 'duplicate-observation' | 'measure-changed' | 'not-loading' | 'taken-by-another',
    message: string,
  ) {
    super(message);
  }
}

/** Two rows of a file say something about the same place, period and groups. */
export class DuplicateObservationError extends GenerationError {
  /** @param about what both are about, in words */
  constructor(about: string) {
    super('duplicate-observation', `The file has two rows of ${about}. Remove one and try again.`);
  }
}

/** A measure of the dataset means something else in the new file. */
export class MeasureChangedError extends GenerationError {
  constructor(before: ColumnEntry, now: ColumnEntry) {
    super(
      'measure-changed',
      `"${before.label}" was a ${before.kind} in ${before.unit} and is now a ${now.kind} in ${now.unit}. Import the file as a new dataset.`,
    );
  }
}

/** Another worker goes on with this load, or it was cancelled: this one stops without a trace. */
export class TakenByAnotherError extends GenerationError {
  constructor() {
    super('taken-by-another', 'Another worker has taken this import over.');
  }
}
