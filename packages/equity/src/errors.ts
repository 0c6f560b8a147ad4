export type EquityErrorCode =
  | 'counts-not-whole'
  | 'denominator-not-positive'
  | 'numerator-above-denominator'
  | 'confidence-out-of-range'
  | 'person-level';

/** A number that no method here can answer for. `code` is stable; the message is fit for a person. */
export class EquityError extends Error {
  override readonly name = 'EquityError';
  constructor(
    readonly code: EquityErrorCode,
    message: string,
  ) {
    super(message);
  }
}
