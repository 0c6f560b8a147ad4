/** The input cannot be charted; `code` says why and the message is for the person. */
export class SpcInputError extends Error {
  override readonly name = 'SpcInputError';
  constructor(
    readonly code:
      | 'unsupported-form'
      | 'no-series'
      | 'bad-date'
      | 'period-mismatch'
      | 'unknown-chart'
      | 'no-time'
      | 'short-baseline'
      | 'rule-length',
    message: string,
  ) {
    super(message);
  }
}

/** The rule set, or this version of it, is not known to the engine. */
export class UnknownRuleSetError extends Error {
  override readonly name = 'UnknownRuleSetError';
  readonly code = 'unknown-rule-set';
}
