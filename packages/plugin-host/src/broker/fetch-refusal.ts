import type { FailureKind } from '@fairshift/plugin-sdk';

/** A request that the host did not make, or that got no whole answer. The message is a sentence for the owner. */
export class FetchRefusal extends Error {
  override readonly name = 'FetchRefusal';
  readonly code = 'fetch-refused';
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly options: {
      /** True when nothing was sent, because it is not allowed. */
      readonly refused?: boolean;
      /** True when the same request may well be answered in a moment. */
      readonly passing?: boolean;
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
  }
}

export const refused = (message: string): FetchRefusal =>
  new FetchRefusal('configuration', message, { refused: true });
